import type { Ec2Operation } from '../ec2Operation.ts'
import { rejectedAttachment } from './answeredAttachment.ts'
import { peeringAttachmentShape } from './peeringAttachmentShape.ts'

export const rejectTransitGatewayPeeringAttachment: Ec2Operation<'RejectTransitGatewayPeeringAttachment'> = (context, input) => {
  const row = rejectedAttachment(context, input.TransitGatewayAttachmentId, 'peering')
  return { TransitGatewayPeeringAttachment: peeringAttachmentShape(row, context.caller) }
}
