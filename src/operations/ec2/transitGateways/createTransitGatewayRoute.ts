import { AwsError } from '../../../resources/refusal.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { checkQuota } from '../quota.ts'
import { orderedRouteShape, routeDestination, routeRowId, routeTarget } from './routeOrder.ts'
import { ownAvailableRouteTable } from './transitGatewayLookup.ts'

export const createTransitGatewayRoute: Ec2Operation<'CreateTransitGatewayRoute'> = (context, input) => {
  const { world } = context
  const table = ownAvailableRouteTable(context, input.TransitGatewayRouteTableId)
  const destination = routeDestination(input.DestinationCidrBlock)
  const attachmentId = routeTarget(context, table, input)
  const id = routeRowId(table.id, destination)
  if (world.get('transitGatewayRoute', id) !== undefined) {
    throw new AwsError('RouteAlreadyExists', `Route ${destination} already exists in Transit Gateway Route Table ${table.id}.`)
  }
  checkRoutes(context, table.body.transitGatewayId)
  const body = { routeTableId: table.id, destination, ...(attachmentId !== undefined && { attachmentId }) }
  // The table changes with it, so that it cannot be deleted at the same moment.
  world.update(table.kind, table.id, {})
  world.put('transitGatewayRoute', id, table, body)
  return { Route: orderedRouteShape(context, table.body.transitGatewayId, body) }
}

/** What is written counts; what is propagated is limited by what may be announced. */
function checkRoutes({ world, quotas }: Context, transitGatewayId: string): void {
  let count = 0
  for (const { id } of world.referring('transitGatewayRouteTable', transitGatewayId)) {
    for (const _ of world.referring('transitGatewayRoute', id)) count++
  }
  checkQuota('RouteLimitExceeded', `routes of ${transitGatewayId}`, { count, limit: quotas.routesPerTransitGateway })
}
