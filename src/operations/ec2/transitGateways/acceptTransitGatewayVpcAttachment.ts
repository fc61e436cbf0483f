import type { Ec2Operation } from '../ec2Operation.ts'
import { acceptedAttachment } from './answeredAttachment.ts'
import { vpcAttachmentShape } from './vpcAttachmentShape.ts'

export const acceptTransitGatewayVpcAttachment: Ec2Operation<'AcceptTransitGatewayVpcAttachment'> = (context, input) => {
  const row = acceptedAttachment(context, input.TransitGatewayAttachmentId, 'vpc')
  return { TransitGatewayVpcAttachment: vpcAttachmentShape(row, context.caller) }
}
