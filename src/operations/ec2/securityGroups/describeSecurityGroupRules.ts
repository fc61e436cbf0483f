import type { SecurityGroupRule } from '@aws-sdk/client-ec2'
import { securityGroupRules } from '../../../resources/securityGroupRules.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { ownedRows } from '../nouns.ts'
import { page } from '../page.ts'
import { ownRule } from './ownRule.ts'
import { securityGroupRuleShape } from './securityGroupShape.ts'

const FILTERS: Filters<SecurityGroupRule> = {
  'group-id': rule => [rule.GroupId],
  'security-group-rule-id': rule => [rule.SecurityGroupRuleId],
}

export const describeSecurityGroupRules: Ec2Operation<'DescribeSecurityGroupRules'> = (context, input) => {
  const { SecurityGroupRuleIds: ids = [] } = input
  const asked = new Set(ids.map(id => ownRule(context, id).rule.id))
  const rules = ownedRows(context, 'securityGroup', undefined).flatMap(group =>
    securityGroupRules(context.world, group)
      .filter(({ id }) => asked.size === 0 || asked.has(id))
      .map(rule => securityGroupRuleShape(context, group, rule)),
  )
  const { items: SecurityGroupRules, ...rest } = page(filtered(rules, input.Filters, FILTERS), input, ids)
  return { SecurityGroupRules, ...rest }
}
