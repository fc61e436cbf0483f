import type { Catalogue, Price } from './catalogue.ts'
import { freeGigabytes, isFreeable } from './freeAllowance.ts'
import { isTiered, linesOf } from './lines.ts'
import { Ratio } from './ratio.ts'
import type { Usages } from './usage.ts'

/** What an estate costs a month by a volume: straight between points where it may bend. */
export interface CostCurve {
  readonly at: (volume: Ratio) => Ratio
  /** Every volume above zero at which it may bend, and some at which it does not. */
  readonly bends: readonly Ratio[]
}

/** A quantity that grows with the volume: `start` at none, and so much for every unit of it. */
interface Growing {
  readonly start: Ratio
  readonly slope: Ratio
}

/** A tiered price of one account, in the order in which free gigabytes are taken. */
interface Meter extends Growing {
  readonly price: Price
}

/**
 * The curve through what an estate uses at volume zero and at another one: every quantity is a straight line between them,
 * and tiers bend what it costs.
 */
export function costCurve(none: Usages, some: Usages, volume: Ratio, catalogue: Catalogue): CostCurve {
  const flat = growing(flatCost(none, catalogue), flatCost(some, catalogue), volume)
  const accounts = [...tieredMeters(none, some, volume, catalogue).values()]
  const free = freeGigabytes(catalogue)
  return {
    at: x => accounts.reduce((sum, meters) => sum.plus(tieredCost(meters, x, free)), valueAt(flat, x)),
    bends: accounts.flatMap(meters => bendsOf(meters, free)),
  }
}

function growing(start: Ratio, end: Ratio, volume: Ratio): Growing {
  return { start, slope: end.minus(start).over(volume) }
}

function valueAt({ start, slope }: Growing, x: Ratio): Ratio {
  return start.plus(slope.times(x))
}

/** Of everything whose price does not depend on how much of it there is. */
function flatCost({ usages, fees }: Usages, catalogue: Catalogue): Ratio {
  const untiered = usages.filter(usage => {
    const price = catalogue.find(usage.price)
    return price !== undefined && !isTiered(price)
  })
  const { lines } = linesOf({ usages: untiered, fees }, catalogue)
  return lines.reduce((sum, { amount }) => sum.plus(Ratio.of(amount)), Ratio.ZERO)
}

function tieredMeters(none: Usages, some: Usages, volume: Ratio, catalogue: Catalogue): ReadonlyMap<string, readonly Meter[]> {
  const before = tieredQuantities(none, catalogue)
  const after = tieredQuantities(some, catalogue)
  const found = new Map<string, Meter[]>()
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [account = '', id = ''] = key.split(' ')
    const price = catalogue.find(id)
    if (!price) continue
    const line = growing(before.get(key) ?? Ratio.ZERO, after.get(key) ?? Ratio.ZERO, volume)
    found.set(account, [...(found.get(account) ?? []), { ...line, price }])
  }
  return found
}

function tieredQuantities({ usages }: Usages, catalogue: Catalogue): Map<string, Ratio> {
  const found = new Map<string, Ratio>()
  for (const { account, price: id, quantity } of usages) {
    const price = catalogue.find(id)
    if (!price || !isTiered(price)) continue
    const key = `${account} ${id}`
    found.set(key, (found.get(key) ?? Ratio.ZERO).plus(Ratio.of(quantity)))
  }
  return found
}

function tieredCost(meters: readonly Meter[], x: Ratio, free: Ratio): Ratio {
  let left = free
  let sum = Ratio.ZERO
  for (const meter of meters) {
    const quantity = valueAt(meter, x)
    const gift = isFreeable(meter.price.id) ? least(left, quantity) : Ratio.ZERO
    left = left.minus(gift)
    sum = sum.plus(costInTiers(meter.price, quantity.minus(gift)))
  }
  return sum
}

function costInTiers({ tiers }: Price, quantity: Ratio): Ratio {
  let from = Ratio.ZERO
  let sum = Ratio.ZERO
  for (const { upTo, price } of tiers) {
    const end = upTo === undefined ? quantity : least(quantity, Ratio.of(upTo))
    if (end.compare(from) <= 0) break
    sum = sum.plus(end.minus(from).times(Ratio.of(price)))
    from = end
  }
  return sum
}

/** Where free gigabytes are used up, and where a tier ends, counted with and without them. */
function bendsOf(meters: readonly Meter[], free: Ratio): Ratio[] {
  const found: Ratio[] = []
  let sum: Growing = { start: Ratio.ZERO, slope: Ratio.ZERO }
  for (const meter of meters) {
    sum = { start: sum.start.plus(meter.start), slope: sum.slope.plus(meter.slope) }
    const ends = [Ratio.ZERO, ...meter.price.tiers.flatMap(({ upTo }) => (upTo === undefined ? [] : [Ratio.of(upTo)]))]
    for (const end of ends) found.push(...reaches(meter, end), ...reaches(sum, end.plus(free)))
  }
  return found
}

/** The volume at which a quantity is reached, where it is above zero. */
function reaches({ start, slope }: Growing, quantity: Ratio): Ratio[] {
  if (slope.sign === 0) return []
  const x = quantity.minus(start).over(slope)
  return x.sign > 0 ? [x] : []
}

function least(a: Ratio, b: Ratio): Ratio {
  return a.compare(b) < 0 ? a : b
}
