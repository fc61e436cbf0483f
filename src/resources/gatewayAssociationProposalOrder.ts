import { directConnectError } from './directConnectError.ts'
import { directConnectGatewayNotFound, findDirectConnectGateway } from './directConnectLookup.ts'
import {
  allowedPrefixes,
  associableGatewayOf,
  associatedGateway,
  attachedVpc,
  isTransitGateway,
} from './gatewayAssociationOrder.ts'
import type { DirectConnectGatewayAssociationProposal } from './gatewayAssociationProposal.ts'
import { associationsOf } from './gatewayAssociations.ts'
import { associatedTransitGateway, requirePrefixes } from './transitGatewayAssociationOrder.ts'
import type { Row, Scope, World } from './world.ts'

export interface GatewayAssociationProposalOrder {
  readonly directConnectGatewayId: string
  readonly directConnectGatewayOwnerAccount: string
  readonly gatewayId: string
  readonly addAllowedPrefixes: readonly string[]
  readonly removeAllowedPrefixes: readonly string[]
}

/**
 * The proposal that the owner of a virtual private or transit gateway makes to the owner of a DX gateway. Where both are
 * associated already it proposes to change what the association allows. Whoever names the wrong owner learns nothing of
 * the gateway.
 */
export function orderedGatewayAssociationProposal(
  world: World,
  scope: Scope,
  order: GatewayAssociationProposalOrder,
): DirectConnectGatewayAssociationProposal {
  const { directConnectGatewayId, directConnectGatewayOwnerAccount, gatewayId } = order
  const owner = { ...scope, account: directConnectGatewayOwnerAccount }
  const hub = findDirectConnectGateway(world, owner, directConnectGatewayId)
  if (hub?.body.state !== 'available') throw directConnectGatewayNotFound(directConnectGatewayId)
  const added = allowedPrefixes(order.addAllowedPrefixes)
  const gateway = associableGatewayOf(world, scope, gatewayId)
  if (!isTransitGateway(gateway)) attachedVpc(gateway)
  const removed = new Set(allowedPrefixes(order.removeAllowedPrefixes))
  const kept = existingWith(world, gateway.id, hub.id)?.body.allowedPrefixes.filter(prefix => !removed.has(prefix)) ?? []
  const requested = [...new Set([...kept, ...added])]
  if (isTransitGateway(gateway)) requirePrefixes(gateway.id, requested)
  return {
    directConnectGatewayId,
    directConnectGatewayOwnerAccount,
    gateway: isTransitGateway(gateway) ? associatedTransitGateway(gateway) : associatedGateway(gateway),
    state: 'requested',
    requestedAllowedPrefixes: requested,
  }
}

/** A virtual private gateway has one DX gateway, a transit gateway up to its quota. */
function existingWith(world: World, gatewayId: string, hubId: string): Row<'directConnectGatewayAssociation'> | undefined {
  const present = associationsOf(world, gatewayId)
  const existing = present.find(({ body }) => body.directConnectGatewayId === hubId)
  if (existing !== undefined || present.length === 0 || gatewayId.startsWith('tgw-')) return existing
  throw directConnectError(
    `The VirtualGateway ${gatewayId} is already associated with another Direct Connect Gateway, ${present[0]?.body.directConnectGatewayId}.`,
  )
}
