import type { NetworkAcl, NetworkAclEntry } from '@aws-sdk/client-ec2'
import { derivedEc2Id } from '../../resources/derivedId.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { tagList } from './ec2Tags.ts'
import { type Filters, filtered } from './filtered.ts'
import { ownedRows } from './nouns.ts'
import { page } from './page.ts'

const FILTERS: Filters<NetworkAcl> = {
  'association.association-id': acl => acl.Associations?.map(one => one.NetworkAclAssociationId) ?? [],
  'association.network-acl-id': acl => acl.Associations?.map(one => one.NetworkAclId) ?? [],
  'association.subnet-id': acl => acl.Associations?.map(one => one.SubnetId) ?? [],
  default: acl => [acl.IsDefault],
  'entry.cidr': acl => acl.Entries?.map(entry => entry.CidrBlock) ?? [],
  'entry.egress': acl => acl.Entries?.map(entry => entry.Egress) ?? [],
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

/** The default list allows everything and holds every subnet. VPC guide, "Default network ACL". */
function networkAclShape({ world }: Context, { id, account, body }: Row<'networkAcl'>): NetworkAcl {
  return {
    NetworkAclId: id,
    VpcId: body.vpcId,
    OwnerId: account,
    IsDefault: body.isDefault,
    Associations: [...world.referring('subnet', body.vpcId)].map(subnet => ({
      NetworkAclAssociationId: derivedEc2Id('aclassoc', `${id} ${subnet.id}`),
      NetworkAclId: id,
      SubnetId: subnet.id,
    })),
    Entries: [entry(true, 100), entry(true, 32_767), entry(false, 100), entry(false, 32_767)],
    Tags: tagList(body.tags),
  }
}

function entry(Egress: boolean, RuleNumber: number): NetworkAclEntry {
  return { CidrBlock: '0.0.0.0/0', Egress, Protocol: '-1', RuleAction: RuleNumber === 100 ? 'allow' : 'deny', RuleNumber }
}
