import { DAY_MS, dayText } from '../net/day.ts'
import type { UsageRecord } from '../resources/usageRecord.ts'

const HOUR = 3600 * 1000
/** A bill can be asked for 13 months back. */
const KEPT_DAYS = 400

/**
 * The record with everything that it has come to until now. A part of an hour is paid whole: an hour counts on the day on
 * which it begins, and the next one begins where it ends, so that whoever stops and starts again within it pays it once.
 */
export function accrued(record: UsageRecord, nowMs: number): UsageRecord {
  const { rate, since, unit } = record
  const days = keptDays(record.days, nowMs)
  if (rate === 0 || nowMs <= since) return { ...record, days }
  const oldest = Math.floor(nowMs / DAY_MS) - KEPT_DAYS
  for (let day = Math.max(oldest, Math.floor(since / DAY_MS)); day * DAY_MS < nowMs; day++) {
    const used = running(record, day * DAY_MS, Math.min(nowMs, (day + 1) * DAY_MS))
    const name = dayText(day * DAY_MS)
    if (used > 0) days[name] = (days[name] ?? 0) + used
  }
  return { ...record, days, since: unit === 'hour' ? since + begun(since, nowMs) * HOUR : nowMs }
}

/** What a record comes to from one day until before another, both as `2026-11-21`, by now. */
export function usedIn(record: UsageRecord, first: string, end: string, nowMs: number): number {
  let used = running(record, Date.parse(first), Math.min(nowMs, Date.parse(end)))
  for (const [day, amount] of Object.entries(record.days)) if (day >= first && day < end) used += amount
  return used
}

/** The record with another rate from now on; hours that are paid already are used up first. */
export function atRate(record: UsageRecord, rate: number, nowMs: number): UsageRecord {
  const before = accrued(record, nowMs)
  return { ...before, rate, since: Math.max(before.since, nowMs) }
}

/** Whether nothing of it can be asked for any more. */
export function isForgotten({ rate, since }: UsageRecord, nowMs: number): boolean {
  return rate === 0 && since < nowMs - KEPT_DAYS * DAY_MS
}

/** What its present rate comes to between two moments. */
function running({ rate, since, unit }: UsageRecord, start: number, end: number): number {
  const from = Math.max(since, start)
  if (rate === 0 || end <= from) return 0
  return unit === 'hour' ? (begun(since, end) - begun(since, from)) * rate : Math.round((rate * (end - from)) / 8000)
}

/** How many hours have begun before a moment, counted from `since` on. */
function begun(since: number, before: number): number {
  return Math.max(0, Math.ceil((before - since) / HOUR))
}

function keptDays(days: UsageRecord['days'], nowMs: number): Record<string, number> {
  const oldest = dayText(nowMs - KEPT_DAYS * DAY_MS)
  return Object.fromEntries(Object.entries(days).filter(([day]) => day >= oldest))
}
