import type { Row } from '../resources/world.ts'
import type { StaticRoute } from '../routing/network.ts'
import { attachmentLabel } from './attachmentLabel.ts'
import { type Builder, prefixes } from './builder.ts'
import { JUMBO_MTU } from './linkToGateway.ts'
import { routeTableOf } from './routeTableOf.ts'
import { carriesPackets } from './transitGatewayToTables.ts'

/** The node that packets from this subnet meet first: its route table, as it is met in the subnet's zone. */
export function tableMet(build: Builder, vpcId: string, subnetId: string | undefined): string | undefined {
  const table = routeTableOf(build.world, vpcId, subnetId)?.id
  const zone = subnetId === undefined ? undefined : build.world.get('subnet', subnetId)?.body.availabilityZone
  const name = `${table}~${zone}`
  return build.zoneTables.has(name) ? name : table
}

/**
 * Transit gateway guide, "Transit gateway VPC attachments": resources in an Availability Zone in which the attachment has no
 * subnet cannot reach the transit gateway. So a route table that leads to one is met otherwise in such a zone: a node of its
 * own there drops what the table would send to that attachment, and hands the table all else. What comes to the zone arrives.
 */
export function findZoneTables(build: Builder, vpcId: string): readonly string[] {
  const attachments = [...build.world.referring('transitGatewayAttachment', vpcId)].flatMap(attachment => {
    const zones = attachment.body.type === 'vpc' && carriesPackets(attachment.body) ? zonesOf(build, attachment) : new Set()
    return zones.size > 0 ? [{ attachment, zones }] : []
  })
  const found = new Set<string>()
  if (attachments.length === 0) return []
  for (const { id, body } of build.world.referring('subnet', vpcId)) {
    const zone = body.availabilityZone
    const left = attachments.filter(({ zones }) => !zones.has(zone)).map(({ attachment }) => attachment)
    const table = left.length > 0 ? routeTableOf(build.world, vpcId, id) : undefined
    const leading = left.filter(({ body: { transitGatewayId } }) => table && leadsTo(table, transitGatewayId))
    if (!table || leading.length === 0) continue
    const name = `${table.id}~${zone}`
    const known = build.zoneTables.get(name) ?? {
      zone,
      table: table.id,
      dropped: new Map(leading.map(each => [`${table.id}~${each.id}`, dropReason(build, each, zone)])),
      blocks: [],
    }
    known.blocks.push(body.cidr, ...(body.ipv6Cidrs ?? []).map(({ cidr }) => cidr))
    build.zoneTables.set(name, known)
    found.add(name)
  }
  return [...found]
}

/** Once the VPC's tables are there. */
export function addZoneTables(build: Builder, names: readonly string[]): void {
  for (const name of names) {
    const zoned = build.zoneTables.get(name)
    const info = zoned && build.info.get(zoned.table)
    if (!info) continue
    const { zone, table, blocks } = zoned
    // The zone's own blocks are longer than the VPC's: whoever asks where an address is finds it here.
    const local = [...(build.nodes.get(table)?.local ?? []), ...prefixes(blocks)]
    build.node(name, { ...info, label: `${info.label} in ${zone}` }, { selection: 'ranked', local })
    build.link({ name, ends: [name, table], mtu: JUMBO_MTU })
  }
}

/** Once the route tables have all their routes but the propagated ones, which come when gateways have heard of them. */
export function fillZoneTables(build: Builder): void {
  for (const [name, { table }] of build.zoneTables) {
    for (const route of build.nodes.get(table)?.statics ?? []) build.static(name, metInZone(build, name, route))
  }
}

/** A route of the table as it is in the zone: of the same prefix and rank, so that what wins there wins here. */
export function metInZone(build: Builder, name: string, { link, ...route }: StaticRoute): StaticRoute {
  const here = build.zoneTables.get(name)
  if (link === undefined || here === undefined) return route
  const discard = here.dropped.get(link)
  return discard === undefined ? { ...route, link: name } : { ...route, discard }
}

function leadsTo(table: Row<'routeTable'>, transitGatewayId: string): boolean {
  return table.body.routes.some(({ target }) => target.kind === 'transitGateway' && target.id === transitGatewayId)
}

function zonesOf(build: Builder, { body }: Row<'transitGatewayAttachment'>): ReadonlySet<unknown> {
  return new Set((body.vpc?.subnetIds ?? []).flatMap(id => build.world.get('subnet', id)?.body.availabilityZone ?? []))
}

function dropReason(build: Builder, attachment: Row<'transitGatewayAttachment'>, zone: string): string {
  return `dropped in ${zone}, where attachment ${attachmentLabel(build, attachment)} has no subnet`
}
