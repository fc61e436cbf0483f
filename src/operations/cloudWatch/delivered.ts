import type { Draft } from '../../resources/world.ts'
import { alarmArn } from './alarms.ts'
import { remember } from './alarmTransition.ts'

/** Ends a message to a topic, with what became of it in the alarm's history; `problem` undefined = somebody took it. */
export function delivered(draft: Draft, id: string, outcome: { readonly problem?: string; readonly nowMs: number }): void {
  const row = draft.get('alarmNotification', id)
  if (!row) return
  draft.remove('alarmNotification', id)
  const { alarmName, alarmType, topicArn, at, subject, message } = row.body
  const { problem, nowMs } = outcome
  const data = {
    actionState: problem === undefined ? 'Succeeded' : 'Failed',
    stateUpdateTimestamp: at,
    notificationResource: topicArn,
    ...(problem === undefined ? { publishedMessage: JSON.stringify({ default: message, subject }) } : { error: problem }),
  }
  const summary =
    problem === undefined
      ? `Successfully executed action ${topicArn}`
      : `Failed to execute action ${topicArn}. Received error: "${problem}"`
  const about = { id: alarmArn(row, alarmName), account: row.account, region: row.region, alarmName, alarmType }
  remember(draft, about, { type: 'Action', at: nowMs, summary, data })
}
