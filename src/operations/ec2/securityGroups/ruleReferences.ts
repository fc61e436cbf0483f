import type { UserIdGroupPair } from '@aws-sdk/client-ec2'
import { AwsError } from '../../../resources/refusal.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { owned } from '../nouns.ts'
import { peeringOf } from '../peering/peeringLookup.ts'
import { visiblePrefixList } from '../prefixLists/prefixListLookup.ts'

/**
 * The id of the group that a rule names: one of the same VPC, or of one that an active peering connection leads to.
 * VPC peering guide, "Update your security groups to reference peer security groups".
 */
export function referencedGroup(context: Context, group: Row<'securityGroup'>, id: string, mustExist: boolean): string {
  const { world, caller } = context
  const other = world.get('securityGroup', id)
  if (other !== undefined && (other.body.vpcId === group.body.vpcId || isPeer(context, group.body.vpcId, other.body.vpcId)))
    return id
  if (!mustExist && group.body.rules?.some(({ groupId }) => groupId === id)) return id
  if (other !== undefined && other.account === caller.account && other.region === caller.region) {
    throw new AwsError(
      'InvalidGroup.NotFound',
      `You have specified two resources that belong to different networks: ${group.id} and ${id}.`,
    )
  }
  return owned(context, 'securityGroup', id).id
}

/** Who names a group's owner, VPC or the peering connection to it must name the right one. */
export function refuseOtherPlace(context: Context, id: string, { UserId, VpcId, VpcPeeringConnectionId }: UserIdGroupPair): void {
  const { world, caller } = context
  if (VpcPeeringConnectionId) peeringOf(context, VpcPeeringConnectionId)
  const group = world.get('securityGroup', id)
  if (UserId && UserId !== (group?.account ?? caller.account)) {
    throw new AwsError('InvalidGroup.NotFound', `The security group '${id}' does not exist in account ${UserId}`)
  }
  if (VpcId && group && VpcId !== group.body.vpcId) {
    throw new AwsError('InvalidGroup.NotFound', `The security group '${id}' does not exist in VPC '${VpcId}'`)
  }
}

function isPeer({ world }: Context, one: string, other: string): boolean {
  for (const { body } of world.referring('vpcPeeringConnection', one)) {
    if (body.state === 'active' && (body.requesterVpcId === other || body.accepterVpcId === other)) return true
  }
  return false
}

/** The id of the prefix list that a rule names. */
export function referencedPrefixList(context: Context, id: string, mustExist: boolean): string {
  return mustExist ? visiblePrefixList(context, id).id : id
}
