import { directConnectError } from './directConnectError.ts'
import { directConnectGatewayNotFound, findDirectConnectGateway } from './directConnectLookup.ts'
import { allowedPrefixes, associatedGateway, attachedVpc, transitGatewayRefusal } from './gatewayAssociationOrder.ts'
import type { DirectConnectGatewayAssociationProposal } from './gatewayAssociationProposal.ts'
import { associationsOf } from './gatewayAssociations.ts'
import { virtualGatewayOf } from './virtualGatewayLookup.ts'
import type { Row, Scope, World } from './world.ts'

export interface GatewayAssociationProposalOrder {
  readonly directConnectGatewayId: string
  readonly directConnectGatewayOwnerAccount: string
  readonly gatewayId: string
  readonly addAllowedPrefixes: readonly string[]
  readonly removeAllowedPrefixes: readonly string[]
}

/**
 * The proposal that the owner of a virtual private gateway makes to the owner of a DX gateway. Where both are associated
 * already it proposes to change what the association allows. Whoever names the wrong owner learns nothing of the gateway.
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
  if (gatewayId.startsWith('tgw-')) throw transitGatewayRefusal({ gatewayId, allowedPrefixes: added })
  const gateway = virtualGatewayOf(world, scope, gatewayId)
  attachedVpc(gateway)
  const removed = new Set(allowedPrefixes(order.removeAllowedPrefixes))
  const kept = existingWith(world, gateway.id, hub.id)?.body.allowedPrefixes.filter(prefix => !removed.has(prefix)) ?? []
  return {
    directConnectGatewayId,
    directConnectGatewayOwnerAccount,
    gateway: associatedGateway(gateway),
    state: 'requested',
    requestedAllowedPrefixes: [...new Set([...kept, ...added])],
  }
}

function existingWith(world: World, gatewayId: string, hubId: string): Row<'directConnectGatewayAssociation'> | undefined {
  const [existing] = associationsOf(world, gatewayId)
  if (existing === undefined || existing.body.directConnectGatewayId === hubId) return existing
  throw directConnectError(
    `The VirtualGateway ${gatewayId} is already associated with another Direct Connect Gateway, ${existing.body.directConnectGatewayId}.`,
  )
}
