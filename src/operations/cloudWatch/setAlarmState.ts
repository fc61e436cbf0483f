import type { AlarmState } from '../../resources/alarm.ts'
import { AwsError } from '../../resources/refusal.ts'
import { knownAlarm } from './alarms.ts'
import { changeState } from './alarmTransition.ts'
import type { CloudWatchOperation } from './cloudWatchOperation.ts'

/** Sets a state until the alarm is next looked at, with everything that follows from it: this is how actions are tried. */
export const setAlarmState: CloudWatchOperation<'SetAlarmState'> = ({ world, caller, nowMs }, input) => {
  const { id } = knownAlarm(world, caller, input.AlarmName)
  const { StateReasonData } = input
  if (StateReasonData !== undefined && !isJson(StateReasonData)) {
    throw new AwsError('InvalidFormatFault', 'StateReasonData is not JSON; leave it out or give a JSON text.')
  }
  const next = {
    state: input.StateValue as AlarmState,
    reason: (input.StateReason ?? '').slice(0, 1023),
    ...(StateReasonData === undefined ? {} : { reasonData: StateReasonData }),
  }
  changeState(world, id, next, nowMs)
  return {}
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
