import type { VpcEndpoint } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { ownedRows } from '../nouns.ts'
import { pageOfAnySize } from '../page.ts'
import { endpointShape } from './endpointShape.ts'

const FILTERS: Filters<VpcEndpoint> = {
  'ip-address-type': endpoint => [endpoint.IpAddressType],
  'service-name': endpoint => [endpoint.ServiceName],
  'vpc-endpoint-id': endpoint => [endpoint.VpcEndpointId],
  'vpc-endpoint-state': endpoint => [endpoint.State],
  'vpc-endpoint-type': endpoint => [endpoint.VpcEndpointType],
  'vpc-id': endpoint => [endpoint.VpcId],
}

export const describeVpcEndpoints: Ec2Operation<'DescribeVpcEndpoints'> = (context, input) => {
  const endpoints = ownedRows(context, 'vpcEndpoint', input.VpcEndpointIds).map(row => endpointShape(context, row))
  const { items: VpcEndpoints, ...rest } = pageOfAnySize(filtered(endpoints, input.Filters, FILTERS), input)
  return { VpcEndpoints, ...rest }
}
