import { Carrier } from './carrier.ts'
import type { Branch } from './forward.ts'
import type { PipeLoad, Sent } from './pipeLoad.ts'
import { PipeNumbers } from './pipeNumbers.ts'

/** A demand of so many bit/s over the branches its packets take. */
export interface Demand {
  readonly bps: number
  readonly branches: readonly Branch[]
  /** Mean size of its packets; absent = unknown, and it counts for no limit of packets. */
  readonly packetBytes?: number | undefined
}

/** What becomes of demands that are sent at once. */
export interface Carried {
  /** In the order of the demands, bit/s. */
  readonly arriving: readonly number[]
  /** By name: every pipe that is asked for something, or for nothing by a demand of nothing. */
  readonly pipes: ReadonlyMap<string, PipeLoad>
}

/** The most one flow alone could carry over these branches without loss: with equal shares, ways x the slowest. Infinity = no pipe limits it. */
export function capacityBps(branches: readonly Branch[], packetBytes?: number): number {
  const shares = new Map<string, { share: number; bps: number }>()
  for (let i = 0; i < branches.length; i++) {
    const branch = branches[i] as Branch
    if (branch.outcome !== 'delivered') continue
    for (let at = 0; at < branch.pipes.length; at++) {
      const pipe = branch.pipes[at] as Branch['pipes'][number]
      const before = shares.get(pipe.name)
      shares.set(pipe.name, { share: (before?.share ?? 0) + branch.share, bps: pipeBps(pipe, packetBytes) })
    }
  }
  let least = Number.POSITIVE_INFINITY
  for (const { share, bps } of shares.values()) least = Math.min(least, bps / share)
  return branches.some(branch => branch.outcome === 'delivered') ? least : 0
}

/** The rate at which a pipe carries packets of this mean size: small ones are too many before they are too much. */
export function pipeBps({ bps, packetsPerSecond }: PipeLoad['pipe'], packetBytes: number | undefined): number {
  if (packetsPerSecond === undefined || packetBytes === undefined) return bps
  return Math.min(bps, packetsPerSecond * packetBytes * 8)
}

/** What arrives of each demand when all of them are sent at once. */
export function carried(demands: readonly Demand[]): Carried {
  const numbers = new PipeNumbers()
  const sending = demands.map(({ bps, branches, packetBytes }) => sent(bps, packetBytes, numbers.ways(branches)))
  const carrier = new Carrier(numbers)
  const arriving = carrier.carry(sending)
  return { arriving: [...arriving], pipes: new Map(carrier.loads.values().map(load => [load.pipe.name, load])) }
}

/** A demand as carriers take it. */
export function sent(bps: number, packetBytes: number | undefined, ways: Sent['ways']): Sent {
  return { bps, packetsPerSecond: packetBytes === undefined ? 0 : bps / (8 * packetBytes), ways }
}
