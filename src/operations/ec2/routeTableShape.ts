import type { Route as RouteShape, RouteTable } from '@aws-sdk/client-ec2'
import { parsePrefix } from '../../net/prefix.ts'
import { awsPrefixLists } from '../../resources/managedPrefixLists.ts'
import { ROUTE_TARGET_MEMBERS } from '../../resources/routeTargetMembers.ts'
import type { Route } from '../../resources/vpc.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { tagList } from './ec2Tags.ts'
import { isAttached, isReachable } from './routeReachability.ts'

/**
 * A route table as EC2 shows it: local routes follow from the VPC's CIDRs, written ones are `blackhole` when their
 * target is gone or detached, and propagated ones are what the fabric saw the attached gateways offer.
 */
export function routeTableShape(context: Context, table: Row<'routeTable'>): RouteTable {
  const { id, account, body } = table
  return {
    RouteTableId: id,
    VpcId: body.vpcId,
    OwnerId: account,
    Associations: body.associations.map(({ id: RouteTableAssociationId, main, subnetId, gatewayId }) => ({
      RouteTableAssociationId,
      RouteTableId: id,
      Main: main,
      SubnetId: subnetId,
      GatewayId: gatewayId,
      AssociationState: { State: 'associated' },
    })),
    PropagatingVgws: body.propagatingGateways.map(GatewayId => ({ GatewayId })),
    Routes: [
      ...localRoutes(context, table),
      ...writtenRoutes(context, table),
      ...endpointRoutes(context, table),
      ...propagatedRoutes(context, table),
    ],
    Tags: tagList(body.tags),
  }
}

/** CIDRs whose traffic stays in the VPC. */
export function localCidrs({ world }: Context, vpcId: string): string[] {
  const vpc = world.get('vpc', vpcId)
  return [...(vpc?.body.cidrs ?? []), ...(vpc?.body.ipv6Cidrs ?? [])].map(({ cidr }) => cidr)
}

function localRoutes(context: Context, { body }: Row<'routeTable'>): RouteShape[] {
  return localCidrs(context, body.vpcId).map(cidr => ({
    ...destinationShape(cidr),
    GatewayId: 'local',
    Origin: 'CreateRouteTable',
    State: 'active',
  }))
}

function writtenRoutes(context: Context, { body }: Row<'routeTable'>): RouteShape[] {
  return body.routes
    .filter(({ target }) => target.kind !== 'local')
    .map(route => ({
      ...destinationShape(route.destination),
      [ROUTE_TARGET_MEMBERS[route.target.kind]]: route.target.id,
      ...instanceOf(context, route),
      Origin: route.origin,
      State: isReachable(context.world, body.vpcId, route) ? 'active' : 'blackhole',
    }))
}

/** Which instance has the interface that a route leads to, and whose it is. */
function instanceOf({ world }: Context, { target }: Route): Partial<RouteShape> {
  const card = target.kind === 'networkInterface' ? world.get('networkInterface', target.id) : undefined
  const instanceId = card?.body.attachment?.instanceId
  return card && instanceId !== undefined ? { InstanceId: instanceId, InstanceOwnerId: card.account } : {}
}

/** A gateway endpoint is a route to its service's prefix list in the tables it was given (VPC guide, "Gateway endpoints"). */
function endpointRoutes({ world }: Context, { id, region, body }: Row<'routeTable'>): RouteShape[] {
  return [...world.referring('vpcEndpoint', body.vpcId)]
    .filter(endpoint => endpoint.body.type === 'Gateway' && endpoint.body.routeTableIds.includes(id))
    .map(endpoint => ({
      DestinationPrefixListId: awsPrefixLists(region).find(list => list.name === endpoint.body.serviceName)?.id,
      GatewayId: endpoint.id,
      Origin: 'CreateRoute',
      State: 'active',
    }))
}

/** A written route hides a propagated one to the same destination (VPC guide, "Route priority"). */
function propagatedRoutes({ world, observed, quotas }: Context, { body }: Row<'routeTable'>): RouteShape[] {
  const hidden = new Set(body.routes.map(({ destination }) => destination))
  return body.propagatingGateways
    .filter(id => isAttached(world.get('virtualPrivateGateway', id), body.vpcId))
    .flatMap(id => (observed.get('propagated', id)?.prefixes ?? []).map(cidr => ({ id, cidr })))
    .filter(({ cidr }) => !hidden.has(cidr))
    .slice(0, quotas.propagatedRoutesPerRouteTable)
    .map(({ id, cidr }) => ({
      ...destinationShape(cidr),
      GatewayId: id,
      Origin: 'EnableVgwRoutePropagation',
      State: 'active',
    }))
}

function destinationShape(destination: string): RouteShape {
  if (destination.startsWith('pl-')) return { DestinationPrefixListId: destination }
  return parsePrefix(destination)?.family === 6
    ? { DestinationIpv6CidrBlock: destination }
    : { DestinationCidrBlock: destination }
}
