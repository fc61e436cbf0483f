import type { UpdateSecurityGroupRuleDescriptionsIngressRequest } from '@aws-sdk/client-ec2'
import type { SecurityGroupRule } from '../../../resources/endPoints.ts'
import { securityGroupRules } from '../../../resources/securityGroupRules.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { required } from '../nouns.ts'
import { described, orderedRules } from './orderedRules.ts'
import { ruleOfGroup } from './ownRule.ts'
import { sameAs } from './revokeSecurityGroup.ts'
import { securityGroupRef } from './securityGroupRef.ts'

export const updateSecurityGroupRuleDescriptionsIngress: Ec2Operation<'UpdateSecurityGroupRuleDescriptionsIngress'> = (
  context,
  input,
) => update(context, input, false)

export const updateSecurityGroupRuleDescriptionsEgress: Ec2Operation<'UpdateSecurityGroupRuleDescriptionsEgress'> = (
  context,
  input,
) => update(context, input, true)

type Request = UpdateSecurityGroupRuleDescriptionsIngressRequest

/** A rule that is named without a description loses its own. */
function update(context: Context, input: Request, isEgress: boolean) {
  const group = securityGroupRef(context, input)
  const descriptions = new Map(newDescriptions(context, group, input, isEgress))
  const rules = securityGroupRules(context.world, group).map(rule => {
    if (!descriptions.has(rule.id)) return rule
    const { description: _, ...rest } = rule
    return { ...rest, ...descriptions.get(rule.id) }
  })
  context.world.update('securityGroup', group.id, { rules })
  return { Return: true }
}

type Described = Pick<SecurityGroupRule, 'description'>

function newDescriptions(
  context: Context,
  group: Row<'securityGroup'>,
  input: Request,
  isEgress: boolean,
): [id: string, described: Described][] {
  if (input.SecurityGroupRuleDescriptions?.length) {
    return input.SecurityGroupRuleDescriptions.map(one => {
      const id = required(one.SecurityGroupRuleId, 'SecurityGroupRuleId')
      return [ruleOfGroup(context, group, id, isEgress).id, described(one)]
    })
  }
  const rules = securityGroupRules(context.world, group)
  return orderedRules(context, group, input, { isEgress, mustExist: false }).map(({ description, ...ordered }) => [
    sameAs(rules, { ...ordered, id: '', tags: {} }).id,
    description === undefined ? {} : { description },
  ])
}
