import { Decimal } from '../net/money.ts'
import type { Row } from '../resources/world.ts'
import type { Catalogue } from './catalogue.ts'
import { statedVolume, type Volume } from './meterTransfer.ts'
import { type PriceInput, price } from './price.ts'
import { sumOfLines } from './sumOfLines.ts'
import type { Unknown } from './usage.ts'

/** Something that is paid for some months of a longer time, while what it carries grows to its share. */
export interface CostPhase {
  readonly name: string
  /** Months since the beginning, the first is 0; `until` is the first month that it is not paid any more. */
  readonly from: number
  readonly until: number
  /** Of the volumes, in parts of a million: what it carries when it begins, and from the end of its `rampMonths` on. */
  readonly carriesAtFirst: number
  readonly carries: number
  readonly rampMonths: number
  readonly paid: EstateCost | StatedCost
  /** In its first month. */
  readonly once: Decimal
  /** Every month beside the rest. */
  readonly besides: Decimal
}

/** Priced as an estate at the volumes of its flows. */
export interface EstateCost {
  readonly input: PriceInput
}

/** Amounts that somebody states. */
export interface StatedCost {
  readonly monthly: Decimal
  /** Null = nobody says. */
  readonly perGigabyte: Decimal | null
  /** What leaves AWS in a month when it carries everything; null = nobody says. */
  readonly gigabytesOut: Decimal | null
}

export interface PhasedCost {
  readonly months: readonly PhasedMonth[]
  /** In the order of the phases. */
  readonly phases: readonly { readonly first: Decimal; readonly last: Decimal; readonly total: Decimal }[]
  readonly total: Decimal
  /** What is paid in months of several phases for all of them but the one that began last. */
  readonly twice: Decimal
  readonly unknown: readonly Unknown[]
}

interface PhasedMonth {
  /** What each phase costs in it, null = it is not there; in the order of the phases. */
  readonly amounts: readonly (Decimal | null)[]
  /** Of the volumes, in parts of a million. */
  readonly shares: readonly number[]
  readonly total: Decimal
}

/**
 * Month by month at today's prices: a phase carries in the k-th month of its ramp k parts of the way to its share, and all
 * volumes grow once a year, as `totalCost` has it. Exact until somebody rounds it.
 */
export function phasedCost(
  phases: readonly CostPhase[],
  catalogue: Catalogue,
  { months, growth }: { readonly months: number; readonly growth: Decimal },
): PhasedCost {
  const unknown = new Map<string, Unknown>()
  const memory = new Map<string, Decimal>()
  const factors = yearlyFactors(growth, months)
  const rows = Array.from({ length: months }, (_, month): PhasedMonth => {
    const shares = phases.map(phase => shareIn(phase, month))
    const amounts = phases.map((phase, at) => {
      if (!isPaid(phase, month)) return null
      const year = Math.floor(month / 12)
      const key = `${at} ${shares[at]} ${year}`
      const known = memory.get(key) ?? running(phase, shares[at] ?? 0, factors[year] ?? ONE, catalogue, unknown)
      memory.set(key, known)
      return month === Math.max(phase.from, 0) ? known.plus(phase.once) : known
    })
    return { amounts, shares, total: sum(amounts) }
  })
  return {
    months: rows,
    phases: phases.map((_, at) => {
      const own = rows.flatMap(({ amounts }) => amounts[at] ?? [])
      return { first: own[0] ?? Decimal.ZERO, last: own.at(-1) ?? Decimal.ZERO, total: sum(own) }
    }),
    total: sum(rows.map(({ total }) => total)),
    twice: sum(rows.map(({ amounts, total }) => total.minus(amounts[youngest(phases, amounts)] ?? Decimal.ZERO))),
    unknown: [...unknown.values()],
  }
}

const ONE = Decimal.of(1)
const MILLION = 1_000_000
const isPaid = ({ from, until }: CostPhase, month: number) => month >= from && month < until

function shareIn(phase: CostPhase, month: number): number {
  if (!isPaid(phase, month)) return 0
  const { carriesAtFirst, carries, rampMonths, from } = phase
  const done = Math.min(month - from + 1, rampMonths)
  return carriesAtFirst + Math.round(((carries - carriesAtFirst) * done) / rampMonths)
}

function running(
  { name, paid, besides }: CostPhase,
  share: number,
  growth: Decimal,
  catalogue: Catalogue,
  unknown: Map<string, Unknown>,
): Decimal {
  const factor = growth.times(Decimal.scaled(BigInt(share), 6))
  if ('input' in paid) {
    const report = price({ ...paid.input, volumeOf: scaled(factor) }, catalogue)
    for (const each of report.unknown) unknown.set(`${name} ${each.what}`, { ...each, what: `${name}: ${each.what}` })
    return besides.plus(sumOfLines(report.lines))
  }
  const fixed = paid.monthly.plus(besides)
  if (paid.perGigabyte !== null && paid.gigabytesOut !== null)
    return fixed.plus(paid.perGigabyte.times(paid.gigabytesOut).times(factor))
  if (share > 0 && !(paid.gigabytesOut?.isZero ?? false)) {
    const what = `${name}: data out of AWS`
    const because =
      paid.gigabytesOut === null ? 'nobody says how much leaves AWS a month' : 'nobody says what a gigabyte costs on its way'
    unknown.set(what, { what, because })
  }
  return fixed
}

/** Whole bytes, exact until then. */
function scaled(factor: Decimal): (flow: Row<'flow'>) => Volume | undefined {
  const part = (bytes: bigint) => Decimal.of(bytes).times(factor).rounded(0).digits
  return flow => {
    const volume = statedVolume(flow)
    return volume && { there: part(volume.there), back: part(volume.back) }
  }
}

function yearlyFactors(growth: Decimal, months: number): readonly Decimal[] {
  const factors = [ONE]
  for (let year = 1; year * 12 < months; year++) factors.push((factors.at(-1) ?? ONE).times(ONE.plus(growth)))
  return factors
}

/** Of those that are paid, the one that began last. */
function youngest(phases: readonly CostPhase[], amounts: PhasedMonth['amounts']): number {
  let found = -1
  amounts.forEach((amount, at) => {
    if (amount !== null && (found < 0 || (phases[at]?.from ?? 0) >= (phases[found]?.from ?? 0))) found = at
  })
  return found
}

function sum(amounts: readonly (Decimal | null)[]): Decimal {
  return Decimal.sum(amounts.filter(amount => amount !== null))
}

/** A share such as 0.25 in the parts that a phase counts in. */
export function millionths(share: number): number {
  return Math.round(share * MILLION)
}
