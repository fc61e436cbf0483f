import type { Branch } from './forward.ts'

/** A demand of so many bit/s over the branches its packets take. */
export interface Demand {
  readonly bps: number
  readonly branches: readonly Branch[]
}

/** The most one flow alone could carry over these branches without loss: with equal shares, ways x the slowest. Infinity = no pipe limits it. */
export function capacityBps(branches: readonly Branch[]): number {
  const shares = new Map<string, { share: number; bps: number }>()
  for (const branch of branches) {
    if (branch.outcome !== 'delivered') continue
    for (const pipe of branch.pipes) {
      const before = shares.get(pipe.name)
      shares.set(pipe.name, { share: (before?.share ?? 0) + branch.share, bps: pipe.bps })
    }
  }
  let least = Number.POSITIVE_INFINITY
  for (const { share, bps } of shares.values()) least = Math.min(least, bps / share)
  return branches.some(branch => branch.outcome === 'delivered') ? least : 0
}

/**
 * What arrives of each demand when all of them are sent at once: a pipe that is asked for more than it carries drops
 * alike from everybody, and what is dropped there no longer burdens the pipes behind it. Branches that end nowhere
 * deliver nothing.
 */
export function deliveredBps(demands: readonly Demand[]): readonly number[] {
  const flows = spread(demands)
  const passing = settledShares(flows)
  const arriving = demands.map(() => 0)
  for (const { of, branch, bps } of flows) {
    if (branch.outcome === 'delivered') arriving[of] = (arriving[of] ?? 0) + bps * throughput(branch.pipes, passing)
  }
  return arriving
}

/** By name, the share of what it is asked for that each pipe passes on when all demands are sent at once: 1 = all of it. */
export function passingShareByPipe(demands: readonly Demand[]): ReadonlyMap<string, number> {
  return settledShares(spread(demands))
}

interface Stream {
  readonly of: number
  readonly branch: Branch
  readonly bps: number
}

function spread(demands: readonly Demand[]): readonly Stream[] {
  return demands.flatMap((demand, of) => demand.branches.map(branch => ({ of, branch, bps: demand.bps * branch.share })))
}

function settledShares(flows: readonly Stream[]): ReadonlyMap<string, number> {
  let passing = new Map<string, number>()
  // Each round is exact one pipe further down every way; ways that cross pipes in opposite orders settle between.
  for (let round = 0; round <= MOST_PIPES; round++) {
    const next = passingShares(flows, passing)
    const settled = [...next].every(([name, share]) => Math.abs(share - (passing.get(name) ?? 1)) < 1e-12)
    passing = next
    if (settled) break
  }
  return passing
}

const MOST_PIPES = 32

/** The share of its load that each pipe passes on, given what the pipes before it pass on. */
function passingShares(flows: readonly Stream[], before: ReadonlyMap<string, number>): Map<string, number> {
  const load = new Map<string, { asked: number; bps: number }>()
  for (const { branch, bps } of flows) {
    let left = bps
    for (const pipe of branch.pipes) {
      load.set(pipe.name, { asked: (load.get(pipe.name)?.asked ?? 0) + left, bps: pipe.bps })
      left *= before.get(pipe.name) ?? 1
    }
  }
  return new Map([...load].map(([name, { asked, bps }]) => [name, asked > bps ? bps / asked : 1]))
}

function throughput(pipes: Branch['pipes'], passing: ReadonlyMap<string, number>): number {
  return pipes.reduce((left, { name }) => left * (passing.get(name) ?? 1), 1)
}
