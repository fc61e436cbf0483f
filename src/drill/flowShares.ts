import { type Carried, carried } from '../routing/load.ts'
import type { TopologyFlow } from '../topology/topology.ts'
import { demandOf } from './demandOf.ts'
import type { Passages } from './laboratory.ts'
import type { Share, Shares } from './verdict.ts'
import { waysOf } from './waysOf.ts'

/** What arrives when every flow of the estate sends at once, and what everything on the ways is asked for. */
export interface FlowShares {
  /** In the order of the estate's flows. */
  readonly shares: readonly Shares[]
  readonly steady: Carried['pipes']
  readonly peak: Carried['pipes']
}

/** Steady and peak of all flows at once, each on the ways that it goes once everything has settled. */
export function flowShares(flows: readonly TopologyFlow[], passagesOf: (flow: number) => Passages): FlowShares {
  const streams = flows.flatMap((flow, i) => {
    const passages = passagesOf(i)
    return (['forward', 'back'] as const).map(which => {
      const branches = waysOf(flow, passages[which].branches)
      return { ...demandOf(flow, which), branches, packetBytes: flow.packetBytes }
    })
  })
  const steady = carried(streams.map(stream => ({ ...stream, bps: stream.steadyBps })))
  const peak = carried(streams.map(stream => ({ ...stream, bps: stream.peakBps })))
  const share = (index: number): Share => {
    const heldBackBy = fullestOf(streams[index]?.branches ?? [], peak.pipes)
    return {
      steadyBps: steady.arriving[index] ?? 0,
      peakBps: peak.arriving[index] ?? 0,
      ...(heldBackBy === undefined ? {} : { heldBackBy }),
    }
  }
  return {
    shares: flows.map((_, i) => ({ forward: share(2 * i), back: share(2 * i + 1) })),
    steady: steady.pipes,
    peak: peak.pipes,
  }
}

/** The pipe that passes on the least of what it is asked for; undefined where all pass everything. */
function fullestOf(branches: ReturnType<typeof waysOf>, pipes: Carried['pipes']): string | undefined {
  let fullest: string | undefined
  let least = 1
  for (const branch of branches) {
    for (const { name, lostShare } of branch.pipes) {
      // Loss drops it whatever room there is.
      if (lostShare !== undefined) continue
      const passing = pipes.get(name)?.passing ?? 1
      if (passing >= least) continue
      fullest = name
      least = passing
    }
  }
  return fullest
}
