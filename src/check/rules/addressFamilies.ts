import type { EndPoint, TopologyFlow } from '../../topology/topology.ts'
import { listed, named } from '../named.ts'
import type { Hit, Rule } from '../rule.ts'
import type { View } from '../view.ts'
import type { Vpn } from '../ways.ts'

/** IPv4 and IPv6 side by side. */
export const ADDRESS_FAMILIES: readonly Rule[] = [
  {
    id: 'DX072',
    severity: 'warning',
    title: 'A way carries nothing of the address family of a flow',
    why: 'Each address family has a BGP session of its own on a virtual interface, and AWS tells IPv6 blocks over IPv6 sessions alone; a VPN connection carries one family, on a virtual private gateway IPv4. What looks like a spare way is none for the other family.',
    source: 'Direct Connect guide, "BGP peers"; Site-to-Site VPN guide, "IPv4 and IPv6 traffic"; RFC 4760',
    *check(view) {
      yield* virtualInterfaces(view)
      yield* vpnConnections(view)
    },
  },
]

function* virtualInterfaces(view: View): Iterable<Hit> {
  for (const { interfaces, vpcs } of view.landings) {
    for (const { row, name, router } of interfaces) {
      const needed = view.topology.flows.filter(flow => isBetween(view, flow, router?.body.siteId, vpcs))
      for (const version of [4, 6] as const) {
        const flow = needed.find(({ from }) => from.address.family === version)
        if (!flow || row.body.peers.some(({ addressFamily }) => addressFamily === `ipv${version}`)) continue
        yield {
          about: named(row),
          member: 'addressFamilies',
          summary: `${name} has no IPv${version} BGP peer, and the flow from ${flow.from.name} to ${flow.to.name} is IPv${version}: it carries nothing of it.`,
          fix: `Add an IPv${version} BGP peer to ${name}.`,
        }
      }
    }
  }
}

/** Two of them carry both families: those that lead from one site to one gateway count together. */
function* vpnConnections(view: View): Iterable<Hit> {
  const beside = Map.groupBy(view.vpns, ({ router, gateway, isPrivate }) => `${router?.body.siteId} ${gateway} ${isPrivate}`)
  for (const vpns of beside.values()) {
    const [first] = vpns
    const site = first?.router?.body.siteId
    if (!first || site === undefined) continue
    const vpcs = vpcsBehind(view, first)
    const flow = view.topology.flows.find(
      each => isBetween(view, each, site, vpcs) && !vpns.some(({ family }) => family === each.from.address.family),
    )
    if (flow) yield missed(vpns, first, flow)
  }
}

function missed(vpns: readonly Vpn[], first: Vpn, { from, to }: TopologyFlow): Hit {
  const version = from.address.family
  const names = listed(vpns.map(({ name }) => name))
  const carry = vpns.length === 1 ? `${names} carries IPv${first.family} alone` : `${names} carry IPv${first.family} alone`
  return {
    about: named(first.row),
    member: 'insideIpVersion',
    summary: `${carry}, and the flow from ${from.name} to ${to.name} is IPv${version}: nothing of it goes over ${vpns.length === 1 ? 'it' : 'them'}.`,
    fix:
      first.row.body.virtualPrivateGatewayId === undefined
        ? `Order a VPN connection with insideIpVersion: ipv${version} beside ${first.name}.`
        : `Lead IPv${version} over a VPN connection to a transit gateway: one to a virtual private gateway, such as ${first.name}, carries IPv4 alone.`,
  }
}

function vpcsBehind(view: View, { gateway }: Vpn): ReadonlySet<string> {
  const landings = [...view.landings, ...view.neededVpnLandings].filter(({ gateways }) => gateways.has(gateway))
  return new Set(landings.flatMap(({ vpcs }) => [...vpcs]))
}

/** Whether the flow is between the site and one of the VPCs. */
function isBetween(view: View, { from, to }: TopologyFlow, site: string | undefined, vpcs: ReadonlySet<string>): boolean {
  const isInVpc = ({ node }: EndPoint) => vpcs.has(view.topology.info.get(node)?.vpc ?? '')
  return (from.node === site && isInVpc(to)) || (to.node === site && isInVpc(from))
}
