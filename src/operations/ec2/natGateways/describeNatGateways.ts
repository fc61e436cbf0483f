import type { NatGateway } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { ownedRows } from '../nouns.ts'
import { page } from '../page.ts'
import { natGatewayShape } from './natGatewayShape.ts'

const FILTERS: Filters<NatGateway> = {
  'nat-gateway-id': gateway => [gateway.NatGatewayId],
  state: gateway => [gateway.State],
  'subnet-id': gateway => [gateway.SubnetId],
  'vpc-id': gateway => [gateway.VpcId],
}

/** The filter has a name in the singular, unlike everywhere else. */
export const describeNatGateways: Ec2Operation<'DescribeNatGateways'> = (context, input) => {
  const gateways = ownedRows(context, 'natGateway', input.NatGatewayIds).map(row => natGatewayShape(context, row))
  const { items: NatGateways, ...rest } = page(filtered(gateways, input.Filter, FILTERS), input, input.NatGatewayIds)
  return { NatGateways, ...rest }
}
