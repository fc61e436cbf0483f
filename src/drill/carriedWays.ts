import { carried } from '../routing/load.ts'
import type { Topology } from '../topology/topology.ts'
import { demandOf } from './demandOf.ts'
import { type FlowWay, waysThrough } from './flowWays.ts'
import type { Moment } from './trace/moment.ts'
import { thereAndBack } from './wayHome.ts'
import { waysOf } from './waysOf.ts'

/** A way and what arrives over it, in bit/s. */
interface CarriedWay extends FlowWay {
  readonly bps: number
}

/**
 * The ways of all flows at a moment, both directions, when all of them send their steady rates at once: with what arrives,
 * for what a full pipe drops was not carried.
 */
export function carriedWays(topology: Topology, moment: Moment): readonly CarriedWay[] {
  const directions = topology.flows.flatMap(flow => {
    const { there, back } = thereAndBack(topology, moment, flow)
    return [
      { flow, back: false, bps: demandOf(flow, 'forward').steadyBps, branches: waysOf(flow, there.branches) },
      { flow, back: true, bps: demandOf(flow, 'back').steadyBps, branches: waysOf(flow, back.branches) },
    ]
  })
  const { pipes } = carried(directions.map(({ flow, bps, branches }) => ({ bps, branches, packetBytes: flow.packetBytes })))
  const passing = (names: readonly { readonly name: string }[]) =>
    names.reduce((left, { name }) => left * (pipes.get(name)?.passing ?? 1), 1)
  return directions.flatMap(({ flow, back, bps, branches }) =>
    waysThrough(flow, back, branches).map((way, index) => ({
      ...way,
      bps: way.lost === undefined ? bps * way.share * passing(branches[index]?.pipes ?? []) : 0,
    })),
  )
}
