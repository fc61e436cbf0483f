import type { RouteTable } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from './ec2Operation.ts'
import { type Filters, filtered } from './filtered.ts'
import { ownedRows } from './nouns.ts'
import { page } from './page.ts'
import { routeTableShape } from './routeTableShape.ts'

const FILTERS: Filters<RouteTable> = {
  'association.gateway-id': table => associations(table).map(one => one.GatewayId),
  'association.main': table => associations(table).map(one => one.Main),
  'association.route-table-association-id': table => associations(table).map(one => one.RouteTableAssociationId),
  'association.route-table-id': table => associations(table).map(one => one.RouteTableId),
  'association.state': table => associations(table).map(one => one.AssociationState?.State),
  'association.subnet-id': table => associations(table).map(one => one.SubnetId),
  'owner-id': table => [table.OwnerId],
  'route-table-id': table => [table.RouteTableId],
  'route.destination-cidr-block': table => routes(table).map(route => route.DestinationCidrBlock),
  'route.destination-ipv6-cidr-block': table => routes(table).map(route => route.DestinationIpv6CidrBlock),
  'route.destination-prefix-list-id': table => routes(table).map(route => route.DestinationPrefixListId),
  'route.egress-only-internet-gateway-id': table => routes(table).map(route => route.EgressOnlyInternetGatewayId),
  'route.gateway-id': table => routes(table).map(route => route.GatewayId),
  'route.instance-id': table => routes(table).map(route => route.InstanceId),
  'route.nat-gateway-id': table => routes(table).map(route => route.NatGatewayId),
  'route.origin': table => routes(table).map(route => route.Origin),
  'route.state': table => routes(table).map(route => route.State),
  'route.transit-gateway-id': table => routes(table).map(route => route.TransitGatewayId),
  'route.vpc-peering-connection-id': table => routes(table).map(route => route.VpcPeeringConnectionId),
  'vpc-id': table => [table.VpcId],
}

export const describeRouteTables: Ec2Operation<'DescribeRouteTables'> = (context, input) => {
  const tables = ownedRows(context, 'routeTable', input.RouteTableIds).map(row => routeTableShape(context, row))
  const { items: RouteTables, ...rest } = page(filtered(tables, input.Filters, FILTERS), input, input.RouteTableIds)
  return { RouteTables, ...rest }
}

const associations = (table: RouteTable) => table.Associations ?? []
const routes = (table: RouteTable) => table.Routes ?? []
