import { type BgpPeerOrder, orderedBgpPeer } from './bgpPeerOrder.ts'
import { directConnectName } from './directConnectName.ts'
import type { Entropy } from './ids.ts'
import { type Port, portOf } from './port.ts'
import { orderedPrefixAllocation, type PrefixAllocation, type PrefixAllocationOrder } from './prefixAllocation.ts'
import type { Quotas } from './quotas.ts'
import { orderedRateLimit } from './rateLimit.ts'
import { orderedRouteFilterPrefixes } from './routeFilterPrefixes.ts'
import { refuseSiteLink } from './siteLink.ts'
import type { Tags } from './tags.ts'
import type { VirtualInterface } from './virtualInterface.ts'
import { type GatewayEnd, type GatewayMembers, orderedGatewayEnd } from './virtualInterfaceGateway.ts'
import { virtualInterfaceMtu } from './virtualInterfaceMtu.ts'
import { refusePort } from './virtualInterfacePort.ts'
import type { Scope, World } from './world.ts'

/** What a request of any type asks for; members that its type does not have are absent. */
export interface VirtualInterfaceOrder extends BgpPeerOrder, PrefixAllocationOrder, GatewayMembers {
  readonly type: VirtualInterface['type']
  readonly connectionId: string
  readonly name: string
  readonly vlan: number
  readonly mtu?: number | undefined
  readonly enableSiteLink?: boolean | undefined
  readonly rateLimit?: string | undefined
  /** CIDR texts. */
  readonly routeFilterPrefixes?: readonly string[] | undefined
  readonly tags: Tags
}

/** Where the order is placed: by the owner, or by the connection's owner for another account, which confirms it later. */
export interface Placing {
  readonly nowMs: number
  readonly quotas: Quotas
  readonly random: Entropy
  /** The account that it is allocated to. */
  readonly hostedFor?: string
}

/** User Guide, "Public virtual interfaces": AWS's own AS number. */
export const PUBLIC_ASN = 7224

/**
 * The virtual interface that the order makes, with one BGP peer, or a refusal in AWS's terms: pending, verifying if it is
 * public, confirming if it is for another account. Its default MTU is 1500.
 */
export function orderedVirtualInterface(
  world: World,
  scope: Scope,
  order: VirtualInterfaceOrder,
  { nowMs, quotas, random, hostedFor }: Placing,
): VirtualInterface {
  const connection = portOf(world, scope, order.connectionId)
  refusePort(world, connection, order, quotas)
  const { type } = order
  const ownerAccount = hostedFor ?? scope.account
  const allocation = type === 'public' ? undefined : orderedPrefixAllocation(world, connection, order, { quotas })
  const end = allocation && hostedFor === undefined ? gatewayEnd(world, scope, order, { quotas, allocation }) : undefined
  const amazonSideAsn = type === 'public' ? PUBLIC_ASN : (end?.amazonSideAsn ?? 0)
  const place = { type, account: ownerAccount, connectionId: connection.id, gatewayId: end?.gateway.id ?? '', amazonSideAsn }
  return {
    type,
    connectionId: connection.id,
    name: directConnectName('Virtual interface name', order.name),
    vlan: order.vlan,
    mtu: virtualInterfaceMtu(type, order.mtu ?? 1500),
    state: hostedFor !== undefined ? 'confirming' : type === 'public' ? 'verifying' : 'pending',
    createdAt: nowMs,
    ownerAccount,
    ...(end && { gateway: end.gateway }),
    amazonSideAsn,
    peers: [orderedBgpPeer(world, place, order, random)],
    siteLinkEnabled: order.enableSiteLink ?? false,
    routeFilterPrefixes:
      type === 'public' ? orderedRouteFilterPrefixes(world, ownerAccount, order.routeFilterPrefixes ?? [], quotas) : [],
    ...(allocation && isAskedFor(order) && { prefixAllocation: allocation }),
    ...rateLimitOf(world, connection, order, quotas),
    tags: order.tags,
  }
}

function gatewayEnd(
  world: World,
  scope: Scope,
  order: VirtualInterfaceOrder,
  limits: { readonly quotas: Quotas; readonly allocation: PrefixAllocation },
): GatewayEnd | undefined {
  if (order.type === 'public') return undefined
  const end = orderedGatewayEnd(world, scope, order.type, order, limits)
  if (order.enableSiteLink) refuseSiteLink(order.type, end.gateway, scope.region)
  return end
}

function isAskedFor({ prefixPoolAllocatedCountIpv4, prefixPoolAllocatedCountIpv6 }: PrefixAllocationOrder): boolean {
  return prefixPoolAllocatedCountIpv4 !== undefined || prefixPoolAllocatedCountIpv6 !== undefined
}

function rateLimitOf(
  world: World,
  connection: Port,
  { rateLimit: text }: VirtualInterfaceOrder,
  quotas: Quotas,
): Pick<VirtualInterface, 'rateLimit'> {
  const rateLimit = text ? orderedRateLimit(world, connection, text, { quotas }) : undefined
  return rateLimit === undefined ? {} : { rateLimit }
}
