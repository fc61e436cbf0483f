import { covers, parsePrefix } from '../../net/prefix.ts'
import { AwsError } from '../../resources/refusal.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { owned } from './nouns.ts'
import { checkQuota } from './quota.ts'
import { routeDestination } from './routeDestination.ts'
import { localCidrs } from './routeTableShape.ts'
import { routeTarget } from './routeTarget.ts'

export const createRoute: Ec2Operation<'CreateRoute'> = (context, input) => {
  const table = owned(context, 'routeTable', input.RouteTableId)
  const destination = routeDestination(input)
  const { routes } = table.body
  if (routes.some(route => route.destination === destination)) {
    throw new AwsError('RouteAlreadyExists', `The route identified by ${destination} already exists.`)
  }
  if (localCidrs(context, table.body.vpcId).some(cidr => covers(parsePrefix(cidr)!, parsePrefix(destination)!))) {
    const message = `The destination CIDR block ${destination} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface or an instance.`
    throw new AwsError('InvalidParameterValue', message)
  }
  const target = routeTarget(context, table, input)
  checkQuota('RouteLimitExceeded', `routes of ${table.id}`, { count: routes.length, limit: context.quotas.routesPerRouteTable })
  context.world.update('routeTable', table.id, { routes: [...routes, { destination, target, origin: 'CreateRoute' }] })
  return { Return: true }
}
