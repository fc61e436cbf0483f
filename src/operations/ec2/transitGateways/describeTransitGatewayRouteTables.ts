import type { TransitGatewayRouteTable } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { ownedRows } from '../nouns.ts'
import { page } from '../page.ts'
import { transitGatewayRouteTableShape } from './transitGatewayRouteTableShape.ts'

const FILTERS: Filters<TransitGatewayRouteTable> = {
  'default-association-route-table': table => [table.DefaultAssociationRouteTable],
  'default-propagation-route-table': table => [table.DefaultPropagationRouteTable],
  state: table => [table.State],
  'transit-gateway-id': table => [table.TransitGatewayId],
  'transit-gateway-route-table-id': table => [table.TransitGatewayRouteTableId],
}

export const describeTransitGatewayRouteTables: Ec2Operation<'DescribeTransitGatewayRouteTables'> = (context, input) => {
  const rows = ownedRows(context, 'transitGatewayRouteTable', input.TransitGatewayRouteTableIds)
  const tables = rows.map(transitGatewayRouteTableShape)
  const { items: TransitGatewayRouteTables, ...rest } = page(filtered(tables, input.Filters, FILTERS), input)
  return { TransitGatewayRouteTables, ...rest }
}
