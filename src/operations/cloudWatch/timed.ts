import { evaluateAlarm, evaluationStepMs } from '../../metrics/evaluateAlarm.ts'
import { MathError } from '../../metrics/mathSyntax.ts'
import { rollUp } from '../../metrics/publish.ts'
import type { MetricAlarm } from '../../resources/alarm.ts'
import type { Kind } from '../../resources/kinds.ts'
import type { Draft, Row } from '../../resources/world.ts'
import { changeState, evaluateComposite } from './alarmTransition.ts'

/** How long after a period's end it is looked at: what belongs to its last moment has come by then. _Ours_. */
const LAG_MS = 1000

/** Looks at alarms, rolls values up, and forgets old history. Does nothing for any other row. */
export function advanceCloudWatch(draft: Draft, kind: Kind, id: string, nowMs: number): void {
  if (kind === 'metricChunk') rollUp(draft, id, nowMs)
  if (kind === 'alarmHistoryItem') forget(draft, id, nowMs)
  if (kind === 'alarm') evaluate(draft, id, nowMs)
}

function forget(draft: Draft, id: string, nowMs: number): void {
  const dueAt = draft.get('alarmHistoryItem', id)?.dueAt
  if (dueAt !== undefined && dueAt <= nowMs) draft.remove('alarmHistoryItem', id)
}

function evaluate(draft: Draft, id: string, nowMs: number): void {
  const row = draft.get('alarm', id)
  if (row?.dueAt === undefined || row.dueAt > nowMs) return
  const { body } = row
  if (body.type === 'composite') {
    draft.put('alarm', id, row, body, { dueAt: undefined })
    evaluateComposite(draft, id, nowMs)
    return
  }
  const stepMs = evaluationStepMs(body)
  const dueAt = Math.floor((nowMs - LAG_MS) / stepMs) * stepMs + stepMs + LAG_MS
  draft.put('alarm', id, row, body, { dueAt })
  const found = verdict(draft, row, body, nowMs)
  if (found && found.state !== body.state) changeState(draft, id, found, nowMs)
}

/** What was accepted when the alarm was made may still meet data that it cannot be worked out from. */
function verdict(draft: Draft, row: Row<'alarm'>, alarm: MetricAlarm, nowMs: number): ReturnType<typeof evaluateAlarm> {
  try {
    return evaluateAlarm(draft, row, alarm, nowMs)
  } catch (thrown) {
    if (!(thrown instanceof MathError)) throw thrown
    const reason = `The metric math cannot be worked out: ${thrown.message}.`
    return { state: 'INSUFFICIENT_DATA', reason, reasonData: JSON.stringify({ version: '1.0' }) }
  }
}
