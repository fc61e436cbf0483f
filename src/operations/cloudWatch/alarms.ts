import { alarmsIn, parseRule } from '../../metrics/compositeRule.ts'
import type { Alarm, CompositeAlarm } from '../../resources/alarm.ts'
import { arnText, parseArn, partitionOf } from '../../resources/arn.ts'
import { AwsError } from '../../resources/refusal.ts'
import type { Row, Scope, World } from '../../resources/world.ts'
import { missingParameter, validationError } from './refusals.ts'

/** The id of an alarm's row. */
export function alarmArn({ account, region }: Scope, name: string): string {
  return arnText({ partition: partitionOf(region), service: 'cloudwatch', region, account, resource: `alarm:${name}` })
}

/** The alarm of that name in the account and Region. */
export function alarmNamed(world: World, scope: Scope, name: string): Row<'alarm'> | undefined {
  return world.get('alarm', alarmArn(scope, name))
}

/** The same by name or ARN, as composite alarms and tags refer to it; of nobody else's. */
export function alarmReferred(world: World, scope: Scope, nameOrArn: string): Row<'alarm'> | undefined {
  const arn = parseArn(nameOrArn)
  if (!arn) return alarmNamed(world, scope, nameOrArn)
  const row = world.get('alarm', nameOrArn)
  return row?.account === scope.account && row.region === scope.region ? row : undefined
}

/** The same; refuses where there is none. */
export function knownAlarm(world: World, scope: Scope, name: string | undefined): Row<'alarm'> {
  if (!name) throw missingParameter('AlarmName')
  const row = alarmNamed(world, scope, name)
  if (row) return row
  throw new AwsError('ResourceNotFound', `There is no alarm ${name} in ${scope.region}.`)
}

/** API Reference: 1 to 255 characters, none of them a control character. */
export function newAlarmName(name: string | undefined): string {
  if (name === undefined || name === '') throw missingParameter('AlarmName')
  if (name.length <= 255 && !/\p{Cc}/u.test(name)) return name
  throw validationError('AlarmName takes 1 to 255 characters and no control characters.')
}

/** Composite alarms whose rule names this alarm. */
export function parentsOf(world: World, alarm: Row<'alarm'>): readonly Row<'alarm'>[] {
  return [...world.within('alarm', alarm)].filter(
    ({ body }) =>
      isComposite(body) && alarmsIn(parseRule(body.rule)).some(child => child === alarm.id || child === alarm.body.name),
  )
}

export function isComposite(alarm: Alarm): alarm is CompositeAlarm {
  return alarm.type === 'composite'
}
