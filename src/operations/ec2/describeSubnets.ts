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
  'customer-owned-ipv4-pool': () => [],
  'enable-dns64': subnet => [subnet.EnableDns64],
  'enable-lni-at-device-index': () => [],
  'ipv6-cidr-block-association.association-id': subnet => blocks(subnet).map(one => one.AssociationId),
  'ipv6-cidr-block-association.ipv6-cidr-block': subnet => blocks(subnet).map(one => one.Ipv6CidrBlock),
  'ipv6-cidr-block-association.state': subnet => blocks(subnet).map(one => one.Ipv6CidrBlockState?.State),
  'ipv6-native': subnet => [subnet.Ipv6Native],
  'map-customer-owned-ip-on-launch': subnet => [subnet.MapCustomerOwnedIpOnLaunch],
  'map-public-ip-on-launch': subnet => [subnet.MapPublicIpOnLaunch],
  'outpost-arn': () => [],
  'owner-id': subnet => [subnet.OwnerId],
  'private-dns-name-options-on-launch.enable-resource-name-dns-a-record': subnet => [
    subnet.PrivateDnsNameOptionsOnLaunch?.EnableResourceNameDnsARecord,
  ],
  'private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record': subnet => [
    subnet.PrivateDnsNameOptionsOnLaunch?.EnableResourceNameDnsAAAARecord,
  ],
  'private-dns-name-options-on-launch.hostname-type': subnet => [subnet.PrivateDnsNameOptionsOnLaunch?.HostnameType],
  state: subnet => [subnet.State],
  'subnet-arn': subnet => [subnet.SubnetArn],
  'subnet-id': subnet => [subnet.SubnetId],
  'vpc-id': subnet => [subnet.VpcId],
}

const blocks = (subnet: Subnet) => subnet.Ipv6CidrBlockAssociationSet ?? []

export const describeSubnets: Ec2Operation<'DescribeSubnets'> = (context, input) => {
  const subnets = ownedRows(context, 'subnet', input.SubnetIds).map(row => subnetShape(context.world, row))
  const { items: Subnets, ...rest } = page(filtered(subnets, input.Filters, FILTERS), input, input.SubnetIds)
  return { Subnets, ...rest }
}
