import type { Row, World } from '../resources/world.ts'
import { named } from './named.ts'
import type { Subject } from './subject.ts'
import type { Interface, Vpn } from './ways.ts'

/** Where Direct Connect comes ashore: a gateway, all that leads to it, and the VPCs behind it. */
export interface Landing {
  /** The Direct Connect gateway, or a virtual private gateway without one. */
  readonly about: Subject
  readonly interfaces: readonly Interface[]
  /** VPN connections to the same VPCs. */
  readonly vpns: readonly Vpn[]
  /** Virtual private gateways and transit gateways. */
  readonly gateways: ReadonlySet<string>
  readonly vpcs: ReadonlySet<string>
}

/** What of a landing leads to one site: a site's ways are no other site's. */
export interface SiteLanding extends Landing {
  /** Undefined = all that leads there is of one site, or nobody knows of which. */
  readonly from?: Row<'site'>
}

/** A way that nobody patched may be meant for any site. */
export function bySite(world: World, landing: Landing): readonly SiteLanding[] {
  const sites = new Set([...landing.interfaces, ...landing.vpns].flatMap(({ router }) => router?.body.siteId ?? []))
  if (sites.size < 2) return [landing]
  const own = <W extends Pick<Interface, 'router'>>(ways: readonly W[], site: string) =>
    ways.filter(({ router }) => router === undefined || router.body.siteId === site)
  return [...sites].flatMap(id => {
    const from = world.get('site', id)
    return from ? [{ ...landing, interfaces: own(landing.interfaces, id), vpns: own(landing.vpns, id), from }] : []
  })
}

/** Every place where at least one private or transit virtual interface ends. */
export function landingsOf(world: World, interfaces: readonly Interface[], vpns: readonly Vpn[]): readonly Landing[] {
  const hubs = [...world.all('directConnectGateway')].map(row => ({ row, gateways: associatedWith(world, row.id) }))
  const behind = new Set(hubs.flatMap(({ gateways }) => [...gateways]))
  const alone = [...world.all('virtualPrivateGateway')].filter(({ id }) => !behind.has(id))
  return [...hubs, ...alone.map(row => ({ row, gateways: new Set([row.id]) }))].flatMap(({ row, gateways }) => {
    const own = interfaces.filter(({ row: { body } }) => {
      const end = body.gateway?.id ?? ''
      return end === row.id || gateways.has(end)
    })
    if (own.length === 0) return []
    const beside = vpns.filter(vpn => gateways.has(vpn.gateway) && !vpn.isPrivate)
    return [{ about: named(row as Row), interfaces: own, vpns: beside, gateways, vpcs: vpcsBehind(world, gateways) }]
  })
}

function associatedWith(world: World, hub: string): Set<string> {
  const rows = [...world.referring('directConnectGatewayAssociation', hub)]
  return new Set(
    rows
      .filter(({ body }) => body.directConnectGatewayId === hub && !/^disassociat/.test(body.state))
      .map(({ body }) => body.gateway.id),
  )
}

/** VPN connections to gateways that no Direct Connect leads to. */
export function landingsOfVpns(world: World, landings: readonly Landing[], vpns: readonly Vpn[]): readonly Landing[] {
  const known = new Set(landings.flatMap(({ gateways }) => [...gateways]))
  return [...Map.groupBy(vpns, ({ gateway }) => gateway)].flatMap(([id, own]) => {
    const row = world.get('virtualPrivateGateway', id) ?? world.get('transitGateway', id)
    if (!row || known.has(id)) return []
    const gateways = new Set([id])
    return [{ about: named(row as Row), interfaces: [], vpns: own, gateways, vpcs: vpcsBehind(world, gateways) }]
  })
}

/** VPCs of these gateways, and of transit gateways that one of them is peered with. */
function vpcsBehind(world: World, gateways: ReadonlySet<string>): Set<string> {
  const near = new Set(gateways)
  for (const { body } of world.all('transitGatewayAttachment')) {
    if (body.type !== 'peering' || body.state !== 'available') continue
    if (gateways.has(body.transitGatewayId)) near.add(body.resourceId)
    if (gateways.has(body.resourceId)) near.add(body.transitGatewayId)
  }
  const vpcs = new Set<string>()
  for (const id of gateways) {
    const attachment = world.get('virtualPrivateGateway', id)?.body.attachment
    if (attachment && (attachment.state === 'attached' || attachment.state === 'attaching')) vpcs.add(attachment.vpcId)
  }
  for (const { body } of world.all('transitGatewayAttachment')) {
    if (body.type === 'vpc' && near.has(body.transitGatewayId)) vpcs.add(body.resourceId)
  }
  return vpcs
}
