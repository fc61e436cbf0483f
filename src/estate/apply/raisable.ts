import type { Quotas } from '../../resources/quotas.ts'
import type { ApplyProblem } from './step.ts'

/** By what a refusal says, of the quotas that `quotas:` of a file raises those that a file can come to. */
const REACHED: readonly (readonly [said: RegExp, quota: keyof Quotas])[] = [
  [/^The maximum number of VPCs /, 'vpcsPerRegion'],
  [/^The maximum number of subnets of /, 'subnetsPerVpc'],
  [/^The maximum number of (?:IPv6 )?CIDRs of /, 'cidrsPerVpc'],
  [/^The maximum number of routes of rtb-/, 'routesPerRouteTable'],
  [/^The maximum number of peering connections of /, 'peeringConnectionsPerVpc'],
  [/^The maximum number of prefix lists /, 'prefixListsPerRegion'],
  [/^The maximum number of virtual private gateways /, 'virtualPrivateGatewaysPerRegion'],
  [/^The maximum number of customer gateways /, 'customerGatewaysPerRegion'],
  [/^The maximum number of VPN connections in the Region /, 'vpnConnectionsPerRegion'],
  [/^The maximum number of VPN connections of /, 'vpnConnectionsPerVirtualPrivateGateway'],
  [/^The maximum number of VPN connections with large bandwidth /, 'largeVpnConnectionsPerRegion'],
  [/^The maximum number of accelerated VPN connections /, 'acceleratedVpnConnectionsPerRegion'],
  [/^The maximum number of unassociated VPN connections /, 'unassociatedVpnConnectionsPerRegion'],
  [/^The maximum number of transit gateways has /, 'transitGatewaysPerRegion'],
  [/^The maximum number of peering attachments of /, 'peeringAttachmentsPerTransitGateway'],
  [/^The maximum number of pending peering attachments of /, 'pendingPeeringAttachmentsPerTransitGateway'],
  [/ has \d+ route tables; the quota is /, 'routeTablesPerTransitGateway'],
  [/ has \d+ attachments; the quota is /, 'attachmentsPerTransitGateway'],
  [/ has \d+ rate limiters, which is the quota/, 'rateLimitersPerConnection'],
]

/** Problems in which each refusal for want of a quota says how the file asks for more, once for all that it refused. */
export function withRaises(problems: readonly ApplyProblem[]): readonly ApplyProblem[] {
  const alike = Map.groupBy(problems, ({ summary }) => summary)
  return problems.map(problem => {
    const { summary, code } = problem
    const [, quota] = (code === undefined ? undefined : REACHED.find(([said]) => said.test(summary))) ?? []
    if (quota === undefined) return problem
    const same = alike.get(summary) ?? []
    const limit = /\((\d+)\)|quota is (\d+)| has (\d+) rate/.exec(summary)?.slice(1).find(Boolean)
    const needed = limit === undefined ? '…' : Number(limit) + same.length
    const said = `${summary.replace(/\.$/, '')}: ask for more with quotas: { ${quota}: ${needed} }.`
    return { ...problem, summary: said, ...(same[0] !== problem && { follows: true as const }) }
  })
}
