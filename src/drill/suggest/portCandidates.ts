import { parseBandwidth } from '../../net/bandwidth.ts'
import { isLiveConnection } from '../../resources/connection.ts'
import { greatCircleKm } from '../../resources/distance.ts'
import { isLiveLag } from '../../resources/lag.ts'
import { membersOf } from '../../resources/lagMembers.ts'
import { findLocation, type Location, locationsIn, sameLocation } from '../../resources/location.ts'
import type { BgpPeer } from '../../resources/virtualInterface.ts'
import type { Draft, Row, World } from '../../resources/world.ts'
import type { Candidate } from './candidate.ts'
import { addRouter, isToBuy, secondRouters } from './secondRouters.ts'

/** What carries virtual interfaces to a router: a port, a LAG of several, or a partner's slice of one. */
interface Way {
  readonly name: string
  readonly is: 'connection' | 'LAG' | 'hosted connection'
  /** What its port, or each of its members, is like. */
  readonly port: Row<'connection'>
  readonly lag?: Row<'lag'>
  readonly members: number
  readonly router: Row<'router'>
  readonly vifs: readonly Row<'virtualInterface'>[]
}

/** What would be ordered beside a way. */
interface Order {
  readonly way: Way
  readonly isLag: boolean
  readonly speed: string
  readonly location: Location
}

/** A second port, or a LAG, like each way that there is, in another location of its Region, on each router of the site. */
export function portCandidates(world: World): readonly Candidate[] {
  return waysOf(world).flatMap(way => {
    const routers = [...world.referring('router', way.router.body.siteId), ...secondRouters(world, way.router)]
    return ordersFor(world, way).flatMap(order => routers.map(router => candidate(order, router)))
  })
}

function waysOf(world: World): readonly Way[] {
  const ports = [...world.all('connection')].filter(
    ({ body }) => isLiveConnection(body) && body.role !== 'interconnect' && body.lagId === undefined,
  )
  const lags = [...world.all('lag')].filter(({ body }) => isLiveLag(body) && !body.allowsHostedConnections)
  return [
    ...ports.flatMap(port => {
      const is = port.body.role === 'hosted' ? 'hosted connection' : 'connection'
      return wayOf(world, { name: port.body.name, is, port, members: 1 }, port.id)
    }),
    ...lags.flatMap(lag => {
      const members = membersOf(world, lag.id)
      return members
        .slice(0, 1)
        .flatMap(port => wayOf(world, { name: lag.body.name, is: 'LAG', port, lag, members: members.length }, lag.id))
    }),
  ]
}

/** Nothing where it leads to no router, or carries nothing. */
function wayOf(world: World, way: Omit<Way, 'router' | 'vifs'>, id: string): readonly Way[] {
  const vifs = [...world.referring('virtualInterface', id)]
  const [router] = [...world.referring('crossConnect', way.port.id)].flatMap(
    ({ body }) => world.get('router', body.routerId) ?? [],
  )
  return router && vifs.length > 0 ? [{ ...way, router, vifs }] : []
}

/** A connection at least as fast as one port of the way, and beside a LAG also a LAG. */
function ordersFor(world: World, way: Way): readonly Order[] {
  const used = [...world.all('connection')].map(({ body }) => body.location)
  return [false, ...(way.members > 1 ? [true] : [])].flatMap(isLag => {
    const found = nearestFree(way.port, used)
    return found ? [{ way, isLag, ...found }] : []
  })
}

/** The nearest other building of the Region with ports that fast: a circuit to it costs least. */
function nearestFree(
  { region, body }: Row<'connection'>,
  used: readonly string[],
): Pick<Order, 'location' | 'speed'> | undefined {
  const from = findLocation(body.location)?.at
  const km = ({ at }: Location) => (from ? greatCircleKm(from, at) : 0)
  return locationsIn(region)
    .flatMap(location => {
      const speed = used.some(each => sameLocation(each, location.code)) ? undefined : slowestFrom(location, body)
      return speed === undefined ? [] : [{ location, speed }]
    })
    .sort((a, b) => km(a.location) - km(b.location) || (a.location.code < b.location.code ? -1 : 1))[0]
}

/** A hosted connection may be slower than any port; a port has a second one of its own speed. */
function slowestFrom({ portSpeeds }: Location, { bandwidth, role }: Row<'connection'>['body']): string | undefined {
  const least = bpsOf(bandwidth)
  return portSpeeds
    .map(speed => `${speed}bps`)
    .filter(speed => (role === 'hosted' ? bpsOf(speed) >= least : speed === bandwidth))
    .sort((a, b) => bpsOf(a) - bpsOf(b))[0]
}

function bpsOf(bandwidth: string): number {
  return parseBandwidth(bandwidth) ?? 0
}

function candidate(order: Order, router: Row<'router'>): Candidate {
  const { way, isLag, speed, location } = order
  const what = isLag ? `a LAG of ${way.members} × ${speed}` : `a connection of ${speed}`
  const like = way.is === 'hosted connection' ? `beside the hosted connection ${way.name}` : `like ${way.name}`
  const one = isLag || way.is !== 'LAG' ? like : `beside the LAG ${way.name}`
  const place = `${location.code} (${location.name})`
  const ends = way.vifs.map(({ body }) => [body.type, body.gateway?.id, body.mtu, body.rateLimit, body.siteLinkEnabled])
  return {
    costs: 'a port and a circuit',
    change: `Add ${what} ${one} in ${place}, on ${router.body.name}, with the same virtual interfaces.`,
    kind: isLag ? 'a LAG in another location' : 'a connection in another location',
    key: JSON.stringify([what, location.code, router.body.name, ends.map(end => JSON.stringify(end)).sort()]),
    bps: bpsOf(speed) * (isLag ? way.members : 1),
    needsRouter: isToBuy(router),
    make: draft => {
      addRouter(draft, router)
      addPorts(draft, order, router)
    },
  }
}

const NAME = 'the second one'

function addPorts(draft: Draft, { way, isLag, speed, location }: Order, router: Row<'router'>): void {
  const { role: _, parentId: __, vlan: ___, lagId: ____, ...like } = way.port.body
  const device = `${location.code}-candidate`
  const at = { name: NAME, location: location.code, bandwidth: speed, awsDevice: device, awsLogicalDevice: device, tags: {} }
  if (isLag && way.lag) draft.put('lag', 'dxlag-candidate', way.lag, { ...way.lag.body, ...at })
  for (let member = 0; member < (isLag ? way.members : 1); member++) {
    const id = `dxcon-candidate-${member}`
    draft.put('connection', id, way.port, { ...like, ...at, ...(isLag ? { lagId: 'dxlag-candidate' } : {}) })
    draft.put('crossConnect', `xc-candidate-${member}`, router, { connectionId: id, routerId: router.id, madeAt: 0 })
  }
  const connectionId = isLag ? 'dxlag-candidate' : 'dxcon-candidate-0'
  for (const [i, vif] of way.vifs.entries()) {
    const { body } = vif
    const peers = body.peers.map((peer, k): BgpPeer => ({ ...peer, id: `dxpeer-candidate-${i}-${k}`, asn: router.body.asn }))
    const own = { connectionId, name: `${body.name} on ${NAME}`, peers, tags: {} }
    draft.put('virtualInterface', `dxvif-candidate-${i}`, vif, { ...body, ...own })
  }
}
