import type { Ec2Operation } from '../ec2Operation.ts'
import { rejectedAttachment } from './answeredAttachment.ts'
import { vpcAttachmentShape } from './vpcAttachmentShape.ts'

export const rejectTransitGatewayVpcAttachment: Ec2Operation<'RejectTransitGatewayVpcAttachment'> = (context, input) => {
  const row = rejectedAttachment(context, input.TransitGatewayAttachmentId, 'vpc')
  return { TransitGatewayVpcAttachment: vpcAttachmentShape(row, context.caller) }
}
