import { Decimal } from '../net/money.ts'
import type { Row } from '../resources/world.ts'
import type { Catalogue } from './catalogue.ts'
import { type CostCurve, costCurve } from './costCurve.ts'
import { statedVolume, type Volume } from './meterTransfer.ts'
import { meter, type PriceInput } from './price.ts'
import { Ratio } from './ratio.ts'
import type { Unknown } from './usage.ts'

/** Which of two estates is cheaper, by how much they send out of AWS a month. */
export interface BreakEven {
  readonly over: 'out'
  /** Gigabytes of 2^30 bytes. */
  readonly unit: 'GB'
  readonly currency: string
  readonly intervals: readonly Interval[]
  /** What is known of neither figure. */
  readonly unknown: { readonly a: readonly Unknown[]; readonly b: readonly Unknown[] }
}

interface Interval {
  /** Rounded to 0.01 GB. */
  readonly from: string
  /** Null = without end. */
  readonly to: string | null
  readonly cheaper: 'a' | 'b' | 'same'
  /** What both cost a month at its beginning, to the cent. */
  readonly monthlyAtFrom: { readonly a: string; readonly b: string }
}

/** A PiB: any volume would do, for quantities grow evenly; this one splits evenly too. */
const SOME_BYTES = 2n ** 50n

/**
 * Where the bills of two estates cross, solved exactly: both are straight between bends, so between two neighbouring bends
 * there is one crossing at most. What leaves AWS is shared among an estate's flows as their own volumes are (as their rates
 * are, where none says a volume); everything else stays as it is.
 */
export function breakEven(a: PriceInput, b: PriceInput, catalogue: Catalogue): BreakEven {
  const [curveA, curveB] = [costByOut(a, catalogue), costByOut(b, catalogue)]
  const difference = (x: Ratio) => curveA.curve.at(x).minus(curveB.curve.at(x))
  const cents = (value: Ratio) => value.rounded(2).toString()
  const intervals = solved(difference, [...curveA.curve.bends, ...curveB.curve.bends]).map(
    ({ from, to, sign }): Interval => ({
      from: cents(from),
      to: to === undefined ? null : cents(to),
      cheaper: sign < 0 ? 'a' : sign > 0 ? 'b' : 'same',
      monthlyAtFrom: { a: cents(curveA.curve.at(from)), b: cents(curveB.curve.at(from)) },
    }),
  )
  return {
    over: 'out',
    unit: 'GB',
    currency: catalogue.currency,
    intervals,
    unknown: { a: curveA.unknown, b: curveB.unknown },
  }
}

/** What an estate costs a month, by what it sends out of AWS; what has no price is not in it. */
export function costByOut(
  input: PriceInput,
  catalogue: Catalogue,
): { readonly curve: CostCurve; readonly unknown: readonly Unknown[] } {
  const none = meter({ ...input, volumeOf: volumesWithOut(input, 0n) })
  const some = meter({ ...input, volumeOf: volumesWithOut(input, SOME_BYTES) })
  const volume = Ratio.of(Decimal.gigabytes(SOME_BYTES))
  const unpriced = some.usages.filter(({ price }) => catalogue.find(price) === undefined)
  return {
    curve: costCurve(none, some, volume, catalogue),
    unknown: [...some.unknown, ...unpriced.map(({ what, price }) => ({ what, because: `the catalogue has no price ${price}` }))],
  }
}

/** Every flow's volume, with so many bytes that all of them together send out of AWS. */
function volumesWithOut({ world }: PriceInput, bytes: bigint): (flow: Row<'flow'>) => Volume {
  const isInAws = (id: string) => world.get('host', id)?.body.siteId === undefined
  const sending = [...world.all('flow')].flatMap(flow => {
    const [from, to] = [isInAws(flow.body.from), isInAws(flow.body.to)]
    return from === to ? [] : [{ flow, direction: from ? ('there' as const) : ('back' as const) }]
  })
  const stated = sending.map(({ flow, direction }) => statedVolume(flow)?.[direction] ?? 0n)
  const isStated = stated.some(volume => volume > 0n)
  const rates = sending.map(({ flow: { body }, direction }) => (direction === 'back' ? (body.back ?? body) : body))
  const weights = isStated ? stated : rates.map(({ steadyBps }) => BigInt(steadyBps))
  const whole = weights.reduce((sum, weight) => sum + weight, 0n)
  const out = new Map<string, Partial<Volume>>()
  let left = bytes
  sending.forEach(({ flow, direction }, index) => {
    const share = whole === 0n ? 0n : (bytes * (weights[index] ?? 0n)) / whole
    const part = index === sending.length - 1 ? left : share
    left -= part
    out.set(flow.id, { [direction]: part })
  })
  return flow => ({ ...(statedVolume(flow) ?? { there: 0n, back: 0n }), ...out.get(flow.id) })
}

interface Signed {
  readonly from: Ratio
  readonly to: Ratio | undefined
  readonly sign: -1 | 0 | 1
}

/** Where a function from 0 on, straight between its bends, is below, at and above zero. */
function solved(f: (x: Ratio) => Ratio, bends: readonly Ratio[]): readonly Signed[] {
  const points = [Ratio.ZERO, ...bends]
    .sort((a, b) => a.compare(b))
    .filter((x, i, all) => i === 0 || x.compare(all[i - 1] ?? x) > 0)
  const parts = points.flatMap((from, index) => straight(f, from, points[index + 1]))
  const joined: Signed[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (last?.sign === part.sign) joined[joined.length - 1] = { ...last, to: part.to }
    else joined.push(part)
  }
  return joined
}

const ONE = Ratio.of(Decimal.of(1))

/** One or two parts of a straight piece, split where it crosses zero. */
function straight(f: (x: Ratio) => Ratio, from: Ratio, to: Ratio | undefined): Signed[] {
  const end = to ?? from.plus(ONE)
  const start = f(from)
  const slope = f(end).minus(start).over(end.minus(from))
  const before = start.sign === 0 ? slope.sign : start.sign
  if (slope.sign === 0 || start.sign === 0) return [{ from, to, sign: before }]
  const zero = from.minus(start.over(slope))
  const isInside = zero.compare(from) > 0 && (to === undefined || zero.compare(to) < 0)
  if (!isInside) return [{ from, to, sign: before }]
  return [
    { from, to: zero, sign: before },
    { from: zero, to, sign: slope.sign },
  ]
}
