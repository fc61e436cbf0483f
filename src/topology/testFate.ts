import { parseAddress } from '../net/address.ts'
import { ALL_UP, type Beliefs } from '../routing/beliefs.ts'
import { converge } from '../routing/converge.ts'
import { type Branch, forward } from '../routing/forward.ts'
import type { Topology } from './topology.ts'

/** For tests: how packets from a host to an address fare: `delivered at vpc-prod via dxvif-a`, with these links down at both ends. */
export function fate(topology: Topology, from: string, to: string, down: readonly string[] = []): string {
  const ends = down.flatMap(link => topology.network.links.get(link)?.ends.map(end => `${link}@${end}`) ?? [])
  const beliefs: Beliefs = { ...ALL_UP, linkEndsDown: new Set(ends) }
  const { tables } = converge(topology.network, beliefs, topology.baseline)
  const branches = forward(topology.network, tables, new Set(down), topology.hosts.get(from)?.node ?? from, address(to))
  const text = ({ hops, reason }: (typeof branches)[number]) => {
    const ways = hops.flatMap(({ link }) => (link?.way === undefined ? [] : [link.name]))
    return `${reason}${ways.length > 0 ? ` via ${ways.join(', ')}` : ''}`
  }
  return [...new Set(branches.map(text))].sort().join(' | ')
}

/** For tests: prefixes in use at a node that came by BGP, each with its AS path. */
export function learned({ baseline }: Topology, node: string): string[] {
  return [...(baseline.tables.routes.get(node)?.values() ?? [])]
    .filter(({ chosen }) => chosen[0]?.protocol === 'bgp')
    .map(({ prefix, chosen }) => `${prefix.text} ${chosen[0]?.asPath.join(' ')}`)
}

/** For tests: a way between two hosts that packets arrive by. */
export function arrival(topology: Topology, from: string, to: string): Branch {
  const [start, end] = [from, to].map(name => topology.hosts.get(name))
  if (!start || !end) throw new TypeError(`${from} or ${to} is no host`)
  const branches = forward(topology.network, topology.baseline.tables, new Set(), start.node, end.address)
  const arrived = branches.find(({ outcome }) => outcome === 'delivered')
  if (!arrived) throw new TypeError(branches[0]?.reason)
  return arrived
}

function address(text: string): NonNullable<ReturnType<typeof parseAddress>> {
  const parsed = parseAddress(text)
  if (!parsed) throw new TypeError(`${text} is no address`)
  return parsed
}
