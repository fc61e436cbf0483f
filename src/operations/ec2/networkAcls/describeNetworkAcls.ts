import type { NetworkAcl } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { ownedRows } from '../nouns.ts'
import { page } from '../page.ts'
import { networkAclShape } from './networkAclShape.ts'

const FILTERS: Filters<NetworkAcl> = {
  'association.association-id': acl => acl.Associations?.map(one => one.NetworkAclAssociationId) ?? [],
  'association.network-acl-id': acl => acl.Associations?.map(one => one.NetworkAclId) ?? [],
  'association.subnet-id': acl => acl.Associations?.map(one => one.SubnetId) ?? [],
  default: acl => [acl.IsDefault],
  'entry.cidr': acl => acl.Entries?.map(entry => entry.CidrBlock) ?? [],
  'entry.egress': acl => acl.Entries?.map(entry => entry.Egress) ?? [],
  'entry.icmp.code': acl => acl.Entries?.map(entry => entry.IcmpTypeCode?.Code) ?? [],
  'entry.icmp.type': acl => acl.Entries?.map(entry => entry.IcmpTypeCode?.Type) ?? [],
  'entry.ipv6-cidr': acl => acl.Entries?.map(entry => entry.Ipv6CidrBlock) ?? [],
  'entry.port-range.from': acl => acl.Entries?.map(entry => entry.PortRange?.From) ?? [],
  'entry.port-range.to': acl => acl.Entries?.map(entry => entry.PortRange?.To) ?? [],
  'entry.protocol': acl => acl.Entries?.map(entry => entry.Protocol) ?? [],
  'entry.rule-action': acl => acl.Entries?.map(entry => entry.RuleAction) ?? [],
  'entry.rule-number': acl => acl.Entries?.map(entry => entry.RuleNumber) ?? [],
  'network-acl-id': acl => [acl.NetworkAclId],
  'owner-id': acl => [acl.OwnerId],
  'vpc-id': acl => [acl.VpcId],
}

export const describeNetworkAcls: Ec2Operation<'DescribeNetworkAcls'> = (context, input) => {
  const acls = ownedRows(context, 'networkAcl', input.NetworkAclIds).map(row => networkAclShape(context, row))
  const { items: NetworkAcls, ...rest } = page(filtered(acls, input.Filters, FILTERS), input, input.NetworkAclIds)
  return { NetworkAcls, ...rest }
}
