import { Decimal } from '../net/money.ts'
import type { Catalogue } from './catalogue.ts'
import { COST_CATEGORIES, costByCategory } from './costCategories.ts'
import { type PriceInput, price } from './price.ts'
import type { Sensitivity } from './priceReport.ts'
import { grownVolume, type Outlook } from './totalCost.ts'

const LESS = Decimal.scaled(8n, 1)
const MORE = Decimal.scaled(12n, 1)

/** What a total is made of, and what it would be with one input a fifth less and a fifth more. */
interface Swung {
  readonly input: string
  readonly less: Decimal
  readonly more: Decimal
}

/**
 * How far the total moves when one input is 20 % less or more and all else stays: volumes, their growth, and the prices of
 * each kind of thing. Without an outlook the total is a month's. The largest swing comes first; inputs that move nothing are
 * not told.
 */
export function sensitivity(input: PriceInput, catalogue: Catalogue, outlook?: Outlook): Sensitivity {
  const years = outlook?.years ?? 1
  const growth = outlook?.growthPercent ?? Decimal.ZERO
  const months = Decimal.of(outlook ? 12 : 1)
  const byCategory = (factor: Decimal, percent: Decimal) => {
    const sums = new Map<string, Decimal>()
    for (let year = 0; year < years; year++) {
      const { lines } = price({ ...input, volumeOf: scaled(grownVolume(percent, year), factor) }, catalogue)
      for (const [category, month] of costByCategory(lines))
        sums.set(category, (sums.get(category) ?? Decimal.ZERO).plus(month.times(months)))
    }
    return sums
  }
  const total = (sums: ReadonlyMap<string, Decimal>) => Decimal.sum(sums.values())
  const today = byCategory(Decimal.of(1), growth)
  const base = total(today)
  const swung: readonly Swung[] = [
    { input: 'volumes', less: total(byCategory(LESS, growth)), more: total(byCategory(MORE, growth)) },
    ...(growth.isZero
      ? []
      : [
          {
            input: `growth of ${growth.trimmed()} %`,
            less: total(byCategory(Decimal.of(1), growth.times(LESS))),
            more: total(byCategory(Decimal.of(1), growth.times(MORE))),
          },
        ]),
    ...COST_CATEGORIES.map(category => {
      const part = today.get(category) ?? Decimal.ZERO
      const at = (factor: Decimal) => base.plus(part.times(factor.minus(Decimal.of(1))))
      return { input: category === 'fees' ? 'fees' : `prices: ${category}`, less: at(LESS), more: at(MORE) }
    }),
  ]
  const swing = ({ less, more }: Swung) => {
    const difference = more.minus(less)
    return difference.compare(Decimal.ZERO) < 0 ? Decimal.ZERO.minus(difference) : difference
  }
  return {
    percent: 20,
    of: outlook ? 'years' : 'month',
    total: base.rounded(2).toString(),
    inputs: [...swung]
      .filter(each => !swing(each).isZero)
      .sort((a, b) => swing(b).compare(swing(a)))
      .map(each => ({
        input: each.input,
        less: each.less.rounded(2).toString(),
        more: each.more.rounded(2).toString(),
        swing: swing(each).rounded(2).toString(),
      })),
  }
}

/** Whole bytes. */
function scaled(volumeOf: ReturnType<typeof grownVolume>, factor: Decimal): ReturnType<typeof grownVolume> {
  const part = (bytes: bigint) => Decimal.of(bytes).times(factor).rounded(0).digits
  return flow => {
    const volume = volumeOf(flow)
    return volume && { there: part(volume.there), back: part(volume.back) }
  }
}
