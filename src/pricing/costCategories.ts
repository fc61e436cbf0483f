import { Decimal } from '../net/money.ts'

/** The kinds of things that money is spent on, as a reader of a bill sorts them, in the order in which they are drawn. */
export const COST_CATEGORIES = [
  'ports',
  'data over Direct Connect',
  'data over the Internet',
  'transit gateways',
  'VPNs',
  'fees',
  'other',
] as const

export type CostCategory = (typeof COST_CATEGORIES)[number]

const BY_PREFIX: readonly (readonly [prefix: string, category: CostCategory])[] = [
  ['dx.dto.', 'data over Direct Connect'],
  ['dx.sitelink.gb', 'data over Direct Connect'],
  ['dx.', 'ports'],
  ['dto.internet.', 'data over the Internet'],
  ['tgw.', 'transit gateways'],
  ['vpn.', 'VPNs'],
]

/** What a line is spent on; what has no price in the catalogue is a fee that the estate names. */
function costCategory(price: string | null): CostCategory {
  if (price === null) return 'fees'
  return BY_PREFIX.find(([prefix]) => price.startsWith(prefix))?.[1] ?? 'other'
}

/** What each category comes to, exact. */
export function costByCategory(
  lines: readonly { readonly price: string | null; readonly amount: string }[],
): ReadonlyMap<CostCategory, Decimal> {
  const sums = new Map<CostCategory, Decimal>()
  for (const { price, amount } of lines) {
    const category = costCategory(price)
    sums.set(category, (sums.get(category) ?? Decimal.ZERO).plus(Decimal.parse(amount) ?? Decimal.ZERO))
  }
  return sums
}
