import type { TransitGatewayPeeringAttachment } from '@aws-sdk/client-ec2'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { page } from '../page.ts'
import { seenAttachmentsOf } from './attachmentLookup.ts'
import { peeringAttachmentShape } from './peeringAttachmentShape.ts'

type Describe = Ec2Operation<'DescribeTransitGatewayPeeringAttachments'>

export const describeTransitGatewayPeeringAttachments: Describe = (context, input) => {
  const rows = seenAttachmentsOf(context, input.TransitGatewayAttachmentIds, ['peering'])
  const attachments = rows.map(row => peeringAttachmentShape(row, context.caller))
  const { items, ...rest } = page(filtered(attachments, input.Filters, filtersOf(context)), input)
  return { TransitGatewayPeeringAttachments: items, ...rest }
}

/** Local is the caller's side in its Region, remote the other one. */
function filtersOf({ caller }: Context): Filters<TransitGatewayPeeringAttachment> {
  const isOwn = ({ OwnerId, Region }: { OwnerId?: string | undefined; Region?: string | undefined } = {}) =>
    OwnerId === caller.account && Region === caller.region
  const sides = ({ RequesterTgwInfo, AccepterTgwInfo }: TransitGatewayPeeringAttachment) =>
    isOwn(RequesterTgwInfo) ? [RequesterTgwInfo, AccepterTgwInfo] : [AccepterTgwInfo, RequesterTgwInfo]
  return {
    'local-owner-id': attachment => [sides(attachment)[0]?.OwnerId],
    'remote-owner-id': attachment => [sides(attachment)[1]?.OwnerId],
    state: attachment => [attachment.State],
    'transit-gateway-attachment-id': attachment => [attachment.TransitGatewayAttachmentId],
    'transit-gateway-id': attachment => sides(attachment).map(side => side?.TransitGatewayId),
  }
}
