import { Decimal } from '../net/money.ts'
import type { UsageRecord } from '../resources/usageRecord.ts'
import type { World } from '../resources/world.ts'
import { usedIn } from './accrued.ts'
import { firstOfMonth } from './billPeriod.ts'
import type { BillReport } from './billReport.ts'
import type { Catalogue } from './catalogue.ts'
import { type Line, linesOf, writtenLine } from './lines.ts'
import type { Unknown, Usage } from './usage.ts'

export interface BillInput {
  readonly world: World
  readonly account: string
  /** First day, and the first one after the last, in UTC: `2026-11-01`. */
  readonly from: string
  readonly to: string
  readonly nowMs: number
  /** What is used now and has no price by any name. */
  readonly unpriced?: readonly Unknown[]
}

/**
 * What an account has used, at the prices in use. AWS's tiers begin anew with every month, so that a month is priced from its
 * first day on: its lines are what it comes to until the last day that is asked for, less what it came to before the first.
 */
export function bill({ world, account, from, to, nowMs, unpriced = [] }: BillInput, catalogue: Catalogue): BillReport {
  const records: UsageRecord[] = []
  for (const row of world.all('usageRecord')) if (row.account === account) records.push(row.body)
  const linesIn = (first: string, end: string) => {
    const usages = records.flatMap(record => usageIn(record, account, usedIn(record, first, end, nowMs)))
    return linesOf({ usages, fees: [] }, catalogue)
  }
  const found = new Map<string, Line>()
  const unknown = new Map(unpriced.map(one => [one.what, one]))
  for (const month of monthsOf(from, to)) {
    const end = to < firstOfMonth(month, 1) ? to : firstOfMonth(month, 1)
    const start = from > month ? from : month
    const whole = linesIn(month, end)
    for (const line of whole.lines) add(found, line, line.quantity)
    if (start > month) for (const line of linesIn(month, start).lines) add(found, line, Decimal.ZERO.minus(line.quantity))
    for (const one of (start > month ? linesIn(start, end) : whole).unknown) unknown.set(one.what, one)
  }
  const lines = [...found.values()].filter(({ quantity }) => !quantity.isZero)
  const total = Decimal.sum(lines.map(({ amount }) => amount))
  const end = Date.parse(`${to}T00:00:00Z`)
  return {
    account,
    from,
    to,
    until: new Date(Math.min(end, nowMs)).toISOString(),
    currency: catalogue.currency,
    total: total.rounded(2).toString(),
    lines: lines.map(writtenLine),
    unknown: [...unknown.values()],
    remarks: [
      ...(end > nowMs ? [`The time is not over: this is what it has come to until ${new Date(nowMs).toISOString()}.`] : []),
      ...(lines.some(({ unit }) => unit === 'GB')
        ? ['Bytes are what flows sent at their steady rates, and what of it arrived.']
        : []),
    ],
  }
}

function usageIn({ unit, price, what }: UsageRecord, account: string, used: number): Usage[] {
  const quantity = unit === 'hour' ? (Decimal.parse(String(used)) ?? Decimal.ZERO) : Decimal.gigabytes(BigInt(Math.round(used)))
  return quantity.isZero ? [] : [{ account, price, what, quantity }]
}

function add(found: Map<string, Line>, line: Line, quantity: Decimal): void {
  const key = JSON.stringify([line.what, line.price, line.unitPrice.toString()])
  const sum = quantity.plus(found.get(key)?.quantity ?? Decimal.ZERO)
  found.set(key, { ...line, quantity: sum, amount: sum.times(line.unitPrice) })
}

/** First days of the months that have a day of the time. */
function monthsOf(from: string, to: string): string[] {
  const months: string[] = []
  for (let month = `${from.slice(0, 7)}-01`; month < to; month = firstOfMonth(month, 1)) months.push(month)
  return months
}
