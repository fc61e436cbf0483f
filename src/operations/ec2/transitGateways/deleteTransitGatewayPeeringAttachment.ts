import type { Ec2Operation } from '../ec2Operation.ts'
import { endedAttachment } from './endedAttachment.ts'
import { peeringAttachmentShape } from './peeringAttachmentShape.ts'

/** Either side may delete it. */
export const deleteTransitGatewayPeeringAttachment: Ec2Operation<'DeleteTransitGatewayPeeringAttachment'> = (context, input) => {
  const row = endedAttachment(context, input.TransitGatewayAttachmentId, 'peering')
  return { TransitGatewayPeeringAttachment: peeringAttachmentShape(row, context.caller) }
}
