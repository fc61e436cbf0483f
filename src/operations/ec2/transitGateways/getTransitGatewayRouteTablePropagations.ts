import type { TransitGatewayRouteTablePropagation } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { live } from '../nouns.ts'
import { page } from '../page.ts'

const FILTERS: Filters<TransitGatewayRouteTablePropagation> = {
  'resource-id': propagation => [propagation.ResourceId],
  'resource-type': propagation => [propagation.ResourceType],
  'transit-gateway-attachment-id': propagation => [propagation.TransitGatewayAttachmentId],
}

type Get = Ec2Operation<'GetTransitGatewayRouteTablePropagations'>

export const getTransitGatewayRouteTablePropagations: Get = (context, input) => {
  const table = live(context, 'transitGatewayRouteTable', input.TransitGatewayRouteTableId)
  const attachments = [...context.world.referring('transitGatewayAttachment', table.body.transitGatewayId)]
  const propagations = attachments.flatMap(({ id, body }) =>
    body.propagations
      .filter(({ routeTableId }) => routeTableId === table.id)
      .map(({ state }) => ({
        TransitGatewayAttachmentId: id,
        ResourceId: body.resourceId,
        ResourceType: body.type,
        State: state,
      })),
  )
  const { items, ...rest } = page(filtered(propagations, input.Filters, FILTERS), input)
  return { TransitGatewayRouteTablePropagations: items, ...rest }
}
