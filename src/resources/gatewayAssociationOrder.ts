import { parsePrefix } from '../net/prefix.ts'
import { directConnectError } from './directConnectError.ts'
import type { DirectConnectGatewayAssociation } from './directConnectGateway.ts'
import { refuseSecondRole } from './directConnectGatewayRole.ts'
import { directConnectGatewayOf } from './directConnectLookup.ts'
import { associationsOf } from './gatewayAssociations.ts'
import type { Quotas } from './quotas.ts'
import { requirePrefixes, transitGatewayAssociation, transitGatewayOf } from './transitGatewayAssociationOrder.ts'
import { virtualGatewayOf } from './virtualGatewayLookup.ts'
import { cidrsOf, overlapBehind } from './vpcOverlap.ts'
import type { Row, Scope, World } from './world.ts'

export interface GatewayAssociationOrder {
  readonly directConnectGatewayId: string
  readonly gatewayId: string
  readonly allowedPrefixes: readonly string[]
}

/** The association of the caller's own gateway and DX gateway, or a refusal in AWS's terms. */
export function orderedGatewayAssociation(
  world: World,
  scope: Scope,
  order: GatewayAssociationOrder,
  quotas: Quotas,
): DirectConnectGatewayAssociation {
  const hub = directConnectGatewayOf(world, scope, order.directConnectGatewayId)
  if (order.gatewayId.startsWith('tgw-')) requirePrefixes(order.gatewayId, order.allowedPrefixes)
  const gateway = associableGatewayOf(world, scope, order.gatewayId)
  return gatewayAssociation(world, { hub, gateway, viewer: scope.account }, allowedPrefixes(order.allowedPrefixes), quotas)
}

/** The account's gateway of the Region, of either kind. */
export function associableGatewayOf(world: World, scope: Scope, id: string): AssociableGateway {
  return id.startsWith('tgw-') ? transitGatewayOf(world, scope, id) : virtualGatewayOf(world, scope, id)
}

export type AssociableGateway = Row<'virtualPrivateGateway'> | Row<'transitGateway'>

export function isTransitGateway(gateway: AssociableGateway): gateway is Row<'transitGateway'> {
  return gateway.kind === 'transitGateway'
}

interface Pair<Gateway extends AssociableGateway = Row<'virtualPrivateGateway'>> {
  readonly hub: Row<'directConnectGateway'>
  readonly gateway: Gateway
  /** Whose eyes a refusal is for. */
  readonly viewer: string
}

/** The association of the two gateways, whoever owns them, or a refusal that shows `viewer` nothing of other accounts. */
export function gatewayAssociation(
  world: World,
  { hub, gateway, viewer }: Pair<AssociableGateway>,
  prefixes: readonly string[],
  quotas: Quotas,
): DirectConnectGatewayAssociation {
  if (isTransitGateway(gateway)) return transitGatewayAssociation(world, { hub, gateway }, prefixes, quotas)
  refuseSecondRole(world, hub.id, 'private')
  const vpcId = attachedVpc(gateway)
  refuseSecondHub(world, { hub, gateway, viewer })
  refuseOverQuota(hub.id, associationsOf(world, hub.id), quotas)
  const newcomer = { vpcId, gatewayId: gateway.id, cidrs: cidrsOf(world, vpcId) }
  const clash = overlapBehind(world, hub.id, newcomer, viewer)
  if (clash !== undefined) throw directConnectError(clash)
  return {
    directConnectGatewayId: hub.id,
    gateway: associatedGateway(gateway),
    allowedPrefixes: prefixes,
    state: 'associating',
  }
}

export function associatedGateway({
  id,
  region,
  account,
}: Row<'virtualPrivateGateway'>): DirectConnectGatewayAssociation['gateway'] {
  return { kind: 'virtualPrivateGateway', id, region, ownerAccount: account }
}

/** CIDR texts in canonical spelling, each once. */
export function allowedPrefixes(texts: readonly string[]): string[] {
  const parsed = texts.map(text => {
    const prefix = parsePrefix(text)
    if (prefix === undefined) throw directConnectError(`Prefix ${text} is not valid: give a CIDR block such as 10.0.0.0/16.`)
    return prefix.text
  })
  return [...new Set(parsed)]
}

/** The VPC that a gateway is attached to, or about to be; a gateway without one is refused. */
export function attachedVpc({ id, body: { attachment } }: Row<'virtualPrivateGateway'>): string {
  if (attachment?.state === 'attached' || attachment?.state === 'attaching') return attachment.vpcId
  throw directConnectError(`The VirtualGateway ${id} is not attached to a VPC; attach it before it is associated.`)
}

function refuseSecondHub(world: World, { hub, gateway, viewer }: Pair): void {
  const [existing] = associationsOf(world, gateway.id)
  if (existing === undefined) return
  const other = existing.body.directConnectGatewayId
  const which = other === hub.id ? 'this' : 'another'
  const name = viewer === gateway.account || viewer === existing.account ? `, ${other}` : ''
  throw directConnectError(`The VirtualGateway ${gateway.id} is already associated with ${which} Direct Connect Gateway${name}.`)
}

function refuseOverQuota(hubId: string, behind: readonly Row<'directConnectGatewayAssociation'>[], quotas: Quotas): void {
  const most = quotas.virtualPrivateGatewaysPerDirectConnectGateway
  if (behind.length >= most) {
    throw directConnectError(
      `Direct Connect Gateway ${hubId} has ${behind.length} virtual private gateways; the quota is ${most}.`,
    )
  }
}
