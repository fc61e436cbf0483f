import { AwsError } from '../../../resources/refusal.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { dependencyViolation } from '../dependencyViolation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { securityGroupRef } from './securityGroupRef.ts'

export const deleteSecurityGroup: Ec2Operation<'DeleteSecurityGroup'> = (context, input) => {
  const group = securityGroupRef(context, input)
  if (group.body.name === 'default') {
    throw new AwsError('CannotDelete', `the specified group: "${group.id}" name: "default" cannot be deleted by a user`)
  }
  const blockers = blockersOf(context, group)
  if (blockers.length > 0) throw dependencyViolation('security group', group.id, blockers)
  context.world.remove('securityGroup', group.id)
  return { Return: true, GroupId: group.id }
}

/** Interfaces and endpoints that have the group, and other groups of the VPC whose rules name it. VPC guide, "Delete a security group". */
function blockersOf({ world }: Context, { id, body }: Row<'securityGroup'>): string[] {
  const having = [...world.referring('networkInterface', body.vpcId)].filter(card => card.body.securityGroupIds.includes(id))
  const naming = [...world.referring('securityGroup', body.vpcId)].filter(
    other => other.id !== id && other.body.rules?.some(rule => rule.groupId === id),
  )
  return [...having, ...naming].map(row => row.id)
}
