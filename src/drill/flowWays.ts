import { type Crossing, crossingOf } from '../topology/crossing.ts'
import type { Topology, TopologyFlow } from '../topology/topology.ts'
import { demandOf } from './demandOf.ts'
import type { Passage } from './passage.ts'
import type { Moment } from './trace/moment.ts'
import { thereAndBack } from './wayHome.ts'
import { waysOf } from './waysOf.ts'

/** One of the ways that the packets of a flow take in one direction: what a meter needs to know of routes. */
export interface FlowWay {
  /** The flow's id. */
  readonly flow: string
  /** Whether these are the packets from `to` to `from`. */
  readonly back: boolean
  /** 0..1 of the direction's packets. */
  readonly share: number
  /** Why they do not arrive; absent = they do. */
  readonly lost?: string
  /** In order. */
  readonly crossings: readonly Crossing[]
}

/** Where the packets of all flows go at a moment, both directions, whatever the others send. */
export function flowWays(topology: Topology, moment: Moment): readonly FlowWay[] {
  return topology.flows.flatMap(flow => {
    const { there, back } = thereAndBack(topology, moment, flow)
    return [...waysThrough(flow, false, there.branches), ...waysThrough(flow, true, back.branches)]
  })
}

/** What is crossed on each of a flow's branches, in their order. */
export function waysThrough(flow: TopologyFlow, back: boolean, branches: Passage['branches']): FlowWay[] {
  const { steadyBps } = demandOf(flow, back ? 'back' : 'forward')
  return waysOf(flow, branches, steadyBps).map(({ share, outcome, reason, hops }) => ({
    flow: flow.id,
    back,
    share,
    ...(outcome === 'dropped' ? { lost: reason } : {}),
    crossings: hops.flatMap(({ node, link, path }, index) => {
      const towards = path?.nextHop?.node
      return link === undefined || towards === undefined ? [] : (crossingOf(link, node, towards, hops[index + 1]?.node) ?? [])
    }),
  }))
}
