import type { VpcPeeringConnection } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { page } from '../page.ts'
import { peeringOf, visiblePeerings } from './peeringLookup.ts'
import { peeringShape } from './peeringShape.ts'

const FILTERS: Filters<VpcPeeringConnection> = {
  'accepter-vpc-info.cidr-block': peering => [peering.AccepterVpcInfo?.CidrBlock],
  'accepter-vpc-info.owner-id': peering => [peering.AccepterVpcInfo?.OwnerId],
  'accepter-vpc-info.vpc-id': peering => [peering.AccepterVpcInfo?.VpcId],
  'requester-vpc-info.cidr-block': peering => [peering.RequesterVpcInfo?.CidrBlock],
  'requester-vpc-info.owner-id': peering => [peering.RequesterVpcInfo?.OwnerId],
  'requester-vpc-info.vpc-id': peering => [peering.RequesterVpcInfo?.VpcId],
  'status-code': peering => [peering.Status?.Code],
  'status-message': peering => [peering.Status?.Message],
  'vpc-peering-connection-id': peering => [peering.VpcPeeringConnectionId],
}

export const describeVpcPeeringConnections: Ec2Operation<'DescribeVpcPeeringConnections'> = (context, input) => {
  const ids = input.VpcPeeringConnectionIds
  const rows = (ids ?? []).length > 0 ? ids?.map(id => peeringOf(context, id)) : visiblePeerings(context)
  const shapes = (rows ?? []).map(row => peeringShape(context, row))
  const { items: VpcPeeringConnections, ...rest } = page(filtered(shapes, input.Filters, FILTERS), input, ids)
  return { VpcPeeringConnections, ...rest }
}
