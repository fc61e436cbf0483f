import { withThousands } from '../../net/money.ts'
import type { PlanCandidate } from '../planReport.ts'

/** `10,995.02 USD`. */
export function moneyText(amount: string, currency: string): string {
  return `${withThousands(amount)} ${currency}`
}

/** Two digits are all that an expectation is good for: `about 17 minutes`, `about 7.3 hours`. */
export function downtimeText(minutes: number | null): string {
  if (minutes === null) return 'no estimate'
  if (minutes < 1) return 'less than a minute'
  if (minutes >= 60 * 48) return `about ${Number((minutes / 1440).toPrecision(2))} days`
  if (minutes >= 180) return `about ${Number((minutes / 60).toPrecision(2))} hours`
  const rounded = Number(minutes.toPrecision(2))
  return `about ${rounded} ${rounded === 1 ? 'minute' : 'minutes'}`
}

export function yearsText(years: number): string {
  return years === 1 ? 'one year' : `${years} years`
}

export function daysText(days: number): string {
  return days === 1 ? '1 day' : `${days} days`
}

/** Prices that no dated public source has, among all of a candidate. */
export function unverifiedCount({ price, annexes }: PlanCandidate): number {
  return [...price.lines, ...annexes.flatMap(({ lines }) => lines)].filter(({ verified }) => !verified).length
}

/** What costs money, nobody knows how much. */
export function unknownOf({ price, annexes }: PlanCandidate): PlanCandidate['price']['unknown'] {
  return [...price.unknown, ...annexes.flatMap(({ unknown }) => unknown)]
}

/** The sum of decimal amounts, to draw with and to compare, not to bill. */
export function drawnSum(amounts: readonly string[]): number {
  return amounts.reduce((sum, amount) => sum + Number(amount), 0)
}
