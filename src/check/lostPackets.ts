import type { Passage } from '../drill/passage.ts'
import { trace } from '../drill/trace/trace.ts'
import { thereAndBack } from '../drill/wayHome.ts'
import type { EndPoint, Topology, TopologyFlow } from '../topology/topology.ts'

/** Packets of a flow that do not arrive with nothing broken. */
export interface LostPackets {
  readonly direction: 'there' | 'back'
  readonly from: EndPoint
  readonly to: EndPoint
  /** A sentence fragment: `no route at edge-1`. */
  readonly reason: string
  /** Where they end; absent where they cross the network and are stopped at its end, or never set out. */
  readonly last?: Passage['branches'][number]['hops'][number]
}

/** Of the two directions the first that fails. */
export function lostPackets(topology: Topology, { from, to }: TopologyFlow): LostPackets {
  const moment = { convergence: topology.baseline, brokenLinks: new Set<string>() }
  const way = trace(topology, moment, from, to)
  const isThere = way.outcome === 'dropped'
  const { reason = 'no route' } = (isThere ? way : way.back) ?? {}
  const ends = isThere ? ({ direction: 'there', from, to } as const) : ({ direction: 'back', from: to, to: from } as const)
  const { branches } = thereAndBack(topology, moment, { from, to })[ends.direction]
  const last = branches.find(({ outcome }) => outcome === 'dropped')?.hops.at(-1)
  return { ...ends, reason, ...(last && { last }) }
}
