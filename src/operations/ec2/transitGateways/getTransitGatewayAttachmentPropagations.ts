import type { TransitGatewayAttachmentPropagation } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { page } from '../page.ts'
import { seenAttachment } from './attachmentLookup.ts'

const FILTERS: Filters<TransitGatewayAttachmentPropagation> = {
  'transit-gateway-route-table-id': propagation => [propagation.TransitGatewayRouteTableId],
}

type Get = Ec2Operation<'GetTransitGatewayAttachmentPropagations'>

/** To whom the route tables do not belong there are none to see. */
export const getTransitGatewayAttachmentPropagations: Get = (context, input) => {
  const { account, body } = seenAttachment(context, input.TransitGatewayAttachmentId)
  const propagations = (account === context.caller.account ? body.propagations : []).map(({ routeTableId, state }) => ({
    TransitGatewayRouteTableId: routeTableId,
    State: state,
  }))
  const { items, ...rest } = page(filtered(propagations, input.Filters, FILTERS), input)
  return { TransitGatewayAttachmentPropagations: items, ...rest }
}
