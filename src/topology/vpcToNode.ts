import { covers, parsePrefix } from '../net/prefix.ts'
import type { Route } from '../resources/vpc.ts'
import type { Row } from '../resources/world.ts'
import { ROUTE_TABLE_RANK } from './awsPolicy.ts'
import { type Builder, prefixes } from './builder.ts'

/** Each VPC is where packets from outside arrive; each of its route tables is where packets from inside begin. */
export function addVpcs(build: Builder): void {
  for (const vpc of build.world.all('vpc')) {
    const cidrs = prefixes([...vpc.body.cidrs, ...vpc.body.ipv6Cidrs].map(c => c.cidr))
    const label = vpc.body.tags['landbridge:name'] ?? vpc.body.tags.Name ?? vpc.id
    build.node(vpc.id, { label, kind: 'vpc' }, { local: cidrs })
    for (const table of build.world.referring('routeTable', vpc.id)) addRouteTable(build, table, label)
  }
}

function addRouteTable(build: Builder, table: Row<'routeTable'>, vpcLabel: string): void {
  const vpc = build.nodes.get(table.body.vpcId)
  const main = table.body.associations.some(a => a.main)
  build.node(
    table.id,
    { label: `${vpcLabel} ${main ? 'main table' : table.id}`, kind: 'routeTable' },
    { selection: 'ranked', local: vpc?.local ?? [] },
  )
  for (const route of table.body.routes) addRoute(build, table, route)
}

function addRoute(build: Builder, table: Row<'routeTable'>, route: Route): void {
  const prefix = parsePrefix(route.destination)
  if (!prefix || route.target.kind === 'local') return
  const common = { prefix, distance: 1, rank: ROUTE_TABLE_RANK.static, label: 'static' }
  const { kind, id } = route.target
  if (kind === 'virtualPrivateGateway' && isAttached(build, id, table.body.vpcId)) {
    build.static(table.id, { ...common, link: toGateway(build, table.id, id, STATIC_MTU) })
  } else if (kind === 'internetGateway') {
    build.static(table.id, { ...common, discard: `leaves to the Internet by ${id}` })
  } else build.static(table.id, { ...common, discard: `blackhole: ${id} carries nothing here` })
}

/** Direct Connect guide, "MTU": jumbo frames apply to propagated routes; static routes to a virtual private gateway use 1500. */
const STATIC_MTU = 1500

/**
 * Routes that a gateway offers stay in the table while the gateway is attached, whatever becomes of the VPN or virtual
 * interface they came from: packets then die at the gateway and do not fall through to a shorter route.
 */
export function addPropagatedRoutes(build: Builder, offered: ReadonlyMap<string, readonly string[]>): void {
  for (const table of build.world.all('routeTable')) {
    for (const gateway of table.body.propagatingGateways) {
      if (!isAttached(build, gateway, table.body.vpcId)) continue
      for (const prefix of prefixes(offered.get(gateway) ?? [])) {
        // VPC guide, "Route priority": the local route beats propagated ones even where these are more specific.
        if (build.nodes.get(table.id)?.local.some(own => covers(own, prefix))) continue
        const link = toGateway(build, table.id, gateway, JUMBO_MTU)
        build.static(table.id, { prefix, link, distance: 1, rank: ROUTE_TABLE_RANK.propagated, label: 'propagated' })
      }
    }
  }
}

function isAttached(build: Builder, gateway: string, vpcId: string): boolean {
  const attachment = build.world.get('virtualPrivateGateway', gateway)?.body.attachment
  return build.nodes.has(gateway) && attachment?.state === 'attached' && attachment.vpcId === vpcId
}

const JUMBO_MTU = 9001

function toGateway(build: Builder, table: string, gateway: string, mtu: number): string {
  const name = mtu === STATIC_MTU ? `${table}~${gateway}~static` : `${table}~${gateway}`
  if (!build.links.has(name)) build.link({ name, ends: [table, gateway], mtu })
  return name
}
