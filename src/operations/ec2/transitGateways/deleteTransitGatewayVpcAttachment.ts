import type { Ec2Operation } from '../ec2Operation.ts'
import { endedAttachment } from './endedAttachment.ts'
import { vpcAttachmentShape } from './vpcAttachmentShape.ts'

export const deleteTransitGatewayVpcAttachment: Ec2Operation<'DeleteTransitGatewayVpcAttachment'> = (context, input) => {
  const row = endedAttachment(context, input.TransitGatewayAttachmentId, 'vpc')
  return { TransitGatewayVpcAttachment: vpcAttachmentShape(row, context.caller) }
}
