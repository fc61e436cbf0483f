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
    const [out, home] = [demandOf(flow, 'forward').steadyBps, demandOf(flow, 'back').steadyBps]
    return [
      { flow, back: false, bps: out, branches: waysOf(flow, there.branches, out) },
      { flow, back: true, bps: home, branches: waysOf(flow, back.branches, home) },
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
