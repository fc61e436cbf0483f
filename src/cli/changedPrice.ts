import type { PriceOf } from '../drill/suggest/costOrder.ts'
import type { Estate } from '../estate/estate.ts'
import type { Catalogue } from '../pricing/catalogue.ts'
import { price } from '../pricing/price.ts'
import { sumOfLines } from '../pricing/sumOfLines.ts'
import { priceInput } from './pricedEstate.ts'

/** What an estate costs a month with a change that is made in memory alone. */
export function changedPrice(estate: Estate, catalogue: Catalogue): PriceOf {
  return (world, topology) => {
    const { lines, unknown, currency } = price(priceInput(estate, world, topology), catalogue)
    return { amount: sumOfLines(lines), currency, unknown: unknown.length }
  }
}
