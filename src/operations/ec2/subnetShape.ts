import type { Subnet } from '@aws-sdk/client-ec2'
import { availableAddressCount } from '../../resources/subnetAddresses.ts'
import type { Row, World } from '../../resources/world.ts'
import { ec2Arn } from './ec2Arn.ts'
import { tagList } from './ec2Tags.ts'
import { associationShape } from './ipv6/subnetCidrBlocks.ts'

export function subnetShape(world: World, row: Row<'subnet'>): Subnet {
  const { id, account, body } = row
  return {
    SubnetId: id,
    SubnetArn: ec2Arn('subnet', row),
    OwnerId: account,
    VpcId: body.vpcId,
    State: body.state,
    CidrBlock: body.cidr,
    AvailableIpAddressCount: availableAddressCount(world, row),
    AvailabilityZone: body.availabilityZone,
    AvailabilityZoneId: body.availabilityZoneId,
    DefaultForAz: body.defaultForAz,
    MapPublicIpOnLaunch: body.mapPublicIpOnLaunch,
    MapCustomerOwnedIpOnLaunch: false,
    AssignIpv6AddressOnCreation: body.assignIpv6AddressOnCreation ?? false,
    EnableDns64: false,
    Ipv6Native: false,
    Ipv6CidrBlockAssociationSet: (body.ipv6Cidrs ?? []).map(association => associationShape(association)),
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: 'ip-name',
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
    Tags: tagList(body.tags),
  }
}
