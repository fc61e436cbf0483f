import type { DrillReport } from '../../drill/report.ts'
import { isLiveConnection } from '../../resources/connection.ts'
import { type ClosedByLimit, type ObservedView, tunnelId } from '../../resources/observed.ts'
import { findPort } from '../../resources/port.ts'
import type { Tags } from '../../resources/tags.ts'
import { isLiveVirtualInterface } from '../../resources/virtualInterface.ts'
import { vpcCidrs } from '../../resources/vpcCidrs.ts'
import type { Row, World } from '../../resources/world.ts'

/** What whoever runs the service knows about it and a world does not. */
export interface StatusSettings {
  readonly version: string
  /** Where clients reach it, without a slash at the end. */
  readonly url: string
  readonly pace: string
  readonly hands: string
  readonly fabric: string
  readonly lastDrill?: DrillReport
}

/** Everything that the status page shows. */
export interface StatusModel extends StatusSettings {
  /** More than one: the page says whose each thing is. */
  readonly accounts: readonly string[]
  readonly connections: readonly ConnectionStatus[]
  readonly virtualInterfaces: readonly VirtualInterfaceStatus[]
  readonly gateways: readonly GatewayStatus[]
  readonly tunnels: readonly TunnelStatus[]
  readonly routers: readonly RouterStatus[]
  readonly faults: readonly {
    readonly id: string
    readonly kind: string
    readonly on: string
    readonly since: number
    readonly until?: number
  }[]
}

interface Owned {
  readonly account: string
  readonly id: string
  readonly name: string
}

interface ConnectionStatus extends Owned {
  readonly location: string
  readonly bandwidth: string
  readonly state: string
  /** Name of the router at the other end of the cross-connect; absent while there is none. */
  readonly router?: string
  /** Undefined = nobody has looked yet. */
  readonly light: boolean | undefined
}

interface VirtualInterfaceStatus extends Owned {
  readonly type: string
  readonly connection: string
  readonly vlan: number
  readonly mtu: number
  readonly state: string
  readonly peers: readonly {
    readonly family: string
    readonly asn: number
    readonly up: boolean | undefined
    readonly accepted: number
    /** What keeps it down, if its limit of prefixes does. */
    readonly closed?: ClosedByLimit
  }[]
}

interface GatewayStatus extends Owned {
  readonly kind: string
  readonly asn: number
  readonly state: string
  readonly reaches: readonly string[]
}

interface TunnelStatus extends Owned {
  readonly vpn: string
  readonly address: string
  readonly routing: 'static' | 'BGP'
  readonly ike: boolean | undefined
  readonly bgp: boolean | undefined
  readonly routes: number
  /** What keeps its BGP session down, if its limit of prefixes does. */
  readonly closed?: ClosedByLimit
}

interface RouterStatus extends Owned {
  readonly site: string
  readonly asn: number
  readonly publicAddress: string
  readonly kind: string
  readonly prefixes: readonly string[]
}

/** The state of a service as its page shows it: what is ordered, from `world`, and what is true of it, from `observed`. */
export function statusModel(world: World, observed: ObservedView, settings: StatusSettings): StatusModel {
  const parts = {
    connections: [...world.all('connection')]
      .filter(row => isLiveConnection(row.body))
      .map(row => connection(world, observed, row)),
    virtualInterfaces: [...world.all('virtualInterface')]
      .filter(row => isLiveVirtualInterface(row.body))
      .map(row => virtualInterface(world, observed, row)),
    gateways: [...directConnectGateways(world), ...virtualPrivateGateways(world)],
    tunnels: [...world.all('vpnConnection')]
      .filter(({ body }) => body.state === 'pending' || body.state === 'available')
      .flatMap(row => tunnels(observed, row)),
    routers: [...world.all('router')].map(row => router(world, row)),
  }
  const accounts = [...new Set(Object.values(parts).flatMap(list => list.map(({ account }) => account)))]
  return { ...settings, accounts, ...parts, faults: [...world.all('fault')].map(({ id, body }) => ({ ...body, id })) }
}

