import { covers } from '../net/prefix.ts'
import { prefixListCidrs } from '../resources/managedPrefixLists.ts'
import { taggedName } from '../resources/taggedName.ts'
import type { Route } from '../resources/vpc.ts'
import { vpcCidrs } from '../resources/vpcCidrs.ts'
import type { Row } from '../resources/world.ts'
import { ROUTE_TABLE_RANK } from './awsPolicy.ts'
import { type Builder, prefixes } from './builder.ts'
import { hostsNotIn } from './elsewhere.ts'
import { JUMBO_MTU, linkToGateway } from './linkToGateway.ts'
import { routeWay } from './vpcRouteTargets.ts'
import { addZoneTables, findZoneTables, metInZone } from './zoneTable.ts'

/** Each VPC is where packets from outside arrive; each of its route tables is where packets from inside begin. */
export function addVpcs(build: Builder): void {
  for (const vpc of build.world.all('vpc')) {
    const cidrs = prefixes(vpcCidrs(vpc.body))
    const label = taggedName(vpc.id, vpc.body.tags)
    build.node(vpc.id, { label, kind: 'vpc' }, { local: cidrs })
    const tables = [...build.world.referring('routeTable', vpc.id)]
    const zoned = findZoneTables(build, vpc.id)
    for (const table of tables) addRouteTable(build, table, label)
    addZoneTables(build, zoned)
    for (const prefix of hostsNotIn(build, vpc)) {
      const discard = `${label} takes it for an address of its own`
      for (const { id } of [vpc, ...tables]) build.static(id, { prefix, distance: 0, rank: 0, label: 'local', discard })
    }
  }
}

function addRouteTable(build: Builder, table: Row<'routeTable'>, vpcLabel: string): void {
  const vpc = build.nodes.get(table.body.vpcId)
  const main = table.body.associations.some(a => a.main)
  build.node(
    table.id,
    { label: `${vpcLabel} ${main ? 'main table' : table.id}`, kind: 'routeTable', vpc: table.body.vpcId },
    { selection: 'ranked', local: vpc?.local ?? [] },
  )
  for (const route of table.body.routes) addRoute(build, table, route)
}

/** A prefix list is as many routes as it has entries, all of one rank below what names a block itself. */
function addRoute(build: Builder, table: Row<'routeTable'>, { destination, target }: Route): void {
  if (target.kind === 'local') return
  const way = routeWay(build, table, target.kind, target.id)
  const isList = destination.startsWith('pl-')
  const cidrs = isList ? (prefixListCidrs(build.world, table, destination) ?? []) : [destination]
  for (const prefix of prefixes(cidrs)) {
    const rank = isList ? ROUTE_TABLE_RANK.prefixList : ROUTE_TABLE_RANK.static
    build.static(table.id, { prefix, distance: 1, rank, label: isList ? `static ${destination}` : 'static', ...way })
  }
}

/**
 * Routes that a gateway offers stay in the table while the gateway is attached, whatever becomes of the VPN or virtual
 * interface they came from: packets then die at the gateway and do not fall through to a shorter route.
 */
export function addPropagatedRoutes(build: Builder, offered: ReadonlyMap<string, readonly string[]>): void {
  const zoned = Map.groupBy(build.zoneTables, ([, { table }]) => table)
  for (const table of build.world.all('routeTable')) {
    for (const gateway of table.body.propagatingGateways) {
      if (!isAttached(build, gateway, table.body.vpcId)) continue
      for (const prefix of prefixes(offered.get(gateway) ?? [])) {
        // VPC guide, "Route priority": the local route beats propagated ones even where these are more specific.
        if (build.nodes.get(table.id)?.local.some(own => covers(own, prefix))) continue
        const link = linkToGateway(build, table.id, gateway, JUMBO_MTU)
        const route = { prefix, link, distance: 1, rank: ROUTE_TABLE_RANK.propagated, label: 'propagated' }
        build.static(table.id, route)
        for (const [name] of zoned.get(table.id) ?? []) build.static(name, metInZone(build, name, route))
      }
    }
  }
}

function isAttached(build: Builder, gateway: string, vpcId: string): boolean {
  const attachment = build.world.get('virtualPrivateGateway', gateway)?.body.attachment
  return build.nodes.has(gateway) && attachment?.state === 'attached' && attachment.vpcId === vpcId
}
