import { pipeBps } from '../routing/load.ts'
import type { TopologyFlow } from '../topology/topology.ts'
import type { Passage } from './passage.ts'

type Way = Passage['branches'][number]

/**
 * The branches that a flow's packets take when it sends so many bit/s: a single 5-tuple is not spread, so it is judged on the
 * way that brings least of them.
 */
export function waysOf(
  { single, packetBytes }: Pick<TopologyFlow, 'single' | 'packetBytes'>,
  branches: Passage['branches'],
  bps: number,
): Passage['branches'] {
  if (!single) return branches
  // Where what is sent has room everywhere, the way with the least room is as bad as any.
  const [worst] = branches
    .map(way => ({ way, brings: brought(way, packetBytes, bps), room: brought(way, packetBytes, Number.POSITIVE_INFINITY) }))
    .sort((a, b) => a.brings - b.brings || (a.room === b.room ? 0 : a.room - b.room))
  return worst ? [{ ...worst.way, share: 1 }] : []
}

/** What arrives over a way of so many bit/s that are sent, when nobody else sends: each pipe has its room, and may lose some. */
function brought({ outcome, pipes }: Way, packetBytes: number | undefined, bps: number): number {
  if (outcome === 'dropped') return 0
  return pipes.reduce((left, pipe) => Math.min(left, pipeBps(pipe, packetBytes)) * (1 - (pipe.lostShare ?? 0)), bps)
}
