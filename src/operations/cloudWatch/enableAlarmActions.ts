import type { CloudWatchOperation } from './cloudWatchOperation.ts'
import { switchAlarmActions } from './switchAlarmActions.ts'

export const enableAlarmActions: CloudWatchOperation<'EnableAlarmActions'> = (context, { AlarmNames = [] }) => {
  switchAlarmActions(context, AlarmNames, true)
  return {}
}
