import type { TransitGatewayPrefixListReference } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { live } from '../nouns.ts'
import { page } from '../page.ts'
import { prefixListReferenceShape } from './prefixListReferenceShape.ts'

const FILTERS: Filters<TransitGatewayPrefixListReference> = {
  'attachment.resource-id': reference => [reference.TransitGatewayAttachment?.ResourceId],
  'attachment.resource-type': reference => [reference.TransitGatewayAttachment?.ResourceType],
  'attachment.transit-gateway-attachment-id': reference => [reference.TransitGatewayAttachment?.TransitGatewayAttachmentId],
  'is-blackhole': reference => [reference.Blackhole],
  'prefix-list-id': reference => [reference.PrefixListId],
  'prefix-list-owner-id': reference => [reference.PrefixListOwnerId],
  state: reference => [reference.State],
}

type Get = Ec2Operation<'GetTransitGatewayPrefixListReferences'>

export const getTransitGatewayPrefixListReferences: Get = (context, input) => {
  const table = live(context, 'transitGatewayRouteTable', input.TransitGatewayRouteTableId)
  const rows = [...context.world.referring('transitGatewayPrefixListReference', table.id)]
  const references = rows.map(row => prefixListReferenceShape(context, row))
  const { items, ...rest } = page(filtered(references, input.Filters, FILTERS), input)
  return { TransitGatewayPrefixListReferences: items, ...rest }
}
