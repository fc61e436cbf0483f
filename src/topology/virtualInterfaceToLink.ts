import { parseBandwidth } from '../net/bandwidth.ts'
import { isLiveConnection } from '../resources/connection.ts'
import { roundTripMs } from '../resources/distance.ts'
import { isLiveVirtualInterface } from '../resources/virtualInterface.ts'
import type { Row } from '../resources/world.ts'
import type { Bundle, Link } from '../routing/network.ts'
import { amazonEndOf } from './amazonEnd.ts'
import type { Builder } from './builder.ts'
import { passesMacSec } from './macSecToElement.ts'
import { lightOf, linkElement, type PortElement, portElements } from './portToElements.ts'
import { siteAt } from './siteAt.ts'
import { addSiteLinkRemarks } from './siteLinkRemarks.ts'
import { tableBySiteLink } from './siteLinkToTable.ts'
import { addSessions } from './virtualInterfaceToSession.ts'

/** What carries virtual interfaces between AWS and a router: a port, a LAG, a partner's slice of one. */
export interface Carrier {
  /** The failure domain that people call the way by. */
  readonly way: string
  /** The location's code. */
  readonly location: string
  readonly router: Row<'router'>
  readonly elements: readonly PortElement[]
  /** Each way alike. */
  readonly pipes: readonly { readonly name: string; readonly bps: number }[]
  readonly bundle?: (amazonEnd: string, customerEnd: string) => Bundle
}

/** Connections that are patched and no member of a LAG: a port with light, and one link per virtual interface on it. */
export function addConnections(build: Builder): void {
  for (const patch of build.world.all('crossConnect')) {
    const connection = build.world.get('connection', patch.body.connectionId)
    const router = build.world.get('router', patch.body.routerId)
    if (!connection || !router || !isPortOfItsOwn(connection)) continue
    const port = portElements(build, connection, patch.body, router)
    // Behind a carrier AWS's light comes from the carrier's equipment: what is beyond it takes no light away.
    build.light.set(connection.id, lightOf(port))
    if (!passesMacSec(build, connection, router)) continue
    addVirtualInterfacesOn(build, connection.id, {
      way: `connection:${connection.id}`,
      location: connection.body.location,
      router,
      elements: port,
      pipes: [{ name: connection.id, bps: parseBandwidth(connection.body.bandwidth) ?? 0 }],
    })
  }
  addSiteLinkRemarks(build)
}

function isPortOfItsOwn({ body }: Row<'connection'>): boolean {
  return isLiveConnection(body) && body.lagId === undefined && body.role !== 'hosted'
}

/** One link per virtual interface on the port or LAG. */
export function addVirtualInterfacesOn(build: Builder, portId: string, carrier: Carrier): void {
  for (const vif of build.world.referring('virtualInterface', portId)) {
    if (vif.body.connectionId === portId) addVirtualInterface(build, vif, carrier)
  }
}

function addVirtualInterface(build: Builder, vif: Row<'virtualInterface'>, carrier: Carrier): void {
  const { router } = carrier
  const { state } = vif.body
  if (!isLiveVirtualInterface(vif.body) || state === 'confirming' || state === 'verifying') return
  const amazonEnd = amazonEndOf(build, vif)
  if (amazonEnd === undefined) {
    build.remarks.add(`Virtual interface ${vif.body.name} ends at nothing that is modelled.`)
    return
  }
  const own = build.domain('virtual-interface', vif.id, vif.body.name)
  const location = build.geography.location(carrier.location)
  build.link({
    name: vif.id,
    ends: [amazonEnd, router.id],
    mtu: vif.body.mtu,
    rttMs: roundTripMs(siteAt(build, router.body.siteId), location?.at, location && build.geography.region(location.region)),
    elements: [
      {
        component: own,
        cutSeenBy: { [amazonEnd]: 'notification', [router.id]: 'notification' },
        deletion: { at: amazonEnd, needsConfiguration: needsConfiguration(vif, router) },
      },
      ...carrier.elements.map(part => linkElement(part, amazonEnd, router.id)),
    ],
    pipes: [
      ...carrier.pipes.flatMap(({ name, bps }) => {
        const label = build.world.get('connection', name)?.body.name ?? name
        return build.bothWays({ name, bps }, { name: label, kind: 'connection' }, amazonEnd, router.id)
      }),
      ...rateLimiter(build, vif, amazonEnd, router.id),
    ],
    way: carrier.way,
    shown: true,
    ...tableBySiteLink(build, vif.body, amazonEnd),
    ...(carrier.bundle && { bundle: carrier.bundle(amazonEnd, router.id) }),
  })
  addSessions(build, vif, { amazonEnd, router, region: location?.region })
}

/**
 * Created again it has another id and, unless the order names them, other peer addresses and another MD5 key. Routers
 * that Landbridge manages take them over at once; any other waits for whoever configures it.
 */
function needsConfiguration({ body }: Row<'virtualInterface'>, { body: { kind, ownNeighbours } }: Row<'router'>): boolean {
  return (kind === 'external' || ownNeighbours) && !body.peers.every(peer => peer.named)
}

/** User Guide, "Virtual interface rate limiters": each way is policed, whatever else the port carries. */
function rateLimiter(
  build: Builder,
  { id, body }: Row<'virtualInterface'>,
  amazonEnd: string,
  customerEnd: string,
): Link['pipes'] {
  const bps = body.rateLimit === undefined ? undefined : parseBandwidth(body.rateLimit)
  if (bps === undefined) return []
  return build.bothWays({ name: `${id} rate limit`, bps }, { name: body.name, kind: 'virtual-interface' }, amazonEnd, customerEnd)
}
