import { withThousands } from '../net/money.ts'
import type { BillReport } from './billReport.ts'

/** What follows the table: the total, what is not in it, and what to know. */
export function billSummary(report: BillReport): string {
  const { unknown, remarks } = report
  return [
    totalSentence(report),
    ...(unknown.length > 0 ? ['', 'Not in it, for nobody knows how much:'] : []),
    ...unknown.map(({ what, because }) => `  ${what}: ${because}.`),
    ...(remarks.length > 0 ? ['', ...remarks] : []),
  ].join('\n')
}

/** One sentence: `Account 111122223333, 2026-11-01 to 2026-12-01 (not included): 219.40 USD.` */
export function totalSentence({ account, from, to, total, currency, unknown }: BillReport): string {
  const rest = unknown.length > 0 ? `, and ${unknown.length} more whose price is unknown` : ''
  return `Account ${account}, ${from} to ${to} (not included): ${withThousands(total)} ${currency}${rest}.`
}
