import type { SecurityGroupRule } from '../../../resources/endPoints.ts'
import { prefixListWeight } from '../../../resources/managedPrefixLists.ts'
import { AwsError } from '../../../resources/refusal.ts'
import { isSameRule, securityGroupRules } from '../../../resources/securityGroupRules.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'

/** Writes a group's rules, after checking that no two let the same pass and that no quota is exceeded. */
export function writeRules(context: Context, group: Row<'securityGroup'>, rules: readonly SecurityGroupRule[]): void {
  const before = new Set(securityGroupRules(context.world, group))
  for (const rule of rules) {
    if (before.has(rule)) continue
    const twin = rules.find(other => other !== rule && isSameRule(other, rule))
    if (twin === undefined) continue
    if (before.has(twin)) {
      throw new AwsError('InvalidPermission.Duplicate', `the specified rule "${words(rule)}" already exists`)
    }
    throw new AwsError('InvalidParameterValue', `The same permission must not appear multiple times: "${words(rule)}"`)
  }
  checkRuleCount(context, group, rules)
  context.world.update('securityGroup', group.id, { rules })
}

/** VPC guide, "Amazon VPC quotas": inbound and outbound, IPv4 and IPv6 each on their own. A group or list counts for both. */
function checkRuleCount({ world, quotas }: Context, group: Row<'securityGroup'>, rules: readonly SecurityGroupRule[]): void {
  const limit = quotas.rulesPerSecurityGroup
  for (const isEgress of [true, false]) {
    for (const isIpv6 of [true, false]) {
      const count = rules
        .filter(rule => rule.isEgress === isEgress && (rule.cidr === undefined || rule.cidr.includes(':') === isIpv6))
        .reduce(
          (sum, { prefixListId }) => sum + (prefixListId === undefined ? 1 : prefixListWeight(world, group, prefixListId)),
          0,
        )
      if (count > limit) {
        const message = `The maximum number of rules per security group '${group.id}' has been reached (${limit}).`
        throw new AwsError('RulesPerSecurityGroupLimitExceeded', message)
      }
    }
  }
}

/** A rule as EC2's messages write it. */
function words({ cidr, prefixListId, groupId, protocol, fromPort, toPort }: SecurityGroupRule): string {
  const service = protocol === '-1' ? 'ALL' : protocol.toUpperCase()
  const ports = fromPort === undefined ? [] : [`from port: ${fromPort}`, `to port: ${toPort}`]
  return [`peer: ${cidr ?? prefixListId ?? groupId}`, service, ...ports, 'ALLOW'].join(', ')
}
