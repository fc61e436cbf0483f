import { parseAddress } from '../../src/net/address.ts'
import { type Prefix, parsePrefix } from '../../src/net/prefix.ts'
import { roundTripMs } from '../../src/resources/distance.ts'
import type { Link, Network, Node, Session, SessionEnd } from '../../src/routing/network.ts'
import { bareTopology } from '../../src/topology/bareTopology.ts'
import type { EndPoint, FailureDomain, Topology, TopologyFlow } from '../../src/topology/topology.ts'
import type { ZooMap } from './gml.ts'

const FIRST_ASN = 64_512
const LINK_BPS = 100e9
const STEADY_BPS = 2e9
const PEAK_BPS = 6e9
/** Flow by flow, how many holders of a prefix on the other end is. */
const FAR = 7

/**
 * A map as a network: every place a router with an AS of its own, every edge a link of 100 Gbit/s with an eBGP session
 * and BFD. What joins two places fails together: parallel edges lie in one duct. `prefixes` places, evenly spread over the
 * file, hold one prefix each; from every one of them a flow goes to the seventh next, so that each prefix is the source
 * of one flow and the destination of another, and both directions of each are judged.
 */
export function zooTopology({ places, edges }: ZooMap, prefixes: number): Topology {
  const names = new Map(places.map(({ id }) => [id, `r${id}`]))
  const nameOf = (id: number) => names.get(id) ?? `r${id}`
  const every = Math.max(1, Math.floor(places.length / prefixes))
  const holders = places.filter((_, i) => i % every === 0).slice(0, prefixes)
  const held = new Map(holders.map(({ id }, i) => [id, prefixOf(i)]))
  const nodes = new Map(
    places.map(({ id }, i): [string, Node] => {
      const own = held.get(id)
      return [nameOf(id), router(nameOf(id), i, own ? [own] : [])]
    }),
  )
  const at = new Map(places.map(place => [place.id, place.at]))
  const links = new Map<string, Link>()
  const sessions = new Map<string, Session>()
  const domains = new Map<string, FailureDomain>()
  for (const [source, target] of edges) {
    const pair = [source, target].sort((a, b) => a - b) as [number, number]
    const [a, b] = [nameOf(pair[0]), nameOf(pair[1])]
    const domain = `site-link:${a}-${b}`
    const label = pair.map(id => places.find(place => place.id === id)?.label).join(' to ')
    const parallel = [1, 2, 3, 4].find(n => !links.has(`${a}-${b}-${n}`))
    const name = `${a}-${b}-${parallel}`
    domains.set(domain, { id: domain, kind: 'site-link', name: label, aliases: [] })
    links.set(name, link(name, [a, b], domain, roundTripMs(at.get(pair[0]), at.get(pair[1]))))
    sessions.set(name, { name, link: name, components: [], ends: [end(a), end(b)] })
  }
  const network: Network = { nodes, links, sessions }
  const hosts = holders.map(({ id }, i) => endPoint(`h${i}`, i, nameOf(id)))
  return bareTopology({
    network,
    domains: [...domains.values()],
    flows: hosts.flatMap((from, i) => flow(from, hosts[(i + FAR) % hosts.length])),
    hosts: new Map(hosts.map(host => [host.name, host])),
    info: new Map(places.map(({ id, label }) => [nameOf(id), { label, kind: 'router' }])),
  })
}

function prefixOf(number: number): Prefix {
  return parsePrefix(`10.${number}.0.0/16`) as Prefix
}

function router(name: string, order: number, local: readonly Prefix[]): Node {
  const asn = FIRST_ASN + order
  return { name, asn, routerId: order + 1, selection: 'bgp', maximumPaths: 1, local, originates: local, statics: [] }
}

function link(name: string, ends: readonly [string, string], domain: string, rttMs: number | undefined): Link {
  return {
    name,
    ends,
    mtu: 9000,
    rttMs,
    elements: [{ component: domain, cutSeenBy: Object.fromEntries(ends.map(each => [each, 'carrier'])) }],
    pipes: ends.map(from => ({ name: `${name} from ${from}`, from, bps: LINK_BPS })),
    probes: [],
    way: domain,
    shown: true,
  }
}

function end(node: string): SessionEnd {
  return {
    node,
    holdMs: 90_000,
    keepaliveMs: 30_000,
    bfd: { receiveMs: 300, transmitMs: 300, multiplier: 3 },
    group: 'bgp',
    import: {},
    export: { from: ['local', 'bgp'] },
  }
}

function endPoint(name: string, number: number, node: string): EndPoint {
  const address = parseAddress(`10.${number}.0.10`)
  if (!address) throw new TypeError(`there are not so many prefixes: ${number}`)
  return { name, address, node, own: [] }
}

function flow(from: EndPoint, to: EndPoint | undefined): TopologyFlow[] {
  if (!to || to === from) return []
  return [{ id: `${from.name}-${to.name}`, from, to, steadyBps: STEADY_BPS, peakBps: PEAK_BPS, single: false }]
}
