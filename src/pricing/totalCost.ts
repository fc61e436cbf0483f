import { Decimal } from '../net/money.ts'
import type { Row } from '../resources/world.ts'
import type { Catalogue } from './catalogue.ts'
import { statedVolume, type Volume } from './meterTransfer.ts'
import { type PriceInput, price } from './price.ts'
import type { TotalCost } from './priceReport.ts'
import { sumOfLines } from './sumOfLines.ts'

/** Years to come, and by how many percent the volumes of all flows grow from each to the next. */
export interface Outlook {
  readonly years: number
  readonly growthPercent: Decimal
}

/** What an estate costs over years at today's prices: twelve months of each year at that year's volumes, rounded once. */
export function totalCost(input: PriceInput, catalogue: Catalogue, { years, growthPercent }: Outlook): TotalCost {
  let sum = Decimal.ZERO
  const each = Array.from({ length: years }, (_, year) => {
    const { lines, monthly } = price({ ...input, volumeOf: grownVolume(growthPercent, year) }, catalogue)
    const month = sumOfLines(lines)
    const total = month.times(Decimal.of(12))
    sum = sum.plus(total)
    return { year: year + 1, monthly, total: total.rounded(2).toString() }
  })
  return { growthPercent: growthPercent.toString(), years: each, total: sum.rounded(2).toString() }
}

/** Volumes of a year to come, 0 = this one: whole bytes, exact until then. */
export function grownVolume(percent: Decimal, year: number): (flow: Row<'flow'>) => Volume | undefined {
  let factor = Decimal.of(1)
  for (let i = 0; i < year; i++) factor = factor.times(Decimal.of(100).plus(percent)).times(HUNDREDTH)
  const grown = (bytes: bigint) => Decimal.of(bytes).times(factor).rounded(0).digits
  return flow => {
    const volume = statedVolume(flow)
    return volume && { there: grown(volume.there), back: grown(volume.back) }
  }
}

const HUNDREDTH = Decimal.scaled(1n, 2)
