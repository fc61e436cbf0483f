import type { DirectConnectGatewayAssociationProposal } from '@aws-sdk/client-direct-connect'
import { associationsOf } from '../../resources/gatewayAssociations.ts'
import type { Row, World } from '../../resources/world.ts'

/** A proposal as every answer shows it; what exists is what the association of the two gateways allows now. */
export function proposalAnswer(
  world: World,
  { id, body }: Row<'directConnectGatewayAssociationProposal'>,
): DirectConnectGatewayAssociationProposal {
  const { gateway, directConnectGatewayId } = body
  const existing = associationsOf(world, gateway.id).find(row => row.body.directConnectGatewayId === directConnectGatewayId)
  return {
    proposalId: id,
    directConnectGatewayId,
    directConnectGatewayOwnerAccount: body.directConnectGatewayOwnerAccount,
    proposalState: body.state,
    associatedGateway: { id: gateway.id, type: gateway.kind, ownerAccount: gateway.ownerAccount, region: gateway.region },
    existingAllowedPrefixesToDirectConnectGateway: (existing?.body.allowedPrefixes ?? []).map(cidr => ({ cidr })),
    requestedAllowedPrefixesToDirectConnectGateway: body.requestedAllowedPrefixes.map(cidr => ({ cidr })),
  }
}
