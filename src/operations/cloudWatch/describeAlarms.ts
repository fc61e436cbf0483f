import type { DescribeAlarmsCommandInput } from '@aws-sdk/client-cloudwatch'
import { alarmsIn, parseRule } from '../../metrics/compositeRule.ts'
import type { Row, Scope, World } from '../../resources/world.ts'
import { compositeAlarmShape, metricAlarmShape } from './alarmShape.ts'
import { alarmReferred, isComposite, knownAlarm, parentsOf } from './alarms.ts'
import { alarmTypeOf } from './alarmTransition.ts'
import type { CloudWatchOperation } from './cloudWatchOperation.ts'
import { maxRecords, pageOf } from './page.ts'
import { invalidCombination, invalidValue } from './refusals.ts'

/** Alarms by name; composite ones only where they are asked for, as the API Reference has it. */
export const describeAlarms: CloudWatchOperation<'DescribeAlarms'> = ({ world, caller }, input) => {
  const { AlarmNames, AlarmNamePrefix, AlarmTypes = [], NextToken } = input
  if (AlarmNames && AlarmNames.length > 0 && AlarmNamePrefix !== undefined) {
    throw invalidCombination('The parameters AlarmNames and AlarmNamePrefix are mutually exclusive; specify one of them.')
  }
  if (AlarmNames && AlarmNames.length > 100)
    throw invalidValue(`AlarmNames has ${AlarmNames.length} items; at most 100 are allowed.`)
  const types = AlarmTypes.length === 0 ? ['MetricAlarm'] : AlarmTypes
  const isRelative = input.ChildrenOfAlarmName !== undefined || input.ParentsOfAlarmName !== undefined
  const found = relatives(world, caller, input)
    .filter(row => (isRelative || types.includes(alarmTypeOf(row.body))) && passes(row, input))
    .toSorted((a, b) => (a.body.name < b.body.name ? -1 : 1))
  const { items, next } = pageOf(found, { token: NextToken, size: maxRecords(input.MaxRecords), keyOf: ({ id }) => id })
  return {
    MetricAlarms: items.flatMap(row => (row.body.type === 'metric' ? [metricAlarmShape(row, row.body)] : [])),
    CompositeAlarms: items.flatMap(row => (row.body.type === 'composite' ? [compositeAlarmShape(row, row.body)] : [])),
    ...next,
  }
}

/** All alarms, or those above or below one. */
function relatives(world: World, scope: Scope, input: DescribeAlarmsCommandInput): readonly Row<'alarm'>[] {
  const { ChildrenOfAlarmName, ParentsOfAlarmName } = input
  if (ParentsOfAlarmName !== undefined) return parentsOf(world, knownAlarm(world, scope, ParentsOfAlarmName))
  if (ChildrenOfAlarmName === undefined) return [...world.within('alarm', scope)]
  const { body } = knownAlarm(world, scope, ChildrenOfAlarmName)
  return isComposite(body) ? alarmsIn(parseRule(body.rule)).flatMap(child => alarmReferred(world, scope, child) ?? []) : []
}

function passes({ body }: Row<'alarm'>, input: DescribeAlarmsCommandInput): boolean {
  const { AlarmNames = [], AlarmNamePrefix = '', StateValue, ActionPrefix } = input
  return (
    (AlarmNames.length === 0 || AlarmNames.includes(body.name)) &&
    body.name.startsWith(AlarmNamePrefix) &&
    (StateValue === undefined || body.state === StateValue) &&
    (ActionPrefix === undefined ||
      Object.values(body.actions)
        .flat()
        .some(arn => arn.startsWith(ActionPrefix)))
  )
}
