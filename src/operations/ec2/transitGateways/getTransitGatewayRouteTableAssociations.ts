import type { TransitGatewayRouteTableAssociation } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { live } from '../nouns.ts'
import { page } from '../page.ts'
import { sidesOfTransitGateway } from './attachmentLookup.ts'

const FILTERS: Filters<TransitGatewayRouteTableAssociation> = {
  'resource-id': association => [association.ResourceId],
  'resource-type': association => [association.ResourceType],
  'transit-gateway-attachment-id': association => [association.TransitGatewayAttachmentId],
}

type Get = Ec2Operation<'GetTransitGatewayRouteTableAssociations'>

export const getTransitGatewayRouteTableAssociations: Get = (context, input) => {
  const table = live(context, 'transitGatewayRouteTable', input.TransitGatewayRouteTableId)
  const associations = sidesOfTransitGateway(context, table.body.transitGatewayId)
    .filter(({ association }) => association?.routeTableId === table.id)
    .map(({ row, resourceId, association }) => ({
      TransitGatewayAttachmentId: row.id,
      ResourceId: resourceId,
      ResourceType: row.body.type,
      State: association?.state,
    }))
  const { items: Associations, ...rest } = page(filtered(associations, input.Filters, FILTERS), input)
  return { Associations, ...rest }
}
