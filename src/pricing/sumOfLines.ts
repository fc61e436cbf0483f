import { Decimal } from '../net/money.ts'
import type { PriceLine } from './priceReport.ts'

/** What written lines come to, exactly. */
export function sumOfLines(lines: readonly Pick<PriceLine, 'amount'>[]): Decimal {
  return Decimal.sum(lines.map(({ amount }) => Decimal.parse(amount) ?? Decimal.ZERO))
}
