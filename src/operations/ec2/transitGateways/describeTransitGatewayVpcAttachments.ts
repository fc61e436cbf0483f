import type { TransitGatewayVpcAttachment } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { page } from '../page.ts'
import { seenAttachmentsOf } from './attachmentLookup.ts'
import { vpcAttachmentShape } from './vpcAttachmentShape.ts'

const FILTERS: Filters<TransitGatewayVpcAttachment> = {
  state: attachment => [attachment.State],
  'transit-gateway-attachment-id': attachment => [attachment.TransitGatewayAttachmentId],
  'transit-gateway-id': attachment => [attachment.TransitGatewayId],
  'vpc-id': attachment => [attachment.VpcId],
}

export const describeTransitGatewayVpcAttachments: Ec2Operation<'DescribeTransitGatewayVpcAttachments'> = (context, input) => {
  const rows = seenAttachmentsOf(context, input.TransitGatewayAttachmentIds, ['vpc'])
  const attachments = rows.map(row => vpcAttachmentShape(row, context.caller))
  const { items: TransitGatewayVpcAttachments, ...rest } = page(filtered(attachments, input.Filters, FILTERS), input)
  return { TransitGatewayVpcAttachments, ...rest }
}
