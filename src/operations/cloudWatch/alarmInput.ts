import type { Tag } from '@aws-sdk/client-cloudwatch'
import type { Alarm } from '../../resources/alarm.ts'
import { parseArn } from '../../resources/arn.ts'
import type { Tags } from '../../resources/tags.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { compositeAlarmShape, metricAlarmShape } from './alarmShape.ts'
import { alarmArn } from './alarms.ts'
import { remember, rememberingOf } from './alarmTransition.ts'
import { validationError } from './refusals.ts'
import { withNewTags } from './tagInput.ts'

interface Given {
  readonly AlarmDescription?: string | undefined
  readonly ActionsEnabled?: boolean | undefined
  readonly OKActions?: readonly string[] | undefined
  readonly AlarmActions?: readonly string[] | undefined
  readonly InsufficientDataActions?: readonly string[] | undefined
  readonly Tags?: readonly Tag[] | undefined
}

/** What every alarm is told and has: what is there keeps its state and its tags, a new one is unchecked. */
export function sharedParts(context: Context, name: string, there: Alarm | undefined, given: Given) {
  const { AlarmDescription: description, ActionsEnabled = true, OKActions, AlarmActions, InsufficientDataActions } = given
  const { nowMs } = context
  if (description !== undefined && description.length > 1024) {
    throw validationError(`AlarmDescription has ${description.length} characters; at most 1024 are allowed.`)
  }
  const state = there
    ? { state: there.state, reason: there.reason, updatedAt: there.updatedAt, transitionedAt: there.transitionedAt }
    : {
        state: 'INSUFFICIENT_DATA' as const,
        reason: 'Unchecked: Initial alarm creation',
        updatedAt: nowMs,
        transitionedAt: nowMs,
      }
  const tags: Tags = there?.tags ?? withNewTags({}, given.Tags, context.quotas.tagsPerResource)
  return {
    name,
    ...(description === undefined ? {} : { description }),
    actionsEnabled: ActionsEnabled,
    actions: {
      OK: actions(OKActions, 'OKActions'),
      ALARM: actions(AlarmActions, 'AlarmActions'),
      INSUFFICIENT_DATA: actions(InsufficientDataActions, 'InsufficientDataActions'),
    },
    configuredAt: nowMs,
    ...state,
    ...(there?.reasonData === undefined ? {} : { reasonData: there.reasonData }),
    tags,
  }
}

function actions(arns: readonly string[] | undefined, parameter: string): readonly string[] {
  if (arns === undefined) return []
  if (arns.length > 5) throw validationError(`${parameter} has ${arns.length} items; at most 5 are allowed.`)
  for (const arn of arns) if (!parseArn(arn) || arn.length > 1024) throw validationError(`Invalid arn syntax: ${arn}`)
  return arns
}

/** Stores the alarm, to be looked at now, and writes its configuration into its history. */
export function putAlarm({ world, caller, nowMs }: Context, alarm: Alarm): void {
  const id = alarmArn(caller, alarm.name)
  const isNew = world.get('alarm', id) === undefined
  const row = world.put('alarm', id, caller, alarm, { dueAt: nowMs })
  rememberConfiguration(world, row, { type: isNew ? 'Create' : 'Update', nowMs })
}

/** A change of the configuration in the alarm's history. */
export function rememberConfiguration(
  world: Context['world'],
  row: Row<'alarm'>,
  { type, nowMs }: { readonly type: 'Create' | 'Update' | 'Delete'; readonly nowMs: number },
): void {
  const { body } = row
  const shape = body.type === 'metric' ? metricAlarmShape(row, body) : compositeAlarmShape(row, body)
  const done = { Create: 'created', Update: 'updated', Delete: 'deleted' } as const
  remember(world, rememberingOf(row), {
    type: 'ConfigurationUpdate',
    at: nowMs,
    summary: `Alarm "${body.name}" ${done[type]}`,
    data: { version: '1.0', type, [`${done[type]}Alarm`]: shape },
  })
}
