import type { DirectConnectGatewayAssociation } from '@aws-sdk/client-direct-connect'
import type { Row } from '../../resources/world.ts'

/** An association as every answer shows it; the older `virtualGateway…` members are there for VGWs only. */
export function associationAnswer({
  id,
  account,
  body,
}: Row<'directConnectGatewayAssociation'>): DirectConnectGatewayAssociation {
  const { gateway } = body
  return {
    associationId: id,
    directConnectGatewayId: body.directConnectGatewayId,
    directConnectGatewayOwnerAccount: account,
    associationState: body.state,
    stateChangeError: body.stateChangeError,
    associatedGateway: { id: gateway.id, type: gateway.kind, ownerAccount: gateway.ownerAccount, region: gateway.region },
    allowedPrefixesToDirectConnectGateway: body.allowedPrefixes.map(cidr => ({ cidr })),
    ...(gateway.kind === 'virtualPrivateGateway' && {
      virtualGatewayId: gateway.id,
      virtualGatewayRegion: gateway.region,
      virtualGatewayOwnerAccount: gateway.ownerAccount,
    }),
  }
}
