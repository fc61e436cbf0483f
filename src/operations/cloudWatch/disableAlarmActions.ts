import type { CloudWatchOperation } from './cloudWatchOperation.ts'
import { switchAlarmActions } from './switchAlarmActions.ts'

export const disableAlarmActions: CloudWatchOperation<'DisableAlarmActions'> = (context, { AlarmNames = [] }) => {
  switchAlarmActions(context, AlarmNames, false)
  return {}
}
