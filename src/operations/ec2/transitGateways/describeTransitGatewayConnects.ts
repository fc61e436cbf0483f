import type { TransitGatewayConnect } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { page } from '../page.ts'
import { seenAttachmentsOf } from './attachmentLookup.ts'
import { connectShape } from './connectShape.ts'

const FILTERS: Filters<TransitGatewayConnect> = {
  'options.protocol': connect => [connect.Options?.Protocol],
  state: connect => [connect.State],
  'transit-gateway-attachment-id': connect => [connect.TransitGatewayAttachmentId],
  'transit-gateway-id': connect => [connect.TransitGatewayId],
  'transport-transit-gateway-attachment-id': connect => [connect.TransportTransitGatewayAttachmentId],
}

export const describeTransitGatewayConnects: Ec2Operation<'DescribeTransitGatewayConnects'> = (context, input) => {
  const rows = seenAttachmentsOf(context, input.TransitGatewayAttachmentIds, ['connect'])
  const connects = rows.map(row => connectShape(row, context.caller))
  const { items: TransitGatewayConnects, ...rest } = page(filtered(connects, input.Filters, FILTERS), input)
  return { TransitGatewayConnects, ...rest }
}
