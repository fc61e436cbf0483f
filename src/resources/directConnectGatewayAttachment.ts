import { directConnectError } from './directConnectError.ts'
import type { DirectConnectGatewayAssociation } from './directConnectGateway.ts'
import {
  endTransitGatewayAttachment,
  isLiveAttachment,
  newTransitGatewayAttachment,
  type TransitGatewayTerms,
} from './transitGatewayAttachmentOrder.ts'
import { isUndeletedAttachment } from './undeletedAttachments.ts'
import type { Draft, Row } from './world.ts'

/** The DX gateway appears among the transit gateway's attachments when both are associated; a VGW has no such thing. */
export function attachDirectConnectGateway(
  world: Draft,
  hub: Row<'directConnectGateway'>,
  { gateway }: DirectConnectGatewayAssociation,
  terms: TransitGatewayTerms,
): void {
  if (gateway.kind !== 'transitGateway') return
  const order = { transitGatewayId: gateway.id, resourceId: hub.id, resourceOwnerAccount: hub.account }
  newTransitGatewayAttachment(world, { ...order, type: 'direct-connect-gateway' }, terms)
}

/** The attachment goes with the association, at the same time; one that carries something else is refused. */
export function detachDirectConnectGateway(
  world: Draft,
  { directConnectGatewayId, gateway }: DirectConnectGatewayAssociation,
  goneAt: number,
): void {
  if (gateway.kind !== 'transitGateway') return
  for (const { id, body } of [...world.referring('transitGatewayAttachment', directConnectGatewayId)]) {
    if (body.transitGatewayId !== gateway.id || !isLiveAttachment(body)) continue
    const riders = [
      ...[...world.referring('transitGatewayAttachment', id)].filter(row => isUndeletedAttachment(row.body)),
      ...[...world.referring('vpnConnection', id)].filter(row => row.body.state !== 'deleted'),
    ].map(row => row.id)
    if (riders.length > 0) {
      throw directConnectError(
        `The association with ${gateway.id} carries ${riders.join(', ')} over its attachment ${id}; delete these first.`,
      )
    }
    endTransitGatewayAttachment(world, id, goneAt)
  }
}
