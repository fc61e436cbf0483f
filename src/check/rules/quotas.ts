import { isLiveConnection } from '../../resources/connection.ts'
import { prefixAllocationsOnGateway, prefixPoolOf } from '../../resources/prefixAllocation.ts'
import { QUOTA_CATALOGUE } from '../../resources/quotaCatalogue.ts'
import { DEFAULT_QUOTAS, type Quotas } from '../../resources/quotas.ts'
import type { Row, World } from '../../resources/world.ts'
import { named } from '../named.ts'
import type { Hit, Rule } from '../rule.ts'
import type { Subject } from '../subject.ts'
import { portsOf } from '../ways.ts'

const NEAR = 0.8

/** Limits of AWS that a design comes close to. Compared with what accounts have by default. */
export const QUOTAS: readonly Rule[] = [
  {
    id: 'DX013',
    severity: 'warning',
    title: 'A Direct Connect gateway or a port’s prefix pool is nearly full',
    why: 'A gateway takes 30 virtual interfaces and 10,000 allocated prefixes, and a port’s virtual interfaces share one pool: the next one is refused.',
    source: 'Direct Connect guide, "Quotas" and "Prefix pools"',
    *check({ world, interfaces }) {
      for (const hub of world.all('directConnectGateway')) {
        const on = interfaces.filter(({ row }) => row.body.gateway?.id === hub.id).length
        yield* near(named(hub), on, 'virtualInterfacesPerDirectConnectGateway', 'virtual interfaces')
        yield* near(
          named(hub),
          prefixAllocationsOnGateway(world, hub.id),
          'prefixAllocationsPerDirectConnectGateway',
          'allocated prefixes',
        )
      }
      for (const port of portsOf(interfaces)) {
        const pool = prefixPoolOf(world, port)
        if (!pool || pool.size === 0) continue
        const left = Math.min(pool.left.ipv4, pool.left.ipv6)
        if (left > (1 - NEAR) * pool.size) continue
        yield {
          about: named(port),
          summary: `Of the ${pool.size} prefixes of ${port.body.name}, ${left} ${left === 1 ? 'is' : 'are'} not allocated.`,
          fix: `Lower prefix allocations on ${port.body.name} that nobody needs.`,
        }
      }
    },
  },
  {
    id: 'DX040',
    severity: 'info',
    title: 'A connection takes few more virtual interfaces',
    why: 'A connection takes 51 virtual interfaces, which is not raised, and 4 of them transit ones, which only an account team of AWS raises.',
    source: 'Direct Connect guide, "Quotas"',
    *check({ interfaces }) {
      for (const [id, on] of Map.groupBy(interfaces, ({ row }) => row.body.connectionId)) {
        const about = { id, name: on[0]?.port?.body.name ?? id }
        const transit = on.filter(({ row }) => row.body.type === 'transit').length
        yield* near(about, on.length, 'virtualInterfacesPerConnection', 'virtual interfaces')
        yield* near(about, transit, 'transitVirtualInterfacesPerConnection', 'transit virtual interfaces')
      }
    },
  },
  {
    id: 'DX046',
    severity: 'warning',
    title: 'A quota is nearly used up',
    why: 'The order after next is refused, mostly on the day on which it is urgent; raises take days and some are not given.',
    source: 'Direct Connect guide, Site-to-Site VPN guide and Transit gateway guide, "Quotas"',
    *check({ world }) {
      for (const { about, count, quota, what } of counted(world)) yield* near(about, count, quota, what)
    },
  },
]

interface Counted {
  readonly about: Subject
  readonly count: number
  readonly quota: keyof Quotas
  readonly what: string
}

function* counted(world: World): Iterable<Counted> {
  const dedicated = [...world.all('connection')].filter(({ body }) => isLiveConnection(body) && body.role === undefined)
  for (const [place, on] of Map.groupBy(
    dedicated,
    ({ account, region, body }) => `${account} ${region} ${body.location.toUpperCase()}`,
  )) {
    const about = { id: on[0]?.id ?? place, name: on[0]?.body.location ?? place }
    yield { about, count: on.length, quota: 'connectionsPerLocation', what: 'connections' }
  }
  for (const vpn of world.all('vpnConnection')) {
    const count = vpn.body.staticRoutes.length
    yield { about: named(vpn), count, quota: 'staticRoutesPerVpnConnection', what: 'static routes' }
  }
  for (const gateway of world.all('virtualPrivateGateway')) {
    const count = [...world.referring('vpnConnection', gateway.id)].filter(({ body }) => body.state === 'available').length
    yield { about: named(gateway), count, quota: 'vpnConnectionsPerVirtualPrivateGateway', what: 'VPN connections' }
  }
  for (const hub of world.all('directConnectGateway')) yield* onHub(world, hub)
  for (const gateway of world.all('transitGateway')) yield* onTransitGateway(world, gateway)
}

function* onHub(world: World, hub: Row<'directConnectGateway'>): Iterable<Counted> {
  const associations = [...world.referring('directConnectGatewayAssociation', hub.id)].map(({ body }) => body.gateway.kind)
  const of = (kind: string) => associations.filter(each => each === kind).length
  const about = named(hub)
  const vgws = of('virtualPrivateGateway')
  yield { about, count: vgws, quota: 'virtualPrivateGatewaysPerDirectConnectGateway', what: 'virtual private gateways' }
  yield { about, count: of('transitGateway'), quota: 'transitGatewaysPerDirectConnectGateway', what: 'transit gateways' }
}

function* onTransitGateway(world: World, gateway: Row<'transitGateway'>): Iterable<Counted> {
  const about = named(gateway)
  const tables = [...world.referring('transitGatewayRouteTable', gateway.id)]
  const attachments = [...world.referring('transitGatewayAttachment', gateway.id)].map(({ body }) => body)
  const of = (type: string) => attachments.filter(body => body.type === type).length
  const routes = tables.reduce((sum, { id }) => sum + [...world.referring('transitGatewayRoute', id)].length, 0)
  yield { about, count: tables.length, quota: 'routeTablesPerTransitGateway', what: 'route tables' }
  yield { about, count: routes, quota: 'routesPerTransitGateway', what: 'static routes' }
  yield { about, count: attachments.length, quota: 'attachmentsPerTransitGateway', what: 'attachments' }
  yield { about, count: of('peering'), quota: 'peeringAttachmentsPerTransitGateway', what: 'peerings' }
  yield {
    about,
    count: of('direct-connect-gateway'),
    quota: 'directConnectGatewaysPerTransitGateway',
    what: 'Direct Connect gateways',
  }
}

function* near(about: Subject, count: number, quota: keyof Quotas, what: string): Iterable<Hit> {
  const most = DEFAULT_QUOTAS[quota]
  if (count < NEAR * most) return
  yield {
    about,
    summary: `${about.name} has ${count} of at most ${most} ${what}.`,
    fix: `Plan where the next of the ${what} go${count < most ? ` before ${about.name} is full` : `, since ${about.name} is full`}${orMore(quota)}.`,
  }
}

/** Direct Connect guide, "Quotas": what Service Quotas does not raise and an account team may. */
const RAISED_BY_TEAMS: ReadonlySet<keyof Quotas> = new Set(['connectionsPerLocation', 'transitVirtualInterfacesPerConnection'])

function orMore(quota: keyof Quotas): string {
  if (QUOTA_CATALOGUE.some(listed => listed.quota === quota && listed.isAdjustable)) return ', or ask AWS for more'
  return RAISED_BY_TEAMS.has(quota) ? ', or ask AWS’s account team for more' : ''
}
