import type { NetworkAclEntry as EntryShape, NetworkAcl } from '@aws-sdk/client-ec2'
import type { NetworkAclEntry } from '../../../resources/endPoints.ts'
import { networkAclAssociations } from '../../../resources/networkAclAssociations.ts'
import { networkAclEntries } from '../../../resources/networkAclEntries.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { tagList } from '../ec2Tags.ts'

export function networkAclShape({ world }: Context, acl: Row<'networkAcl'>): NetworkAcl {
  const { id, account, body } = acl
  return {
    NetworkAclId: id,
    VpcId: body.vpcId,
    OwnerId: account,
    IsDefault: body.isDefault,
    Associations: networkAclAssociations(world, acl).map(one => ({
      NetworkAclAssociationId: one.id,
      NetworkAclId: id,
      SubnetId: one.subnetId,
    })),
    Entries: networkAclEntries(world, acl).map(entryShape),
    Tags: tagList(body.tags),
  }
}

function entryShape({ ruleNumber, isEgress, protocol, action, cidr, ...service }: NetworkAclEntry): EntryShape {
  const { fromPort, toPort, icmpType, icmpCode } = service
  return {
    RuleNumber: ruleNumber,
    Egress: isEgress,
    Protocol: protocol,
    RuleAction: action,
    ...(cidr.includes(':') ? { Ipv6CidrBlock: cidr } : { CidrBlock: cidr }),
    ...(fromPort === undefined ? undefined : { PortRange: { From: fromPort, To: toPort } }),
    ...(icmpType === undefined ? undefined : { IcmpTypeCode: { Type: icmpType, Code: icmpCode } }),
  }
}
