import type { EndPoint, TopologyFlow } from '../../topology/topology.ts'
import { named } from '../named.ts'
import type { Rule } from '../rule.ts'
import type { View } from '../view.ts'

/** IPv4 and IPv6 side by side. */
export const ADDRESS_FAMILIES: readonly Rule[] = [
  {
    id: 'DX072',
    severity: 'warning',
    title: 'A virtual interface has no session for the address family of a flow',
    why: 'Each address family has a BGP session of its own and AWS tells IPv6 blocks over IPv6 sessions alone: a virtual interface that looks like a spare way is none for the family that has no peer on it.',
    source: 'Direct Connect guide, "BGP peers"; RFC 4760',
    *check(view) {
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
    },
  },
]

/** Whether the flow is between the site and one of the VPCs. */
function isBetween(view: View, { from, to }: TopologyFlow, site: string | undefined, vpcs: ReadonlySet<string>): boolean {
  const isInVpc = ({ node }: EndPoint) => vpcs.has(view.topology.info.get(node)?.vpc ?? '')
  return (from.node === site && isInVpc(to)) || (to.node === site && isInVpc(from))
}
