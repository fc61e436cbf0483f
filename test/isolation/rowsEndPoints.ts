import type { Rows } from './rows.ts'

const ENTRY = { Protocol: '-1', RuleAction: 'allow', Egress: false, CidrBlock: '192.0.2.0/24' }
const TCP = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }

/** The rule that the default group has from the start, with its own members as source, or one of `rule`. */
function itself(own: { readonly securityGroup?: string | undefined }, path: string): object {
  const GroupId = own.securityGroup
  if (!path.includes('UserIdGroupPairs')) return rule(own, path)
  return { GroupId, IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId }] }] }
}

/** A permission whose sources are those of the path alone. */
function rule(own: { readonly securityGroup?: string | undefined }, path: string): object {
  const GroupId = own.securityGroup
  const pairs = path.includes('UserIdGroupPairs') ? [{ GroupId }] : []
  const ranges = path.startsWith('IpPermissions') ? [] : [{ CidrIp: '192.0.2.0/24' }]
  if (path === 'SourceSecurityGroupOwnerId') return { GroupId, SourceSecurityGroupName: 'default' }
  return { GroupId, IpPermissions: [{ ...TCP, IpRanges: ranges, UserIdGroupPairs: pairs }] }
}

const LAUNCH = { ImageId: 'ami-0123456789abcdef0', InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 }

export const ROWS_END_POINTS: Rows = {
  AssignIpv6Addresses: own => ({ NetworkInterfaceId: own.networkInterface, Ipv6AddressCount: 1 }),
  AssignPrivateIpAddresses: own => ({ NetworkInterfaceId: own.networkInterface, SecondaryPrivateIpAddressCount: 1 }),
  AssociateAddress: (own, path) => ({
    AllocationId: own.elasticAddress,
    ...(path === 'InstanceId' ? undefined : { NetworkInterfaceId: own.networkInterface }),
  }),
  AttachNetworkInterface: own => ({ NetworkInterfaceId: own.networkInterface, InstanceId: own.instance, DeviceIndex: 1 }),
  AuthorizeSecurityGroupEgress: rule,
  AuthorizeSecurityGroupIngress: rule,
  CreateNatGateway: (own, path) => ({
    SubnetId: own.subnet,
    ConnectivityType: path === 'AllocationId' ? 'public' : 'private',
  }),
  CreateNetworkAcl: own => ({ VpcId: own.vpc }),
  CreateNetworkAclEntry: own => ({ ...ENTRY, NetworkAclId: own.networkAcl, RuleNumber: 300 }),
  CreateNetworkInterface: own => ({ SubnetId: own.subnet }),
  CreateSecurityGroup: own => ({ VpcId: own.vpc, GroupName: 'new', Description: 'new' }),
  DeleteNatGateway: own => ({ NatGatewayId: own.natGateway }),
  DeleteNetworkAcl: own => ({ NetworkAclId: own.networkAcl }),
  DeleteNetworkAclEntry: own => ({ NetworkAclId: own.networkAcl, RuleNumber: 100, Egress: false }),
  DeleteNetworkInterface: own => ({ NetworkInterfaceId: own.networkInterface }),
  DeleteSecurityGroup: own => ({ GroupId: own.securityGroup }),
  DescribeAddresses: () => ({}),
  DescribeAddressesAttribute: () => ({}),
  DescribeImages: () => ({}),
  DescribeInstanceAttribute: own => ({ InstanceId: own.instance, Attribute: 'instanceType' }),
  DescribeInstanceCreditSpecifications: () => ({}),
  DescribeInstanceStatus: () => ({}),
  DescribeInstances: () => ({}),
  DescribeNatGateways: () => ({}),
  DescribeNetworkInterfaceAttribute: own => ({ NetworkInterfaceId: own.networkInterface, Attribute: 'description' }),
  DescribeNetworkInterfaces: () => ({}),
  DescribeSecurityGroupReferences: own => ({ GroupId: [own.securityGroup] }),
  DescribeSecurityGroupRules: () => ({}),
  DescribeVolumes: () => ({}),
  DetachNetworkInterface: own => ({ AttachmentId: own.interfaceAttachment }),
  DisassociateAddress: own => ({ AssociationId: own.addressAssociation }),
  GetSecurityGroupsForVpc: own => ({ VpcId: own.vpc }),
  ModifyInstanceAttribute: own => ({ InstanceId: own.instance, DisableApiTermination: { Value: true } }),
  ModifyInstanceCreditSpecification: own => ({
    InstanceCreditSpecifications: [{ InstanceId: own.instance, CpuCredits: 'standard' }],
  }),
  ModifyInstanceMetadataOptions: own => ({ InstanceId: own.instance, HttpTokens: 'required' }),
  ModifyNetworkInterfaceAttribute: (own, path) => ({
    NetworkInterfaceId: path.startsWith('Attachment') ? own.attachedInterface : own.networkInterface,
    Description: { Value: 'new' },
  }),
  ModifySecurityGroupRules: (own, path) => {
    const last = path.slice(path.lastIndexOf('.') + 1)
    const source = last === 'PrefixListId' || last === 'ReferencedGroupId' ? {} : { CidrIpv4: '192.0.2.0/24' }
    const SecurityGroupRule = { ...TCP, ...source }
    const SecurityGroupRules = [{ SecurityGroupRuleId: own.securityGroupRule, SecurityGroupRule }]
    return { GroupId: own.securityGroup, SecurityGroupRules }
  },
  MonitorInstances: own => ({ InstanceIds: [own.instance] }),
  RebootInstances: own => ({ InstanceIds: [own.instance] }),
  ReleaseAddress: own => ({ AllocationId: own.elasticAddress }),
  ReplaceNetworkAclAssociation: own => ({ AssociationId: own.networkAclAssociation, NetworkAclId: own.networkAcl }),
  ReplaceNetworkAclEntry: own => ({ ...ENTRY, NetworkAclId: own.networkAcl, RuleNumber: 100 }),
  ResetNetworkInterfaceAttribute: own => ({ NetworkInterfaceId: own.networkInterface, SourceDestCheck: 'true' }),
  RevokeSecurityGroupEgress: (own, path) =>
    path === 'SecurityGroupRuleIds[]' ? { GroupId: own.securityGroup } : rule(own, path),
  RevokeSecurityGroupIngress: (own, path) =>
    path === 'SecurityGroupRuleIds[]' ? { GroupId: own.securityGroup } : itself(own, path),
  RunInstances: (own, path) => (path.startsWith('NetworkInterfaces') ? LAUNCH : { ...LAUNCH, SubnetId: own.subnet }),
  StartInstances: own => ({ InstanceIds: [own.instance] }),
  StopInstances: own => ({ InstanceIds: [own.instance] }),
  TerminateInstances: own => ({ InstanceIds: [own.instance] }),
  UnassignIpv6Addresses: own => ({ NetworkInterfaceId: own.networkInterface, Ipv6Addresses: ['2001:db8::1'] }),
  UnassignPrivateIpAddresses: own => ({ NetworkInterfaceId: own.networkInterface, PrivateIpAddresses: ['10.0.0.9'] }),
  UnmonitorInstances: own => ({ InstanceIds: [own.instance] }),
  UpdateSecurityGroupRuleDescriptionsEgress: (own, path) =>
    path.startsWith('SecurityGroupRuleDescriptions') ? { GroupId: own.securityGroup } : rule(own, path),
  UpdateSecurityGroupRuleDescriptionsIngress: (own, path) =>
    path.startsWith('SecurityGroupRuleDescriptions') ? { GroupId: own.securityGroup } : itself(own, path),
}
