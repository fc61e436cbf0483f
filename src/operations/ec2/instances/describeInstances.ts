import type { Instance, InstanceNetworkInterface } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { ownedRows } from '../nouns.ts'
import { page } from '../page.ts'
import { instanceShape } from './instanceShape.ts'

interface Described extends Instance {
  readonly reservationId: string
  readonly ownerId: string
}

const cards = (of: (card: InstanceNetworkInterface) => string | number | boolean | undefined) => (instance: Described) =>
  instance.NetworkInterfaces?.map(of) ?? []

const FILTERS: Filters<Described> = {
  architecture: instance => [instance.Architecture],
  'availability-zone': instance => [instance.Placement?.AvailabilityZone],
  'block-device-mapping.volume-id': instance => instance.BlockDeviceMappings?.map(one => one.Ebs?.VolumeId) ?? [],
  'client-token': instance => [instance.ClientToken],
  'dns-name': instance => [instance.PublicDnsName],
  'group-id': instance => instance.SecurityGroups?.map(group => group.GroupId) ?? [],
  'group-name': instance => instance.SecurityGroups?.map(group => group.GroupName) ?? [],
  hypervisor: instance => [instance.Hypervisor],
  'image-id': instance => [instance.ImageId],
  'instance.group-id': instance => instance.SecurityGroups?.map(group => group.GroupId) ?? [],
  'instance.group-name': instance => instance.SecurityGroups?.map(group => group.GroupName) ?? [],
  'instance-id': instance => [instance.InstanceId],
  'instance-state-code': instance => [instance.State?.Code],
  'instance-state-name': instance => [instance.State?.Name],
  'instance-type': instance => [instance.InstanceType],
  'ip-address': instance => [instance.PublicIpAddress],
  'ipv6-address': instance => [instance.Ipv6Address],
  'key-name': instance => [instance.KeyName],
  'launch-index': instance => [instance.AmiLaunchIndex],
  'launch-time': instance => [instance.LaunchTime?.toISOString()],
  'monitoring-state': instance => [instance.Monitoring?.State],
  'network-interface.addresses.private-ip-address': cards(card => card.PrivateIpAddress),
  'network-interface.addresses.association.public-ip': cards(card => card.Association?.PublicIp),
  'network-interface.association.public-ip': cards(card => card.Association?.PublicIp),
  'network-interface.attachment.attachment-id': cards(card => card.Attachment?.AttachmentId),
  'network-interface.attachment.device-index': cards(card => card.Attachment?.DeviceIndex),
  'network-interface.description': cards(card => card.Description),
  'network-interface.group-id': instance =>
    instance.NetworkInterfaces?.flatMap(card => card.Groups?.map(group => group.GroupId) ?? []) ?? [],
  'network-interface.mac-address': cards(card => card.MacAddress),
  'network-interface.network-interface-id': cards(card => card.NetworkInterfaceId),
  'network-interface.source-dest-check': cards(card => card.SourceDestCheck),
  'network-interface.subnet-id': cards(card => card.SubnetId),
  'network-interface.vpc-id': cards(card => card.VpcId),
  'owner-id': instance => [instance.ownerId],
  'private-dns-name': instance => [instance.PrivateDnsName],
  'private-ip-address': instance => [instance.PrivateIpAddress],
  'reservation-id': instance => [instance.reservationId],
  'root-device-name': instance => [instance.RootDeviceName],
  'root-device-type': instance => [instance.RootDeviceType],
  'source-dest-check': instance => [instance.SourceDestCheck],
  'subnet-id': instance => [instance.SubnetId],
  tenancy: instance => [instance.Placement?.Tenancy],
  'virtualization-type': instance => [instance.VirtualizationType],
  'vpc-id': instance => [instance.VpcId],
}

export const describeInstances: Ec2Operation<'DescribeInstances'> = (context, input) => {
  const { InstanceIds: ids } = input
  const instances = ownedRows(context, 'instance', ids).map(row => ({
    ...instanceShape(context, row),
    reservationId: row.body.reservationId,
    ownerId: row.account,
  }))
  const { items, ...rest } = page(filtered<Described>(instances, input.Filters, FILTERS), input, ids)
  const Reservations = [...Map.groupBy(items, ({ reservationId }) => reservationId)].map(([ReservationId, together]) => ({
    ReservationId,
    OwnerId: together[0]?.ownerId,
    Groups: [],
    Instances: together.map(({ reservationId: _, ownerId: __, ...instance }) => instance),
  }))
  return { Reservations, ...rest }
}
