import { covers, parsePrefix } from '../../net/prefix.ts'
import { prefixListWeight } from '../../resources/managedPrefixLists.ts'
import { AwsError } from '../../resources/refusal.ts'
import type { Route, RouteTargetKind } from '../../resources/vpc.ts'
import type { Context } from '../operation.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { owned } from './nouns.ts'
import { checkQuota } from './quota.ts'
import { routeDestination } from './routeDestination.ts'
import { localCidrs } from './routeTableShape.ts'
import { routeTarget } from './routeTarget.ts'

export const createRoute: Ec2Operation<'CreateRoute'> = (context, input) => {
  const table = owned(context, 'routeTable', input.RouteTableId)
  const destination = routeDestination(context, input)
  const { routes } = table.body
  if (routes.some(route => route.destination === destination)) {
    throw new AwsError('RouteAlreadyExists', `The route identified by ${destination} already exists.`)
  }
  const target = routeTarget(context, table, input)
  const prefix = parsePrefix(destination)
  const isInside = prefix && localCidrs(context, table.body.vpcId).some(cidr => covers(parsePrefix(cidr)!, prefix))
  // VPC guide, "Middlebox routing": more specific than local is allowed towards appliances alone.
  if (isInside && !APPLIANCES.has(target.target.kind)) {
    const message = `The destination CIDR block ${destination} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface or an instance.`
    throw new AwsError('InvalidParameterValue', message)
  }
  checkQuota('RouteLimitExceeded', `routes of ${table.id}`, {
    count: weightOf(context, routes),
    limit: context.quotas.routesPerRouteTable,
  })
  context.world.update('routeTable', table.id, { routes: [...routes, { destination, ...target, origin: 'CreateRoute' }] })
  return { Return: true }
}

const APPLIANCES: ReadonlySet<RouteTargetKind> = new Set<RouteTargetKind>(['networkInterface', 'natGateway'])

/** A prefix list counts for as many routes as it may have entries. */
function weightOf({ world, caller }: Context, routes: readonly Route[]): number {
  return routes.reduce(
    (sum, { destination }) => sum + (destination.startsWith('pl-') ? prefixListWeight(world, caller, destination) : 1),
    0,
  )
}
