import { Decimal } from '../net/money.ts'
import type { Catalogue } from './catalogue.ts'
import { type CostCategory, costByCategory } from './costCategories.ts'
import { type PriceInput, price } from './price.ts'
import { grownVolume, type Outlook } from './totalCost.ts'

/** What each year is spent on: twelve months at that year's volumes and today's prices, exact. */
export function yearsByCategory(
  input: PriceInput,
  catalogue: Catalogue,
  { years, growthPercent }: Outlook,
): readonly ReadonlyMap<CostCategory, Decimal>[] {
  return Array.from({ length: years }, (_, year) => {
    const { lines } = price({ ...input, volumeOf: grownVolume(growthPercent, year) }, catalogue)
    return new Map([...costByCategory(lines)].map(([category, month]) => [category, month.times(Decimal.of(12))] as const))
  })
}
