import type { Subnet } from '@aws-sdk/client-ec2'
import { parsePrefix, sizeOf } from '../../net/prefix.ts'
import type { Row } from '../../resources/world.ts'
import { ec2Arn } from './ec2Arn.ts'
import { tagList } from './ec2Tags.ts'

/** AWS keeps the first four addresses of a subnet and the last. VPC guide, "Subnet sizing". */
const KEPT_BY_AWS = 5

export function subnetShape(row: Row<'subnet'>): Subnet {
  const { id, account, body } = row
  const cidr = parsePrefix(body.cidr)
  return {
    SubnetId: id,
    SubnetArn: ec2Arn('subnet', row),
    OwnerId: account,
    VpcId: body.vpcId,
    State: body.state,
    CidrBlock: body.cidr,
    AvailableIpAddressCount: cidr ? Number(sizeOf(cidr)) - KEPT_BY_AWS : 0,
    AvailabilityZone: body.availabilityZone,
    AvailabilityZoneId: body.availabilityZoneId,
    DefaultForAz: body.defaultForAz,
    MapPublicIpOnLaunch: body.mapPublicIpOnLaunch,
    MapCustomerOwnedIpOnLaunch: false,
    AssignIpv6AddressOnCreation: false,
    EnableDns64: false,
    Ipv6Native: false,
    Ipv6CidrBlockAssociationSet: [],
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: 'ip-name',
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
    Tags: tagList(body.tags),
  }
}
