import type { CustomerGateway } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { ownedRows } from '../nouns.ts'
import { customerGatewayShape } from './customerGatewayShape.ts'

const FILTERS: Filters<CustomerGateway> = {
  'bgp-asn': gateway => [gateway.BgpAsn ?? gateway.BgpAsnExtended],
  'customer-gateway-id': gateway => [gateway.CustomerGatewayId],
  'ip-address': gateway => [gateway.IpAddress],
  state: gateway => [gateway.State],
  type: gateway => [gateway.Type],
}

export const describeCustomerGateways: Ec2Operation<'DescribeCustomerGateways'> = (context, input) => {
  const gateways = ownedRows(context, 'customerGateway', input.CustomerGatewayIds).map(customerGatewayShape)
  return { CustomerGateways: filtered(gateways, input.Filters, FILTERS) }
}
