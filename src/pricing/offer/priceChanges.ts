import type { Catalogue, Price, WrittenPrice } from '../catalogue.ts'
import { readPrice } from '../catalogue.ts'

export interface PriceChange {
  readonly id: string
  readonly change: 'new' | 'changed' | 'same'
  /** What the catalogue has now, and from where; null = nothing. */
  readonly before: string | null
  readonly after: string
}

/** What adopting these prices would change in what estates are priced by. */
export function priceChanges(catalogue: Catalogue, prices: readonly WrittenPrice[]): readonly PriceChange[] {
  return prices.map(written => {
    const after = tiersText(readPrice(written))
    const price = catalogue.find(written.id)
    const before = price ? tiersText(price) : null
    return { id: written.id, change: before === null ? 'new' : before === after ? 'same' : 'changed', before, after }
  })
}

/** `0.09 up to 10240, then 0.085`; `unknown` without a figure. */
export function tiersText({ tiers }: Pick<Price, 'tiers'>): string {
  return tiers.map(({ upTo, price }) => `${price}${upTo ? ` up to ${upTo}` : ''}`).join(', then ') || 'unknown'
}
