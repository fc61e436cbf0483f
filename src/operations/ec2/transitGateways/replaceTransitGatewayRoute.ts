import type { Ec2Operation } from '../ec2Operation.ts'
import { orderedRouteShape, routeDestination, routeRowId, routeTarget } from './routeOrder.ts'
import { staticRoute } from './staticRoute.ts'
import { ownAvailableRouteTable } from './transitGatewayLookup.ts'

export const replaceTransitGatewayRoute: Ec2Operation<'ReplaceTransitGatewayRoute'> = (context, input) => {
  const table = ownAvailableRouteTable(context, input.TransitGatewayRouteTableId)
  const destination = routeDestination(input.DestinationCidrBlock)
  const row = staticRoute(context, table.id, destination)
  const attachmentId = routeTarget(context, table, input)
  const body = { routeTableId: table.id, destination, ...(attachmentId !== undefined && { attachmentId }) }
  context.world.put('transitGatewayRoute', routeRowId(table.id, destination), row, body)
  return { Route: orderedRouteShape(context, table.body.transitGatewayId, body) }
}
