import type { Subnet } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from './ec2Operation.ts'
import { type Filters, filtered } from './filtered.ts'
import { ownedRows } from './nouns.ts'
import { page } from './page.ts'
import { subnetShape } from './subnetShape.ts'

const FILTERS: Filters<Subnet> = {
  'availability-zone': subnet => [subnet.AvailabilityZone],
  availabilityZone: subnet => [subnet.AvailabilityZone],
  'availability-zone-id': subnet => [subnet.AvailabilityZoneId],
  availabilityZoneId: subnet => [subnet.AvailabilityZoneId],
  'available-ip-address-count': subnet => [subnet.AvailableIpAddressCount],
  cidr: subnet => [subnet.CidrBlock],
  cidrBlock: subnet => [subnet.CidrBlock],
  'cidr-block': subnet => [subnet.CidrBlock],
  defaultForAz: subnet => [subnet.DefaultForAz],
  'default-for-az': subnet => [subnet.DefaultForAz],
  'ipv6-native': subnet => [subnet.Ipv6Native],
  'map-public-ip-on-launch': subnet => [subnet.MapPublicIpOnLaunch],
  'owner-id': subnet => [subnet.OwnerId],
  state: subnet => [subnet.State],
  'subnet-arn': subnet => [subnet.SubnetArn],
  'subnet-id': subnet => [subnet.SubnetId],
  'vpc-id': subnet => [subnet.VpcId],
}

export const describeSubnets: Ec2Operation<'DescribeSubnets'> = (context, input) => {
  const subnets = ownedRows(context, 'subnet', input.SubnetIds).map(row => subnetShape(context.world, row))
  const { items: Subnets, ...rest } = page(filtered(subnets, input.Filters, FILTERS), input, input.SubnetIds)
  return { Subnets, ...rest }
}
