import { Decimal } from '../net/money.ts'
import type { World } from '../resources/world.ts'
import { meterThings } from './meterThings.ts'
import { meterTransfer, type Volume } from './meterTransfer.ts'
import type { Way } from './traffic.ts'
import { Meter } from './usage.ts'

/** A way and how much of its flow goes over it and arrives, in bit/s. */
export interface CarriedWay extends Way {
  readonly bps: number
}

/** What somebody pays for at this moment: so many of a thing, or so many bit/s. */
export interface Running {
  readonly account: string
  /** Which it is among those of its account and price. */
  readonly id: string
  readonly what: string
  readonly price: string
  readonly unit: 'hour' | 'bit'
  readonly rate: number
}

/** Everything that is paid for now: what is up, and what the network carries. */
export function* runningNow(world: World, ways: readonly CarriedWay[]): Iterable<Running> {
  for (const { account, price, what, quantity, running } of metered(world, ways).usages) {
    const common = { account, price, what }
    if (running) yield { ...common, id: running.id, unit: 'hour', rate: Number(running.count.toString()) }
    else yield { ...common, id: what, unit: 'bit', rate: bitsOf(quantity) }
  }
}

/** What costs money now that has no price by any name: nothing of it is ever on a bill. */
export function unpricedNow(world: World, ways: readonly CarriedWay[], payer: string): Meter['unknown'] {
  return metered(world, ways, payer).unknown
}

/** Rates go through the meter as volumes do, a thousandth of a bit/s as a byte, so that both are divided by one rule. */
const PER_BIT = 1000

function metered(world: World, carried: readonly CarriedWay[], payer?: string): Meter {
  const meter = new Meter(account => payer === undefined || payer === account, true)
  meterThings(world, meter)
  const arriving = carried.filter(({ bps }) => bps > 0)
  const totals = new Map<string, { there: number; back: number }>()
  for (const { flow, back, bps } of arriving) {
    const total = totals.get(flow) ?? { there: 0, back: 0 }
    total[back ? 'back' : 'there'] += bps
    totals.set(flow, total)
  }
  const volumeOf = (flow: string): Volume => {
    const { there, back } = totals.get(flow) ?? { there: 0, back: 0 }
    return { there: BigInt(Math.round(there * PER_BIT)), back: BigInt(Math.round(back * PER_BIT)) }
  }
  const ways = arriving.map(way => ({
    ...way,
    share: way.bps / (totals.get(way.flow)?.[way.back ? 'back' : 'there'] ?? way.bps),
  }))
  meterTransfer(world, ways, ({ id }) => volumeOf(id), meter)
  return meter
}

const BYTES = Decimal.of(2 ** 30)

function bitsOf(gigabytes: Decimal): number {
  return Number(gigabytes.times(BYTES).rounded(0).toString()) / PER_BIT
}
