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
 * alike from everybody. Branches that end nowhere deliver nothing.
 */
export function deliveredBps(demands: readonly Demand[]): readonly number[] {
  const load = new Map<string, { asked: number; bps: number }>()
  for (const demand of demands) {
    for (const branch of demand.branches) {
      for (const pipe of branch.pipes) {
        const before = load.get(pipe.name)
        load.set(pipe.name, { asked: (before?.asked ?? 0) + demand.bps * branch.share, bps: pipe.bps })
      }
    }
  }
  const passes = (name: string) => {
    const pipe = load.get(name)
    return pipe && pipe.asked > pipe.bps ? pipe.bps / pipe.asked : 1
  }
  return demands.map(({ bps, branches }) =>
    branches
      .filter(branch => branch.outcome === 'delivered')
      .reduce(
        (sum, branch) => sum + bps * branch.share * branch.pipes.reduce((least, p) => Math.min(least, passes(p.name)), 1),
        0,
      ),
  )
}
