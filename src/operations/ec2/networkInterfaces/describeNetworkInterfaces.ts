import type { NetworkInterface, Tag } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { ownedRows } from '../nouns.ts'
import { page } from '../page.ts'
import { networkInterfaceShape } from './networkInterfaceShape.ts'

type Shape = NetworkInterface & { readonly Tags?: readonly Tag[] | undefined }

const FILTERS: Filters<Shape> = {
  'addresses.association.owner-id': card => card.PrivateIpAddresses?.map(one => one.Association?.IpOwnerId) ?? [],
  'addresses.association.public-ip': card => card.PrivateIpAddresses?.map(one => one.Association?.PublicIp) ?? [],
  'addresses.primary': card => card.PrivateIpAddresses?.map(one => one.Primary) ?? [],
  'addresses.private-ip-address': card => card.PrivateIpAddresses?.map(one => one.PrivateIpAddress) ?? [],
  'association.allocation-id': card => [card.Association?.AllocationId],
  'association.association-id': card => [card.Association?.AssociationId],
  'association.ip-owner-id': card => [card.Association?.IpOwnerId],
  'association.public-dns-name': card => [card.Association?.PublicDnsName],
  'association.public-ip': card => [card.Association?.PublicIp],
  'attachment.attachment-id': card => [card.Attachment?.AttachmentId],
  'attachment.attach-time': card => [card.Attachment?.AttachTime?.toISOString()],
  'attachment.delete-on-termination': card => [card.Attachment?.DeleteOnTermination],
  'attachment.device-index': card => [card.Attachment?.DeviceIndex],
  'attachment.instance-id': card => [card.Attachment?.InstanceId],
  'attachment.instance-owner-id': card => [card.Attachment?.InstanceOwnerId],
  'attachment.status': card => [card.Attachment?.Status],
  'availability-zone': card => [card.AvailabilityZone],
  'availability-zone-id': card => [card.AvailabilityZoneId],
  description: card => [card.Description],
  'group-id': card => card.Groups?.map(({ GroupId }) => GroupId) ?? [],
  'group-name': card => card.Groups?.map(({ GroupName }) => GroupName) ?? [],
  'interface-type': card => [card.InterfaceType],
  'ipv6-addresses.ipv6-address': card => card.Ipv6Addresses?.map(({ Ipv6Address }) => Ipv6Address) ?? [],
  'mac-address': card => [card.MacAddress],
  'network-interface-id': card => [card.NetworkInterfaceId],
  'owner-id': card => [card.OwnerId],
  'private-dns-name': card => [card.PrivateDnsName],
  'private-ip-address': card => [card.PrivateIpAddress],
  'requester-id': card => [card.RequesterId],
  'requester-managed': card => [card.RequesterManaged],
  'source-dest-check': card => [card.SourceDestCheck],
  status: card => [card.Status],
  'subnet-id': card => [card.SubnetId],
  'vpc-id': card => [card.VpcId],
}

export const describeNetworkInterfaces: Ec2Operation<'DescribeNetworkInterfaces'> = (context, input) => {
  const cards = ownedRows(context, 'networkInterface', input.NetworkInterfaceIds).map((row): Shape => {
    const shape = networkInterfaceShape(context, row)
    return { ...shape, Tags: shape.TagSet }
  })
  const found = filtered(cards, input.Filters, FILTERS).map(({ Tags: _, ...shape }) => shape)
  const { items: NetworkInterfaces, ...rest } = page(found, input, input.NetworkInterfaceIds)
  return { NetworkInterfaces, ...rest }
}
