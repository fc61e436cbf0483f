import type { Noun } from './nouns.ts'

/** Members of EC2's inputs that take ids of what stands in a VPC. */
export const END_POINT_MEMBERS: Readonly<Record<string, readonly Noun[]>> = {
  AllocationId: ['elasticAddress'],
  'AllocationIds[]': ['elasticAddress'],
  InstanceId: ['instance'],
  'InstanceIds[]': ['instance'],
  NatGatewayId: ['natGateway'],
  'NatGatewayIds[]': ['natGateway'],
  NetworkAclId: ['networkAcl'],
  NetworkInterfaceId: ['networkInterface'],
  'NetworkInterfaceIds[]': ['networkInterface'],
  AttachmentId: ['interfaceAttachment'],
  'VolumeIds[]': ['volume'],
  'ec2 GroupId': ['securityGroup'],
  'ec2 GroupId[]': ['securityGroup'],
  'SecurityGroupIds[]': ['securityGroup'],
  ReferencedGroupId: ['securityGroup'],
  SecurityGroupRuleId: ['securityGroupRule'],
  'SecurityGroupRuleIds[]': ['securityGroupRule'],
  'ec2 RevokeSecurityGroupEgress SecurityGroupRuleIds[]': ['egressRule'],
  'ec2 UpdateSecurityGroupRuleDescriptionsEgress SecurityGroupRuleDescriptions[].SecurityGroupRuleId': ['egressRule'],
  SourceSecurityGroupOwnerId: ['account'],
  UserId: ['account'],
  'ec2 DisassociateAddress AssociationId': ['addressAssociation'],
  'ec2 ReplaceNetworkAclAssociation AssociationId': ['networkAclAssociation'],
}

/** Members of theirs that are named like ids and take none of anything that is built. */
export const END_POINT_MEMBERS_OF_NOTHING: Readonly<Record<string, string>> = {
  'AssociatedSubnetIds[]': 'subnets of an interface that spans several, which is not built',
  CapacityReservationId: 'a capacity reservation',
  CapacityReservationResourceGroupArn: 'a group of capacity reservations',
  HostId: 'a dedicated host',
  HostResourceGroupArn: 'a group of dedicated hosts',
  ImageId: 'an image, which is taken as it comes',
  'ImageIds[]': 'images, which are taken as they come',
  IpamPoolId: 'a pool of IPAM',
  KernelId: 'a kernel image',
  'KeyPairIds[]': 'key pairs, of which there are none',
  LaunchTemplateId: 'a launch template',
  LicenseConfigurationArn: 'a license of License Manager',
  'MetricCategoryIds[]': 'names of metrics',
  RamdiskId: 'a RAM disk image',
  SecondarySubnetId: 'a secondary subnet',
  SnapshotId: 'a snapshot',
  'SecondaryAllocationIds[]': 'further addresses of a NAT gateway, which are not built',
  VolumeId: 'a volume, which goes by its device name',
  'ec2 RunInstances Placement.GroupId': 'a placement group',
  'ec2 RunInstances IamInstanceProfile.Arn': 'an instance profile of IAM',
  'ec2 CreateNatGateway VpcId': 'the VPC of a regional NAT gateway, which is not built',
  'ec2 CreateNatGateway AvailabilityZoneAddresses[].AllocationIds[]': 'addresses of a regional NAT gateway, which is not built',
}

/** Filters of EC2 that take ids of theirs. */
export const END_POINT_FILTERS: Readonly<Record<string, readonly Noun[]>> = {
  'allocation-id': ['elasticAddress'],
  'association-id': ['addressAssociation'],
  'association.association-id': ['networkAclAssociation', 'addressAssociation'],
  'attachment.attachment-id': ['interfaceAttachment'],
  'attachment.instance-id': ['instance'],
  'instance-id': ['instance'],
  'nat-gateway-id': ['natGateway'],
  'network-interface-id': ['networkInterface'],
  'security-group-rule-id': ['securityGroupRule'],
  'ip-permission.group-id': ['securityGroup'],
  'volume-id': ['volume'],
}
