import type { Flow } from '../resources/customerSide.ts'
import type { Row, World } from '../resources/world.ts'
import type { Landing } from './landings.ts'
import type { View } from './view.ts'
import type { Interface } from './ways.ts'

/** Ids of all that a flow may run over: its ends' VPCs, and what leads to them from its own site. */
export function neededBy({ world, landings, neededVpnLandings }: View, id: string, { from, to }: Flow): ReadonlySet<string> {
  const hosts = [from, to].flatMap(host => world.get('host', host) ?? [])
  const vpcs = hosts.flatMap(host => host.body.vpcId ?? [])
  const sites = new Set(hosts.flatMap(host => host.body.siteId ?? []))
  const ashore = [...landings, ...neededVpnLandings].filter(landing => vpcs.some(vpc => landing.vpcs.has(vpc)))
  const homes = vpcs.map(vpc => gatewaysOf(world, vpc))
  const gateways = new Set([...ashore.flatMap(landing => [...landing.gateways]), ...homes.flatMap(ids => [...ids])])
  const attachments = [...gateways]
    .flatMap(gateway => [...world.referring('transitGatewayAttachment', gateway)])
    .filter(({ body }) => {
      if (body.type === 'vpc') return vpcs.includes(body.resourceId)
      return body.type !== 'peering' || isOverPeerings(ashore, homes)
    })
  return new Set([
    id,
    ...vpcs,
    ...sites,
    ...hosts.map(host => host.id),
    ...vpcs.flatMap(vpc => [...world.referring('networkInterface', vpc)].map(row => row.id)),
    ...gateways,
    ...attachments.flatMap(row => [row.id, ...tablesOf(row)]),
    ...attachments.flatMap(row => [...world.referring('transitGatewayConnectPeer', row.id)].map(peer => peer.id)),
    ...ashore.flatMap(({ about, interfaces, vpns }) => [
      about.id,
      ...ofSites(interfaces, sites).flatMap(({ row, port, router }) => [row.id, port?.id ?? '', router?.id ?? '']),
      ...ofSites(vpns, sites).flatMap(({ row, router }) => [row.id, router?.id ?? '']),
    ]),
  ])
}

/** Those of the sites; all of them where none is known to be, for a way that nobody patched may be meant for any. */
function ofSites<W extends Pick<Interface, 'router'>>(ways: readonly W[], sites: ReadonlySet<string>): readonly W[] {
  const own = ways.filter(({ router }) => router === undefined || sites.has(router.body.siteId))
  return own.length > 0 ? own : ways
}

/** Transit gateways and virtual private gateways that a VPC is attached to itself. */
function gatewaysOf(world: World, vpc: string): ReadonlySet<string> {
  const transit = [...world.referring('transitGatewayAttachment', vpc)].filter(({ body }) => body.type === 'vpc')
  const own = [...world.referring('virtualPrivateGateway', vpc)].map(({ id }) => id)
  return new Set([...transit.map(({ body }) => body.transitGatewayId), ...own])
}

/** Whether a flow's ends are at gateways that have none in common. */
function isOverPeerings(ashore: readonly Landing[], homes: readonly ReadonlySet<string>[]): boolean {
  const [a, b] = homes
  if (a && b) return a.isDisjointFrom(b)
  return ashore.some(({ gateways }) => homes.every(home => home.isDisjointFrom(gateways)))
}

/** Where packets are looked up that enter by it. */
function tablesOf({ body: { association, peering } }: Row<'transitGatewayAttachment'>): string[] {
  return [association, peering?.association].flatMap(side => side?.routeTableId ?? [])
}
