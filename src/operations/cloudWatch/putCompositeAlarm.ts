import { alarmsIn, parseRule, RuleError } from '../../metrics/compositeRule.ts'
import type { CompositeAlarm } from '../../resources/alarm.ts'
import type { Scope, World } from '../../resources/world.ts'
import { putAlarm, sharedParts } from './alarmInput.ts'
import { alarmArn, alarmNamed, alarmReferred, isComposite, newAlarmName } from './alarms.ts'
import type { CloudWatchOperation } from './cloudWatchOperation.ts'
import { missingParameter, validationError } from './refusals.ts'

/** API Reference, `PutCompositeAlarm`. */
const MOST_CHILDREN = 100

/** Makes an alarm of other alarms' states, or gives the one of that name another rule. */
export const putCompositeAlarm: CloudWatchOperation<'PutCompositeAlarm'> = (context, input) => {
  const { world, caller } = context
  const name = newAlarmName(input.AlarmName)
  for (const member of ['ActionsSuppressor', 'ActionConfiguration'] as const) {
    if (input[member] !== undefined) throw validationError(`Landbridge has not built ${member} of a composite alarm.`)
  }
  const there = alarmNamed(world, caller, name)?.body
  if (there && !isComposite(there)) throw validationError(`${name} is a metric alarm; give the composite alarm another name.`)
  const rule = checkedRule(world, caller, name, input.AlarmRule)
  const alarm: CompositeAlarm = { type: 'composite', ...sharedParts(context, name, there, input), rule }
  putAlarm(context, alarm)
  return {}
}

function checkedRule(world: World, scope: Scope, name: string, rule: string | undefined): string {
  if (rule === undefined || rule.trim() === '') throw missingParameter('AlarmRule')
  if (rule.length > 10_240) throw validationError(`AlarmRule has ${rule.length} characters; at most 10240 are allowed.`)
  const children = childrenIn(rule)
  if (children.length > MOST_CHILDREN) {
    throw validationError(`AlarmRule names ${children.length} alarms; at most ${MOST_CHILDREN} are allowed.`)
  }
  for (const child of children) {
    const row = alarmReferred(world, scope, child)
    if (!row && child !== name)
      throw validationError(`Could not save the composite alarm as alarms [${child}] in the alarm rule do not exist`)
    if (isAbove(world, scope, child, alarmArn(scope, name), new Set())) {
      throw validationError(`Could not save the composite alarm as it would depend on itself through [${child}]`)
    }
  }
  return rule
}

function childrenIn(rule: string): readonly string[] {
  try {
    return alarmsIn(parseRule(rule))
  } catch (thrown) {
    if (!(thrown instanceof RuleError)) throw thrown
    throw validationError(
      `AlarmRule is not valid: ${thrown.message}. It takes ALARM("name"), OK(…), INSUFFICIENT_DATA(…), AND, OR, NOT, TRUE and FALSE.`,
    )
  }
}

/** Whether the alarm is, or depends on, the one with this ARN. */
function isAbove(world: World, scope: Scope, child: string, arn: string, seen: Set<string>): boolean {
  if (child === arn || alarmArn(scope, child) === arn) return true
  const row = alarmReferred(world, scope, child)
  if (!row || seen.has(row.id) || !isComposite(row.body)) return false
  seen.add(row.id)
  return alarmsIn(parseRule(row.body.rule)).some(inner => isAbove(world, scope, inner, arn, seen))
}
