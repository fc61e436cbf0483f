import type { NetworkInterface, NetworkInterfaceAssociation } from '@aws-sdk/client-ec2'
import type { Row, World } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { tagList } from '../ec2Tags.ts'
import { privateDnsName, publicDnsName } from './dnsNames.ts'

export function networkInterfaceShape({ world }: Context, card: Row<'networkInterface'>): NetworkInterface {
  const { id, account, region, body } = card
  const subnet = world.get('subnet', body.subnetId)?.body
  const [primary = ''] = body.privateAddresses
  const isUsed = body.attachment !== undefined || body.interfaceType !== 'interface'
  return {
    NetworkInterfaceId: id,
    SubnetId: body.subnetId,
    VpcId: body.vpcId,
    AvailabilityZone: subnet?.availabilityZone,
    AvailabilityZoneId: subnet?.availabilityZoneId,
    Description: body.description,
    OwnerId: account,
    RequesterManaged: body.requesterManaged,
    ...(body.requesterManaged && { RequesterId: account }),
    Status: isUsed ? 'in-use' : 'available',
    MacAddress: body.macAddress,
    PrivateIpAddress: primary,
    PrivateDnsName: privateDnsName(region, primary),
    SourceDestCheck: body.sourceDestCheck,
    InterfaceType: body.interfaceType as NetworkInterface['InterfaceType'],
    Groups: groupsOf(world, card),
    Association: associationOf(world, card, primary),
    Attachment: attachmentOf(card),
    PrivateIpAddresses: body.privateAddresses.map(address => ({
      PrivateIpAddress: address,
      PrivateDnsName: privateDnsName(region, address),
      Primary: address === primary,
      Association: associationOf(world, card, address),
    })),
    Ipv6Addresses: body.ipv6Addresses.map(Ipv6Address => ({ Ipv6Address, IsPrimaryIpv6: false })),
    ...(body.ipv6Addresses[0] !== undefined && { Ipv6Address: body.ipv6Addresses[0] }),
    TagSet: tagList(body.tags),
  }
}

export function groupsOf(world: World, { body }: Row<'networkInterface'>): { GroupId: string; GroupName: string }[] {
  return body.securityGroupIds.map(GroupId => ({ GroupId, GroupName: world.get('securityGroup', GroupId)?.body.name ?? '' }))
}

/** The public address that stands for a private one: an Elastic IP address, or what AWS lent to the primary address. */
function associationOf(
  world: World,
  { id, account, region, body }: Row<'networkInterface'>,
  address: string,
): NetworkInterfaceAssociation | undefined {
  for (const elastic of world.referring('elasticAddress', id)) {
    const { association, publicIp } = elastic.body
    if (association?.privateIp !== address) continue
    const AssociationId = association.id
    return {
      AllocationId: elastic.id,
      AssociationId,
      IpOwnerId: account,
      PublicIp: publicIp,
      PublicDnsName: publicDnsName(region, publicIp),
    }
  }
  if (body.publicIp === undefined || body.privateAddresses[0] !== address) return undefined
  return { IpOwnerId: 'amazon', PublicIp: body.publicIp, PublicDnsName: publicDnsName(region, body.publicIp) }
}

function attachmentOf({ account, body }: Row<'networkInterface'>): NetworkInterface['Attachment'] {
  const { attachment } = body
  if (attachment === undefined) return undefined
  return {
    AttachmentId: attachment.id,
    InstanceId: attachment.instanceId,
    InstanceOwnerId: account,
    DeviceIndex: attachment.deviceIndex,
    NetworkCardIndex: 0,
    Status: 'attached',
    AttachTime: new Date(attachment.attachedAt),
    DeleteOnTermination: attachment.deleteOnTermination,
  }
}
