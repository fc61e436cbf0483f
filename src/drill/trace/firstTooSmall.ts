import type { Branch, Hop } from '../../routing/forward.ts'
import type { Topology } from '../../topology/topology.ts'
import { wayLabel } from '../report/viaText.ts'

/** Where a packet ends that may not be cut into pieces. */
export interface TooSmall {
  /** What fits there. */
  readonly mtu: number
  readonly at: string
  /** Its hop: what comes after it nothing of this size reaches. */
  readonly hop: number
  /** Why nobody sends "packet too big", so that the sender never learns why nothing arrives; absent = somebody does. */
  readonly silentBecause?: string
}

/**
 * The first link on the way that a packet of this size with DF does not fit. Routers answer (RFC 1191, RFC 8201). Through a
 * VPN nobody does (Site-to-Site VPN guide, "Best practices for a customer gateway device"), and a transit gateway answers
 * only what entered it from a VPC or over Connect (Transit gateway guide, "MTU").
 */
export function firstTooSmall(topology: Topology, { hops }: Branch, size: number): TooSmall | undefined {
  let entrance: Entrance | undefined
  for (const [index, { link, node, entry }] of hops.entries()) {
    const isTransit = topology.info.get(node)?.kind === 'transitRouteTable'
    // What a transit gateway hands to another one came from a peering.
    if (isTransit) entrance = entrance === undefined ? entranceOf(topology, hops[index - 1]) : 'elsewhere'
    const mtu = Math.min(link?.mtu ?? Number.POSITIVE_INFINITY, entry?.mtuLimit ?? Number.POSITIVE_INFINITY)
    if (size <= mtu || !link) continue
    const at = wayLabel(topology, link.name) ?? topology.info.get(node)?.label ?? node
    const silentBecause = silence(link.way?.startsWith('vpn:') === true, entrance, isTransit)
    return { mtu, at, hop: index, ...(silentBecause === undefined ? {} : { silentBecause }) }
  }
  return undefined
}

type Entrance = 'vpc' | 'connect' | 'elsewhere'

function entranceOf(topology: Topology, before: Hop | undefined): Entrance {
  if (topology.info.get(before?.node ?? '')?.kind === 'routeTable') return 'vpc'
  return before?.link?.way?.startsWith('tunnel:') ? 'connect' : 'elsewhere'
}

function silence(isTunnel: boolean, entrance: Entrance | undefined, isTransit: boolean): string | undefined {
  if (entrance === 'vpc' || entrance === 'connect') return undefined
  if (isTunnel) return 'no path MTU discovery over a VPN'
  return isTransit ? 'a transit gateway answers only what came from a VPC or over Connect' : undefined
}
