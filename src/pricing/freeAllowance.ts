import type { Decimal } from '../net/money.ts'
import type { Catalogue, Price } from './catalogue.ts'
import { Ratio } from './ratio.ts'
import type { Usage } from './usage.ts'

export interface FreePart {
  readonly price: Price
  readonly quantity: Decimal
}

const FREE = 'dto.internet.free-allowance'

/**
 * EC2 pricing page, "Data transfer": the first 100 GB a month of an account are free, all its Regions together, and the
 * tiers count what comes after them. Which Region they are taken from nobody says: here from the first that was used.
 */
export function freeParts(usages: readonly Usage[], catalogue: Catalogue): ReadonlyMap<Usage, FreePart> {
  const price = catalogue.find(FREE)
  const allowance = price?.tiers[0]?.upTo
  const parts = new Map<Usage, FreePart>()
  if (!price || !allowance) return parts
  const left = new Map<string, Decimal>()
  for (const usage of usages) {
    if (!isFreeable(usage.price)) continue
    const before = left.get(usage.account) ?? allowance
    const quantity = usage.quantity.compare(before) < 0 ? usage.quantity : before
    left.set(usage.account, before.minus(quantity))
    if (!quantity.isZero) parts.set(usage, { price, quantity })
  }
  return parts
}

/** How many an account has; none where the catalogue knows of none. */
export function freeGigabytes(catalogue: Catalogue): Ratio {
  const allowance = catalogue.find(FREE)?.tiers[0]?.upTo
  return allowance ? Ratio.of(allowance) : Ratio.ZERO
}

/** In GovCloud and China nothing is free. */
export function isFreeable(price: string): boolean {
  return /^dto\.internet\.(?!us-gov|cn-)/.test(price)
}
