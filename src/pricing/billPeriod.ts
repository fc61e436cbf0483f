import { dayText, parseDay } from '../net/day.ts'

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/
const KEPT_MONTHS = 13

/** What a bill is asked for: a month, days, or nothing for the month that runs. */
export interface AskedPeriod {
  readonly month?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** First day and the first one after the last, in UTC; or a sentence that says what is wrong. */
export function billPeriod(
  { month, from, to }: AskedPeriod,
  nowMs: number,
): { readonly from: string; readonly to: string } | string {
  const today = dayText(nowMs)
  if (month !== undefined && (from !== undefined || to !== undefined)) return 'month stands alone; leave from and to out.'
  if (month !== undefined && !MONTH.test(month)) return `month is ${month}; it takes a year and a month, such as 2026-11.`
  for (const [name, day] of Object.entries({ from, to })) {
    if (day !== undefined && parseDay(day) === undefined) return `${name} is ${day}; it takes a day, such as 2026-11-01.`
  }
  if (to !== undefined && from === undefined) return 'to goes with from, the first day of the bill.'
  const first = from ?? `${month ?? today.slice(0, 7)}-01`
  const end = to ?? firstOfMonth(first, 1)
  if (end <= first) return `to is ${end}, which is no later than from, ${first}; it is the first day that is not on the bill.`
  if (first > today) return `The bill would begin on ${first}, which is to come; today is ${today}.`
  const oldest = firstOfMonth(today, -KEPT_MONTHS)
  if (first < oldest) return `The bill would begin on ${first}; usage is kept for ${KEPT_MONTHS} months, since ${oldest}.`
  return { from: first, to: end }
}

/** The first day of the month that is so much later than the one of a day. */
export function firstOfMonth(day: string, later: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return dayText(Date.UTC(year, month - 1 + later, 1))
}
