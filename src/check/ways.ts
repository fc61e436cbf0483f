import { parseAddress } from '../net/address.ts'
import type { Community } from '../net/community.ts'
import { hostPrefix, type Prefix, parsePrefix } from '../net/prefix.ts'
import type { NeighbourPolicy } from '../resources/customerSide.ts'
import { tunnelId } from '../resources/observed.ts'
import { findPort, type Port } from '../resources/port.ts'
import { isLiveVirtualInterface } from '../resources/virtualInterface.ts'
import { vpcCidrs } from '../resources/vpcCidrs.ts'
import type { Row, World } from '../resources/world.ts'
import { neighbourNames, policyTowards } from '../topology/customerPolicy.ts'
import type { Topology } from '../topology/topology.ts'
import { named } from './named.ts'

/** A virtual interface with both of its ends. */
export interface Interface {
  readonly row: Row<'virtualInterface'>
  readonly name: string
  readonly port: Port | undefined
  /** The port's location, in capitals. */
  readonly location: string
  /** The router it ends on, where somebody patched one. */
  readonly router: Row<'router'> | undefined
  readonly policy: NeighbourPolicy
  /** What its router puts on announcements. */
  readonly communities: readonly Community[]
  /** What its router announces there. */
  readonly advertised: readonly Prefix[]
}

/** A VPN connection with both of its ends. */
export interface Vpn {
  readonly row: Row<'vpnConnection'>
  readonly name: string
  readonly router: Row<'router'> | undefined
  readonly policy: NeighbourPolicy
  /** Its virtual private gateway or transit gateway. */
  readonly gateway: string
  /** Over Direct Connect itself: no way beside it. */
  readonly isPrivate: boolean
  /** What its tunnels carry: one of the two. */
  readonly family: 4 | 6
}

export function prefixes(texts: Iterable<string>): Prefix[] {
  return [...texts].flatMap(text => parsePrefix(text) ?? [])
}

/** Addresses, each as the prefix that holds it alone. */
export function hostPrefixes(addresses: Iterable<string>): Prefix[] {
  return [...addresses].flatMap(text => parseAddress(text) ?? []).map(hostPrefix)
}

/** A VPC's blocks of both families. */
export function blocksOfVpc({ body }: Row<'vpc'>): Prefix[] {
  return prefixes(vpcCidrs(body))
}

/** A subnet's blocks of both families. */
export function blocksOf({ body: { cidr, ipv6Cidrs = [] } }: Row<'subnet'>): Prefix[] {
  return prefixes([cidr, ...ipv6Cidrs.map(each => each.cidr)])
}

export function interfacesOf(world: World, topology: Topology): readonly Interface[] {
  return [...world.all('virtualInterface')]
    .filter(({ body }) => isLiveVirtualInterface(body))
    .map(row => {
      const port = findPort(world, row.body.connectionId)
      const router = routerOf(world, topology, row.id) ?? patchedRouter(world, port)
      const { name } = row.body
      const policy = (router && policyTowards(router.body, neighbourNames(row))) ?? {}
      const site = router && world.get('site', router.body.siteId)
      const own = row.body.type === 'public' ? row.body.routeFilterPrefixes : (site?.body.prefixes ?? [])
      return {
        row,
        name,
        port,
        location: port?.body.location.toUpperCase() ?? '',
        router,
        policy,
        communities: [...(policy.communities ?? []), ...(row.body.communities ?? [])],
        advertised: router ? prefixes(policy.advertise ?? own) : [],
      }
    })
}

export function vpnsOf(world: World, topology: Topology): readonly Vpn[] {
  return [...world.all('vpnConnection')]
    .filter(({ body }) => body.state !== 'deleting' && body.state !== 'deleted')
    .map(row => {
      const { name } = named(row)
      const router = routerOf(world, topology, tunnelId(row.id, 0)) ?? routerOf(world, topology, tunnelId(row.id, 1))
      return {
        row,
        name,
        router,
        policy: (router && policyTowards(router.body, [name, row.id])) ?? {},
        gateway: row.body.virtualPrivateGatewayId ?? row.body.transitGatewayId ?? '',
        isPrivate: row.body.outsideIpAddressType === 'PrivateIpv4',
        family: row.body.tunnelInsideIpVersion === 'ipv6' ? 6 : 4,
      }
    })
}

function routerOf(world: World, topology: Topology, link: string): Row<'router'> | undefined {
  return world.get('router', topology.network.links.get(link)?.ends[1] ?? '')
}

function patchedRouter(world: World, port: Port | undefined): Row<'router'> | undefined {
  if (port?.kind !== 'connection') return undefined
  const [patch] = world.referring('crossConnect', port.id)
  return patch && world.get('router', patch.body.routerId)
}

/** The ports that virtual interfaces run over, each once. */
export function portsOf(interfaces: readonly Interface[]) {
  return [...new Map(interfaces.flatMap(({ port }) => (port ? [[port.id, port] as const] : []))).values()]
}
