import type { TransitGatewayAttachment } from './transitGateway.ts'
import { defaultAssociations } from './transitGatewayAttachmentOrder.ts'
import type { World } from './world.ts'

/** Whether the account and Region that a peering names have its gateway; nobody learns of any other. */
export function isPeerThere(world: World, { resourceId, peering }: TransitGatewayAttachment): boolean {
  const peer = world.get('transitGateway', resourceId)
  return peer?.account === peering?.account && peer?.region === peering?.region && peer?.body.state === 'available'
}

/** What an accepted peering has from the default tables of both its gateways. */
export function acceptedPeering(world: World, body: TransitGatewayAttachment): TransitGatewayAttachment {
  const { peering, resourceId } = body
  if (peering === undefined) throw new TypeError('a peering has two sides')
  const { association } = defaultAssociations(world, { transitGatewayId: resourceId, type: 'peering' })
  return {
    ...body,
    ...defaultAssociations(world, body),
    state: 'pending',
    peering: { ...peering, ...(association && { association }) },
  }
}
