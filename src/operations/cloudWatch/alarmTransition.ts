import { longTime } from '../../metrics/alarmReason.ts'
import { alarmsIn, holds, parseRule } from '../../metrics/compositeRule.ts'
import type { Alarm, AlarmHistoryItem, AlarmState, CompositeAlarm } from '../../resources/alarm.ts'
import type { Draft, Row, Scope } from '../../resources/world.ts'
import { alarmMessage } from './alarmMessage.ts'
import { alarmReferred, isComposite, parentsOf } from './alarms.ts'

/** User Guide, "Alarms": history is kept for 30 days. */
const HISTORY_MS = 30 * 86_400_000

interface NewState {
  readonly state: AlarmState
  readonly reason: string
  readonly reasonData?: string
}

/**
 * Gives an alarm a state: with its history, what it has to tell whom, and what follows for composite alarms that look at it.
 * The state that it has already is only given the new reason.
 */
export function changeState(draft: Draft, id: string, next: NewState, nowMs: number): void {
  const row = draft.get('alarm', id)
  if (!row) return
  const { state, reason, reasonData } = next
  const before = row.body
  const { reasonData: _old, ...rest } = before
  const isOther = before.state !== state
  const after: Alarm = {
    ...rest,
    state,
    reason,
    ...(reasonData === undefined ? {} : { reasonData }),
    updatedAt: nowMs,
    ...(isOther ? { transitionedAt: nowMs } : {}),
  }
  draft.put('alarm', id, row, after)
  if (!isOther) return
  remember(draft, rememberingOf(row), {
    type: 'StateUpdate',
    at: nowMs,
    summary: `Alarm updated from ${before.state} to ${state}`,
    data: { version: '1.0', oldState: told(before), newState: told(after) },
  })
  if (after.actionsEnabled)
    for (const topicArn of after.actions[state]) notify(draft, { ...row, body: after }, { before, topicArn, nowMs })
  for (const parent of parentsOf(draft, row)) evaluateComposite(draft, parent.id, nowMs, id)
}

/** A composite alarm follows its rule at once. A circle ends, because each change makes one alarm's state differ. */
export function evaluateComposite(draft: Draft, id: string, nowMs: number, cause?: string): void {
  const row = draft.get('alarm', id)
  if (!row || !isComposite(row.body)) return
  const rule = parseRule(row.body.rule)
  const state = holds(rule, child => alarmReferred(draft, row, child)?.body.state) ? 'ALARM' : 'OK'
  if (row.body.state === state) return
  const children = alarmsIn(rule).flatMap(child => alarmReferred(draft, row, child) ?? [])
  const trigger = children.find(child => child.id === cause) ?? children[0]
  const reason = trigger
    ? `${trigger.id} transitioned to ${trigger.body.state} at ${longDate(trigger.body.transitionedAt)}`
    : `The rule ${row.body.rule} ${state === 'ALARM' ? 'holds' : 'does not hold'} whatever happens`
  const reasonData = JSON.stringify({ triggeringAlarms: trigger ? [triggering(trigger)] : [] })
  changeState(draft, id, { state, reason, reasonData }, nowMs)
}

function triggering({ id, body }: Row<'alarm'>): object {
  return { arn: id, state: { value: body.state, timestamp: longTime(body.transitionedAt) } }
}

/** `Saturday 21 November, 2026 06:54:00 UTC` */
function longDate(ms: number): string {
  const date = new Date(ms)
  const part = (options: Intl.DateTimeFormatOptions) => date.toLocaleString('en-US', { ...options, timeZone: 'UTC' })
  const day = String(date.getUTCDate()).padStart(2, '0')
  const time = date.toISOString().slice(11, 19)
  return `${part({ weekday: 'long' })} ${day} ${part({ month: 'long' })}, ${date.getUTCFullYear()} ${time} UTC`
}

function told({ state, reason, reasonData }: Alarm): object {
  return { stateValue: state, stateReason: reason, ...(reasonData ? { stateReasonData: parsed(reasonData) } : {}) }
}

/** What a caller gave as StateReasonData is told as it is when it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

interface Remembered extends Pick<AlarmHistoryItem, 'type' | 'at' | 'summary'> {
  readonly data: object
}

/** Whose history it is: the alarm may be gone. */
interface Remembering extends Scope, Pick<AlarmHistoryItem, 'alarmName' | 'alarmType'> {
  readonly id: string
}

export function rememberingOf({ id, account, region, body }: Row<'alarm'>): Remembering {
  return { id, account, region, alarmName: body.name, alarmType: alarmTypeOf(body) }
}

/** Adds an item to the alarm's history. */
export function remember(draft: Draft, alarm: Remembering, item: Remembered): void {
  const { id, alarmName, alarmType } = alarm
  const { data, ...own } = item
  const timer = { dueAt: item.at + HISTORY_MS }
  const key = freeKey(draft, 'alarmHistoryItem', `${id} ${item.at}`)
  draft.put('alarmHistoryItem', key, alarm, { alarmName, alarmType, ...own, data: JSON.stringify(data) }, timer)
}

export function alarmTypeOf(alarm: Alarm): AlarmHistoryItem['alarmType'] {
  return isComposite(alarm) ? 'CompositeAlarm' : 'MetricAlarm'
}

interface Told {
  readonly before: Alarm
  readonly topicArn: string
  readonly nowMs: number
}

/** What a topic is to be told waits in a row of its own until somebody takes it: it is durable with the state. */
function notify(draft: Draft, row: Row<'alarm'>, { before, topicArn, nowMs }: Told): void {
  const key = freeKey(draft, 'alarmNotification', `${row.id} ${nowMs} ${topicArn}`)
  const children = isComposite(row.body) ? triggeringChildren(draft, row as Row<'alarm'> & { body: CompositeAlarm }) : []
  draft.put('alarmNotification', key, row, {
    alarmName: row.body.name,
    alarmType: alarmTypeOf(row.body),
    topicArn,
    messageId: messageId(key),
    at: nowMs,
    ...alarmMessage(row, before.state, children),
  })
}

function triggeringChildren(draft: Draft, row: Row<'alarm'> & { readonly body: CompositeAlarm }): readonly Row<'alarm'>[] {
  return alarmsIn(parseRule(row.body.rule))
    .flatMap(child => alarmReferred(draft, row, child) ?? [])
    .filter(({ body }) => body.state === 'ALARM')
}

/** In the form of a UUID, and the same for the same message: it has no randomness to come from. */
function messageId(key: string): string {
  const digits = [1, 2, 3, 4].map(seed => {
    let hash = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1)
    for (const character of key) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
    return hash.toString(16).padStart(8, '0')
  })
  return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function freeKey(draft: Draft, kind: 'alarmHistoryItem' | 'alarmNotification', key: string): string {
  for (let n = 0; ; n++) if (!draft.get(kind, `${key} ${n}`)) return `${key} ${n}`
}
