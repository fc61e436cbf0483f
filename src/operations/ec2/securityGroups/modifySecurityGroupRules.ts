import type { SecurityGroupRuleRequest } from '@aws-sdk/client-ec2'
import type { SecurityGroupRule } from '../../../resources/endPoints.ts'
import { AwsError } from '../../../resources/refusal.ts'
import { securityGroupRules } from '../../../resources/securityGroupRules.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { owned, required } from '../nouns.ts'
import { described, ruleCidr } from './orderedRules.ts'
import { ruleOfGroup } from './ownRule.ts'
import { referencedGroup, referencedPrefixList } from './ruleReferences.ts'
import { serviceOf } from './ruleService.ts'
import { writeRules } from './writtenRules.ts'

/** Each rule named becomes what is given, its id, direction and tags kept; what is not given of it is not kept. */
export const modifySecurityGroupRules: Ec2Operation<'ModifySecurityGroupRules'> = (context, input) => {
  const group = owned(context, 'securityGroup', input.GroupId)
  let rules = securityGroupRules(context.world, group)
  for (const { SecurityGroupRuleId, SecurityGroupRule = {} } of required(input.SecurityGroupRules, 'SecurityGroupRule')) {
    const before = ruleOfGroup(context, group, required(SecurityGroupRuleId, 'SecurityGroupRuleId'))
    const after = changed(context, group, before, SecurityGroupRule)
    rules = rules.map(rule => (rule.id === before.id ? after : rule))
  }
  writeRules(context, group, rules)
  return { Return: true }
}

function changed(
  context: Context,
  group: Row<'securityGroup'>,
  before: SecurityGroupRule,
  request: SecurityGroupRuleRequest,
): SecurityGroupRule {
  const { id, isEgress, tags } = before
  const service = serviceOf(request.IpProtocol ?? before.protocol, request.FromPort, request.ToPort)
  return { id, isEgress, ...service, ...sourceOf(context, group, request), ...described(request), tags }
}

function sourceOf(context: Context, group: Row<'securityGroup'>, request: SecurityGroupRuleRequest) {
  const { CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupId } = request
  const given = [CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupId].filter(value => value !== undefined)
  if (given.length !== 1) {
    throw new AwsError(
      'InvalidParameterCombination',
      `A rule takes exactly one of CidrIpv4, CidrIpv6, PrefixListId and ReferencedGroupId; ${given.length} were given.`,
    )
  }
  if (CidrIpv4 !== undefined) return { cidr: ruleCidr(CidrIpv4, 4) }
  if (CidrIpv6 !== undefined) return { cidr: ruleCidr(CidrIpv6, 6) }
  if (PrefixListId !== undefined) return { prefixListId: referencedPrefixList(context, PrefixListId, true) }
  return { groupId: referencedGroup(context, group, required(ReferencedGroupId, 'ReferencedGroupId'), true) }
}
