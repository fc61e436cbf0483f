import type { Branch } from './forward.ts'

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

/** What one pipe is asked for: of each demand what the pipes before it have left. */
export interface PipeLoad {
  readonly pipe: Branch['pipes'][number]
  readonly askedBps: number
  /** Of the demands whose packets' size is known. */
  readonly askedPacketsPerSecond: number
  /** The share of it that the pipe passes on: 1 = all. */
  readonly passing: number
}

/** The most one flow alone could carry over these branches without loss: with equal shares, ways x the slowest. Infinity = no pipe limits it. */
export function capacityBps(branches: readonly Branch[], packetBytes?: number): number {
  const shares = new Map<string, { share: number; bps: number }>()
  for (const branch of branches) {
    if (branch.outcome !== 'delivered') continue
    for (const pipe of branch.pipes) {
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

/**
 * What arrives of each demand when all of them are sent at once: a pipe that is asked for more than it carries drops
 * alike from everybody, and what is dropped there no longer burdens the pipes behind it. Branches that end nowhere
 * deliver nothing.
 */
export function carried(demands: readonly Demand[]): Carried {
  const flows = spread(demands)
  const pipes = settled(flows)
  const arriving = demands.map(() => 0)
  for (const { of, branch, bps } of flows) {
    if (branch.outcome === 'delivered') arriving[of] = (arriving[of] ?? 0) + bps * throughput(branch.pipes, pipes)
  }
  return { arriving, pipes }
}

interface Stream {
  readonly of: number
  readonly branch: Branch
  readonly bps: number
  readonly packetsPerSecond: number
}

function spread(demands: readonly Demand[]): readonly Stream[] {
  return demands.flatMap((demand, of) =>
    demand.branches.map(branch => {
      const bps = demand.bps * branch.share
      return { of, branch, bps, packetsPerSecond: demand.packetBytes === undefined ? 0 : bps / (8 * demand.packetBytes) }
    }),
  )
}

type Loads = ReadonlyMap<string, PipeLoad>

function settled(flows: readonly Stream[]): Loads {
  let loads: Loads = new Map()
  // Each round is exact one pipe further down every way; ways that cross pipes in opposite orders settle between.
  for (let round = 0; round <= MOST_PIPES; round++) {
    const next = nextLoads(flows, loads)
    const isSettled = [...next].every(([name, { passing }]) => Math.abs(passing - (loads.get(name)?.passing ?? 1)) < 1e-12)
    loads = next
    if (isSettled) break
  }
  return loads
}

const MOST_PIPES = 32

/** What is asked of each pipe, given what the pipes before it pass on. */
function nextLoads(flows: readonly Stream[], before: Loads): Loads {
  const found = new Map<string, { -readonly [K in keyof PipeLoad]: PipeLoad[K] }>()
  for (const { branch, bps, packetsPerSecond } of flows) {
    let left = 1
    for (const pipe of branch.pipes) {
      let load = found.get(pipe.name)
      if (!load) {
        load = { pipe, askedBps: 0, askedPacketsPerSecond: 0, passing: 1 }
        found.set(pipe.name, load)
      }
      load.askedBps += bps * left
      load.askedPacketsPerSecond += packetsPerSecond * left
      left *= before.get(pipe.name)?.passing ?? 1
    }
  }
  for (const load of found.values()) load.passing = passingShare(load)
  return found
}

/** Whichever is scarcer, bits or packets. */
function passingShare({ pipe, askedBps, askedPacketsPerSecond }: PipeLoad): number {
  const byRate = Math.min(askedBps > pipe.bps ? pipe.bps / askedBps : 1, 1 - (pipe.lostShare ?? 0))
  const most = pipe.packetsPerSecond
  return most !== undefined && askedPacketsPerSecond > most ? Math.min(byRate, most / askedPacketsPerSecond) : byRate
}

function throughput(pipes: Branch['pipes'], loads: Loads): number {
  return pipes.reduce((left, { name }) => left * (loads.get(name)?.passing ?? 1), 1)
}
