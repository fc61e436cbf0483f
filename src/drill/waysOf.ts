import { pipeBps } from '../routing/load.ts'
import type { TopologyFlow } from '../topology/topology.ts'
import type { Passage } from './passage.ts'

/** The branches that a flow's packets take: a single 5-tuple is not spread, so it is judged on the way that carries least. */
export function waysOf(flow: Pick<TopologyFlow, 'single' | 'packetBytes'>, branches: Passage['branches']): Passage['branches'] {
  if (!flow.single) return branches
  const least = ({ outcome, pipes }: Passage['branches'][number]) =>
    outcome === 'dropped' ? 0 : Math.min(...pipes.map(pipe => pipeBps(pipe, flow.packetBytes)), Number.POSITIVE_INFINITY)
  const [slowest] = [...branches].sort((a, b) => least(a) - least(b))
  return slowest ? [{ ...slowest, share: 1 }] : []
}
