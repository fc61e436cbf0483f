import { at } from '../routing/beliefs.ts'
import { type Hop, wayToReflector } from '../routing/forward.ts'
import { type Carried, carried, type Demand } from '../routing/load.ts'
import type { Link, Network } from '../routing/network.ts'
import type { Topology } from '../topology/topology.ts'
import { demandOf } from './demandOf.ts'
import type { Moment } from './trace/moment.ts'
import { thereAndBack } from './wayHome.ts'
import { waysOf } from './waysOf.ts'

/** What AWS's end of a link sends and receives, in bit/s. */
export interface Load {
  readonly fromAwsBps: number
  readonly toAwsBps: number
}

/**
 * How much every link to AWS (a virtual interface, a VPN tunnel; by its name) carries at one moment, when all flows send
 * their steady rate both ways at once over the ways that the present routes give them. A link on no way is absent.
 * What AWS sends into a link that is silently broken counts, and what never reaches AWS does not. Both directions of a
 * flow are sent whatever becomes of the other.
 */
export function loads(topology: Topology, moment: Moment): ReadonlyMap<string, Load> {
  const { brokenLinks } = moment
  const demands: readonly Demand[] = topology.flows.flatMap(flow => {
    const { there, back } = thereAndBack(topology, moment, flow)
    return [
      { ...demandOf(flow, 'forward'), branches: there.branches },
      { ...demandOf(flow, 'back'), branches: back.branches },
    ].map(({ steadyBps, branches }) => ({
      bps: steadyBps,
      branches: waysOf(flow, branches, steadyBps),
      packetBytes: flow.packetBytes,
    }))
  })
  const { pipes } = carried(demands)
  const found = new Map<string, Load>()
  for (const { bps, branches } of demands) {
    for (const { share, hops } of branches)
      addHops(found, hops, { bps: bps * share, pipes, brokenLinks, network: topology.network })
  }
  return found
}

interface Sent {
  readonly bps: number
  readonly pipes: Carried['pipes']
  readonly brokenLinks: ReadonlySet<string>
  readonly network: Network
}

function addHops(found: Map<string, Load>, hops: readonly Hop[], { bps, pipes, brokenLinks, network }: Sent): void {
  let left = bps
  const passed = (of: Link['pipes'], from: string) => {
    for (const pipe of of) if (pipe.from === from) left *= pipes.get(pipe.name)?.passing ?? 1
  }
  for (const { node, link, path } of hops) {
    if (!link || !path) continue
    if (!link.ends.includes(node)) passed(wayToReflector(network, path)?.pipes ?? [], node)
    const [aws] = link.ends
    const isToAws = path.nextHop?.node === aws
    passed(link.pipes, isToAws ? link.ends[1] : aws)
    if (link.way === undefined || (isToAws && (brokenLinks.has(link.name) || brokenLinks.has(at(link.name, link.ends[1])))))
      continue
    const { fromAwsBps, toAwsBps } = found.get(link.name) ?? { fromAwsBps: 0, toAwsBps: 0 }
    found.set(link.name, isToAws ? { fromAwsBps, toAwsBps: toAwsBps + left } : { fromAwsBps: fromAwsBps + left, toAwsBps })
  }
}
