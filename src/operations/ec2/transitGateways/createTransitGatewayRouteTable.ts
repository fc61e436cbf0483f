import { newTransitGatewayRouteTable } from '../../../resources/transitGatewayRouteTableOrder.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { tagsFrom } from '../ec2Tags.ts'
import { ownAvailableTransitGateway, termsOf } from './transitGatewayLookup.ts'
import { transitGatewayRouteTableShape } from './transitGatewayRouteTableShape.ts'

export const createTransitGatewayRouteTable: Ec2Operation<'CreateTransitGatewayRouteTable'> = (context, input) => {
  const { id } = ownAvailableTransitGateway(context, input.TransitGatewayId)
  const tags = tagsFrom(context, 'transitGatewayRouteTable', input.TagSpecifications)
  const row = newTransitGatewayRouteTable(context.world, { transitGatewayId: id, tags }, termsOf(context))
  return { TransitGatewayRouteTable: transitGatewayRouteTableShape(row) }
}
