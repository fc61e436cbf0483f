import type { SecurityGroupRule } from '../../../resources/endPoints.ts'
import { AwsError } from '../../../resources/refusal.ts'
import { securityGroupRules } from '../../../resources/securityGroupRules.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'

/** The caller's rule with this id and the group that has it. */
export function ownRule(
  { world, caller }: Context,
  id: string,
): { readonly group: Row<'securityGroup'>; readonly rule: SecurityGroupRule } {
  if (!/^sgr-([0-9a-f]{8}|[0-9a-f]{17})$/.test(id)) {
    throw new AwsError('InvalidSecurityGroupRuleId.Malformed', `Invalid id: "${id}" (expecting "sgr-...")`)
  }
  for (const group of world.within('securityGroup', caller)) {
    const rule = securityGroupRules(world, group).find(one => one.id === id)
    if (rule) return { group, rule }
  }
  throw ruleNotFound(id)
}

/** The rule of this group in this direction with the id. */
export function ruleOfGroup(context: Context, group: Row<'securityGroup'>, id: string, isEgress?: boolean): SecurityGroupRule {
  const { group: owner, rule } = ownRule(context, id)
  if (owner.id === group.id && (isEgress === undefined || rule.isEgress === isEgress)) return rule
  throw ruleNotFound(id)
}

function ruleNotFound(id: string): AwsError {
  return new AwsError('InvalidSecurityGroupRuleId.NotFound', `The security group rule ID '${id}' does not exist`)
}
