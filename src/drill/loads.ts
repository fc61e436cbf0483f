import type { Hop } from '../routing/forward.ts'
import { type Demand, passingShareByPipe } from '../routing/load.ts'
import type { Topology } from '../topology/topology.ts'
import type { Moment } from './moment.ts'
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
  const demands: readonly Demand[] = topology.flows.flatMap(flow =>
    Object.values(thereAndBack(topology, moment, flow)).map(({ branches }) => ({
      bps: flow.steadyBps,
      branches: waysOf(flow, branches),
    })),
  )
  const passing = passingShareByPipe(demands)
  const found = new Map<string, Load>()
  for (const { bps, branches } of demands) {
    for (const { share, hops } of branches) addHops(found, hops, { bps: bps * share, passing, brokenLinks })
  }
  return found
}

interface Sent {
  readonly bps: number
  readonly passing: ReadonlyMap<string, number>
  readonly brokenLinks: ReadonlySet<string>
}

function addHops(found: Map<string, Load>, hops: readonly Hop[], { bps, passing, brokenLinks }: Sent): void {
  let left = bps
  for (const { link, path } of hops) {
    if (!link) continue
    const [aws] = link.ends
    const isToAws = path?.nextHop?.node === aws
    const sender = isToAws ? link.ends[1] : aws
    for (const pipe of link.pipes) if (pipe.from === sender) left *= passing.get(pipe.name) ?? 1
    if (link.way === undefined || (isToAws && brokenLinks.has(link.name))) continue
    const { fromAwsBps, toAwsBps } = found.get(link.name) ?? { fromAwsBps: 0, toAwsBps: 0 }
    found.set(link.name, isToAws ? { fromAwsBps, toAwsBps: toAwsBps + left } : { fromAwsBps: fromAwsBps + left, toAwsBps })
  }
}
