import { type BgpPeerOrder, orderedBgpPeer } from './bgpPeerOrder.ts'
import { directConnectError } from './directConnectError.ts'
import { connectionOf, directConnectGatewayOf } from './directConnectLookup.ts'
import { directConnectName } from './directConnectName.ts'
import type { Entropy } from './ids.ts'
import type { Quotas } from './quotas.ts'
import type { Tags } from './tags.ts'
import { virtualGatewayOf } from './virtualGatewayLookup.ts'
import { isLiveVirtualInterface, type VirtualInterface } from './virtualInterface.ts'
import type { Row, Scope, World } from './world.ts'

export interface PrivateVirtualInterfaceOrder extends BgpPeerOrder {
  readonly connectionId: string
  readonly name: string
  readonly vlan: number
  readonly mtu?: number | undefined
  readonly virtualGatewayId?: string | undefined
  readonly directConnectGatewayId?: string | undefined
  readonly enableSiteLink?: boolean | undefined
  readonly tags: Tags
}

/** The private virtual interface that the order makes: pending, with one BGP peer, or a refusal in AWS's terms. */
export function orderedPrivateVirtualInterface(
  world: World,
  scope: Scope,
  order: PrivateVirtualInterfaceOrder,
  { nowMs, quotas, random }: { readonly nowMs: number; readonly quotas: Quotas; readonly random: Entropy },
): VirtualInterface {
  const connection = connectionOf(world, scope, order.connectionId)
  refuseUnavailable(connection)
  const name = directConnectName('Virtual interface name', order.name)
  const onIt = [...world.referring('virtualInterface', connection.id)].filter(({ body }) => isLiveVirtualInterface(body))
  refuseVlan(order.vlan, connection.id, onIt)
  refuseOverQuota(connection.id, onIt, quotas)
  if (order.enableSiteLink) throw siteLinkNotBuilt()
  const { gateway, amazonSideAsn } = gatewayOf(world, scope, order, quotas)
  const place = { account: scope.account, connectionId: connection.id, gatewayId: gateway.id, amazonSideAsn }
  return {
    type: 'private',
    connectionId: connection.id,
    name,
    vlan: order.vlan,
    mtu: privateMtu(order.mtu ?? 1500),
    state: 'pending',
    createdAt: nowMs,
    ownerAccount: scope.account,
    gateway,
    amazonSideAsn,
    peers: [orderedBgpPeer(world, place, order, random)],
    siteLinkEnabled: false,
    routeFilterPrefixes: [],
    tags: order.tags,
  }
}

/** User Guide, "MTUs for private virtual interfaces or transit virtual interfaces"; 8500 is what newer API texts name. */
export function privateMtu(mtu: number): VirtualInterface['mtu'] {
  if (mtu === 1500 || mtu === 8500 || mtu === 9001) return mtu
  throw directConnectError(`MTU ${mtu} is not valid for a private virtual interface: 1500, 8500 and 9001 are allowed.`)
}

export function siteLinkNotBuilt(): Error {
  return directConnectError('SiteLink cannot be enabled: Landbridge does not carry traffic from location to location yet.')
}

function refuseUnavailable({ id, body }: Row<'connection'>): void {
  if (body.state === 'available') return
  throw directConnectError(
    `The specified Connection ID is not available. Connection ${id} is ${body.state}; a virtual interface needs it available.`,
  )
}

function refuseVlan(vlan: number, connectionId: string, onIt: readonly Row<'virtualInterface'>[]): void {
  if (!Number.isInteger(vlan) || vlan < 1 || vlan > 4094) {
    throw directConnectError(`VLAN ${vlan} is not valid: 1 to 4094 are allowed.`)
  }
  const other = onIt.find(({ body }) => body.vlan === vlan)
  if (other) throw directConnectError(`VLAN ${vlan} is already in use on ${connectionId} by virtual interface ${other.id}.`)
}

function refuseOverQuota(connectionId: string, onIt: readonly Row<'virtualInterface'>[], quotas: Quotas): void {
  const notTransit = onIt.filter(({ body }) => body.type !== 'transit').length
  const full =
    onIt.length >= quotas.virtualInterfacesPerConnection || notTransit >= quotas.privateAndPublicVirtualInterfacesPerConnection
  if (full) {
    throw directConnectError(
      `Connection ${connectionId} has ${onIt.length} virtual interfaces; the quota is ${quotas.virtualInterfacesPerConnection}, of which ${quotas.privateAndPublicVirtualInterfacesPerConnection} private or public.`,
      'LimitExceededException',
    )
  }
}

function gatewayOf(world: World, scope: Scope, order: PrivateVirtualInterfaceOrder, quotas: Quotas) {
  // Terraform's provider sends an empty string for the one that was not written.
  const virtualGatewayId = order.virtualGatewayId || undefined
  const directConnectGatewayId = order.directConnectGatewayId || undefined
  if (virtualGatewayId !== undefined && directConnectGatewayId !== undefined) {
    throw directConnectError('Give either virtualGatewayId or directConnectGatewayId, not both.')
  }
  if (virtualGatewayId !== undefined) {
    const { id, body } = virtualGatewayOf(world, scope, virtualGatewayId)
    return { gateway: { kind: 'virtualPrivateGateway', id }, amazonSideAsn: body.amazonSideAsn } as const
  }
  if (directConnectGatewayId === undefined) {
    throw directConnectError('A private virtual interface needs a gateway: give virtualGatewayId or directConnectGatewayId.')
  }
  const { id, body } = directConnectGatewayOf(world, scope, directConnectGatewayId)
  const attached = [...world.referring('virtualInterface', id)].filter(row => isLiveVirtualInterface(row.body)).length
  const most = quotas.virtualInterfacesPerDirectConnectGateway
  if (attached >= most) {
    throw directConnectError(
      `Direct Connect Gateway ${id} has ${attached} virtual interfaces; the quota is ${most}.`,
      'LimitExceededException',
    )
  }
  return { gateway: { kind: 'directConnectGateway', id }, amazonSideAsn: body.amazonSideAsn } as const
}
