import type { Ec2Operation } from '../ec2Operation.ts'
import { live } from '../nouns.ts'
import { orderedRouteShape, routeDestination } from './routeOrder.ts'
import { staticRoute } from './staticRoute.ts'

export const deleteTransitGatewayRoute: Ec2Operation<'DeleteTransitGatewayRoute'> = (context, input) => {
  const table = live(context, 'transitGatewayRouteTable', input.TransitGatewayRouteTableId)
  const { kind, id, body } = staticRoute(context, table.id, routeDestination(input.DestinationCidrBlock))
  context.world.remove(kind, id)
  return { Route: { ...orderedRouteShape(context, table.body.transitGatewayId, body), State: 'deleted' } }
}
