import type { Ec2Operation } from '../ec2Operation.ts'
import { acceptedAttachment } from './answeredAttachment.ts'
import { peeringAttachmentShape } from './peeringAttachmentShape.ts'

export const acceptTransitGatewayPeeringAttachment: Ec2Operation<'AcceptTransitGatewayPeeringAttachment'> = (context, input) => {
  const row = acceptedAttachment(context, input.TransitGatewayAttachmentId, 'peering')
  return { TransitGatewayPeeringAttachment: peeringAttachmentShape(row, context.caller) }
}
