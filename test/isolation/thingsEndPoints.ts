import { at } from './at.ts'
import type { Noun, Things } from './nouns.ts'

type Call = (service: string, operation: string, input: object) => Promise<Record<string, unknown>>

/** One of everything that stands in a VPC's subnet. */
export async function endPoints(call: Call, { subnet, securityGroup, networkAcl }: Things): Promise<Things> {
  const things: Partial<Record<Noun, string | undefined>> = {}
  const ec2 = (operation: string, input: object) => call('ec2', operation, input)
  const card = await ec2('CreateNetworkInterface', { SubnetId: subnet })
  things.networkInterface = at(card, 'NetworkInterface.NetworkInterfaceId')
  const launch = { ImageId: 'ami-0123456789abcdef0', InstanceType: 't3.micro', MinCount: 1, MaxCount: 1, SubnetId: subnet }
  const run = await ec2('RunInstances', launch)
  things.instance = at(run, 'Instances.0.InstanceId')
  things.volume = at(run, 'Instances.0.BlockDeviceMappings.0.Ebs.VolumeId')
  things.interfaceAttachment = at(run, 'Instances.0.NetworkInterfaces.0.Attachment.AttachmentId')
  things.attachedInterface = at(run, 'Instances.0.NetworkInterfaces.0.NetworkInterfaceId')
  things.elasticAddress = at(await ec2('AllocateAddress', {}), 'AllocationId')
  const pair = { AllocationId: things.elasticAddress, NetworkInterfaceId: things.networkInterface }
  things.addressAssociation = at(await ec2('AssociateAddress', pair), 'AssociationId')
  const gateway = await ec2('CreateNatGateway', { SubnetId: subnet, ConnectivityType: 'private' })
  things.natGateway = at(gateway, 'NatGateway.NatGatewayId')
  const rule = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '10.0.0.0/8', GroupId: securityGroup }
  const made = await ec2('AuthorizeSecurityGroupIngress', rule)
  things.securityGroupRule = at(made, 'SecurityGroupRules.0.SecurityGroupRuleId')
  const out = await ec2('AuthorizeSecurityGroupEgress', rule)
  things.egressRule = at(out, 'SecurityGroupRules.0.SecurityGroupRuleId')
  const lists = await ec2('DescribeNetworkAcls', { NetworkAclIds: [networkAcl] })
  things.networkAclAssociation = at(lists, 'NetworkAcls.0.Associations.0.NetworkAclAssociationId')
  return things
}
