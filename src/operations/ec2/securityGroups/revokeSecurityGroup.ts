import type { RevokeSecurityGroupIngressRequest } from '@aws-sdk/client-ec2'
import type { SecurityGroupRule } from '../../../resources/endPoints.ts'
import { AwsError } from '../../../resources/refusal.ts'
import { isSameRule, securityGroupRules } from '../../../resources/securityGroupRules.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { orderedRules } from './orderedRules.ts'
import { ruleOfGroup } from './ownRule.ts'
import { securityGroupRef } from './securityGroupRef.ts'
import { plainRuleShape } from './securityGroupShape.ts'

export const revokeSecurityGroupIngress: Ec2Operation<'RevokeSecurityGroupIngress'> = (context, input) =>
  revoke(context, input, false)

export const revokeSecurityGroupEgress: Ec2Operation<'RevokeSecurityGroupEgress'> = (context, input) =>
  revoke(context, input, true)

function revoke(context: Context, input: RevokeSecurityGroupIngressRequest, isEgress: boolean) {
  const group = securityGroupRef(context, input)
  const gone = new Set(namedRules(context, group, input, isEgress))
  const rules = securityGroupRules(context.world, group)
  context.world.update('securityGroup', group.id, { rules: rules.filter(rule => !gone.has(rule.id)) })
  const RevokedSecurityGroupRules = rules
    .filter(rule => gone.has(rule.id))
    .map(rule => ({ ...plainRuleShape(group, rule), ReferencedGroupId: rule.groupId }))
  return { Return: true, RevokedSecurityGroupRules }
}

/** Ids of the rules that a request names, by id or by all that they let pass; every one must be there. */
function namedRules(
  context: Context,
  group: Row<'securityGroup'>,
  input: RevokeSecurityGroupIngressRequest,
  isEgress: boolean,
): string[] {
  const { SecurityGroupRuleIds: ids = [] } = input
  if (ids.length > 0) return ids.map(id => ruleOfGroup(context, group, id, isEgress).id)
  const rules = securityGroupRules(context.world, group)
  return orderedRules(context, group, input, { isEgress, mustExist: false }).map(
    ordered => sameAs(rules, { ...ordered, id: '', tags: {} }).id,
  )
}

export function sameAs(rules: readonly SecurityGroupRule[], wanted: SecurityGroupRule): SecurityGroupRule {
  const rule = rules.find(other => isSameRule(other, wanted))
  if (rule) return rule
  throw new AwsError('InvalidPermission.NotFound', 'The specified rule does not exist in this security group.')
}
