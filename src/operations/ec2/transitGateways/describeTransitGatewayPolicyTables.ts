import type { TransitGatewayPolicyTable } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { ownedRows } from '../nouns.ts'
import { page } from '../page.ts'
import { policyTableShape } from './policyTableShape.ts'

const FILTERS: Filters<TransitGatewayPolicyTable> = {
  state: table => [table.State],
  'transit-gateway-id': table => [table.TransitGatewayId],
  'transit-gateway-policy-table-id': table => [table.TransitGatewayPolicyTableId],
}

export const describeTransitGatewayPolicyTables: Ec2Operation<'DescribeTransitGatewayPolicyTables'> = (context, input) => {
  const tables = ownedRows(context, 'transitGatewayPolicyTable', input.TransitGatewayPolicyTableIds).map(policyTableShape)
  const { items: TransitGatewayPolicyTables, ...rest } = page(filtered(tables, input.Filters, FILTERS), input)
  return { TransitGatewayPolicyTables, ...rest }
}