function connection(world: World, observed: ObservedView, { id, account, body }: Row<'connection'>): ConnectionStatus {
  const { name, location, bandwidth, state } = body
  const [patch] = world.referring('crossConnect', id)
  const end = patch && world.get('router', patch.body.routerId)
  const light = observed.get('light', id)?.up
  return { account, id, name, location, bandwidth, state, light, ...(end ? { router: end.body.name } : {}) }
}

function virtualInterface(
  world: World,
  observed: ObservedView,
  { id, account, body }: Row<'virtualInterface'>,
): VirtualInterfaceStatus {
  const { name, type, vlan, mtu, state } = body
  const peers = body.peers
    .filter(peer => peer.state !== 'deleting' && peer.state !== 'deleted')
    .map(peer => {
      const seen = observed.get('session', peer.id)
      const accepted = seen?.accepted.length ?? 0
      return { family: peer.addressFamily, asn: peer.asn, up: seen?.up, accepted, ...closedOf(seen) }
    })
  const below = findPort(world, body.connectionId)?.body.name ?? body.connectionId
  return { account, id, name, type, connection: below, vlan, mtu, state, peers }
}

function directConnectGateways(world: World): GatewayStatus[] {
  return [...world.all('directConnectGateway')]
    .filter(({ body }) => body.state !== 'deleting' && body.state !== 'deleted')
    .map(({ id, account, body }) => ({
      account,
      id,
      name: body.name,
      kind: 'Direct Connect gateway',
      asn: body.amazonSideAsn,
      state: body.state,
      reaches: [...world.referring('directConnectGatewayAssociation', id)]
        .filter(row => row.body.state !== 'disassociated')
        .map(row => gatewayName(world, row.body.gateway.id)),
    }))
}

function virtualPrivateGateways(world: World): GatewayStatus[] {
  return [...world.all('virtualPrivateGateway')]
    .filter(({ body }) => body.state !== 'deleting' && body.state !== 'deleted')
    .map(({ id, account, body }) => {
      const { attachment } = body
      const vpc = attachment && attachment.state !== 'detached' ? world.get('vpc', attachment.vpcId) : undefined
      const reaches = vpc ? [`${nameOf(vpc.body.tags) ?? vpc.id} (${vpcCidrs(vpc.body).join(', ')})`] : []
      const name = nameOf(body.tags) ?? ''
      return { account, id, name, kind: 'virtual private gateway', asn: body.amazonSideAsn, state: body.state, reaches }
    })
}

function gatewayName(world: World, id: string): string {
  return nameOf(world.get('virtualPrivateGateway', id)?.body.tags ?? {}) ?? id
}

function tunnels(observed: ObservedView, { id, account, body }: Row<'vpnConnection'>): TunnelStatus[] {
  return body.tunnels.map((tunnel, index) => {
    const seen = observed.get('tunnel', tunnelId(id, index))
    return {
      account,
      id: tunnelId(id, index),
      name: `${nameOf(body.tags) ?? id}/${index + 1}`,
      vpn: id,
      address: tunnel.outsideIpAddress,
      routing: body.staticRoutesOnly ? 'static' : 'BGP',
      ike: seen?.ike,
      bgp: seen?.bgp,
      routes: seen?.acceptedRouteCount ?? 0,
      ...closedOf(seen),
    }
  })
}

function closedOf(seen: { readonly closed?: ClosedByLimit } | undefined): { readonly closed?: ClosedByLimit } {
  return seen?.closed ? { closed: seen.closed } : {}
}

function router(world: World, { id, account, body }: Row<'router'>): RouterStatus {
  const site = world.get('site', body.siteId)?.body
  const kind = body.generated ? 'generated' : body.kind
  const { name, asn, publicAddress } = body
  return { account, id, name, asn, publicAddress, kind, site: site?.name ?? body.siteId, prefixes: site?.prefixes ?? [] }
}

function nameOf(tags: Tags): string | undefined {
  return tags.Name ?? tags['landbridge:name']
}
