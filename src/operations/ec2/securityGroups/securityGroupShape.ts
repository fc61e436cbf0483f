import type { IpPermission, SecurityGroupRule as RuleShape, SecurityGroup } from '@aws-sdk/client-ec2'
import type { SecurityGroupRule } from '../../../resources/endPoints.ts'
import { securityGroupRules } from '../../../resources/securityGroupRules.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { ec2Arn } from '../ec2Arn.ts'
import { tagList } from '../ec2Tags.ts'

export function securityGroupShape(context: Context, group: Row<'securityGroup'>): SecurityGroup {
  const { id, account, body } = group
  const rules = securityGroupRules(context.world, group)
  const permissions = (isEgress: boolean) =>
    permissionsOf(
      context,
      group,
      rules.filter(rule => rule.isEgress === isEgress),
    )
  return {
    GroupId: id,
    GroupName: body.name,
    Description: body.description,
    SecurityGroupArn: ec2Arn('security-group', group),
    OwnerId: account,
    VpcId: body.vpcId,
    IpPermissions: permissions(false),
    IpPermissionsEgress: permissions(true),
    Tags: tagList(body.tags),
  }
}

/** Rules with the same protocol and ports are one permission with several sources, as EC2 shows them. */
function permissionsOf(context: Context, group: Row<'securityGroup'>, rules: readonly SecurityGroupRule[]): IpPermission[] {
  const byService = Map.groupBy(rules, ({ protocol, fromPort, toPort }) => `${protocol} ${fromPort} ${toPort}`)
  return [...byService.values()].map(same => ({
    IpProtocol: same[0]?.protocol,
    FromPort: same[0]?.fromPort,
    ToPort: same[0]?.toPort,
    IpRanges: same.flatMap(({ cidr, description }) =>
      cidr === undefined || cidr.includes(':') ? [] : [{ CidrIp: cidr, Description: description }],
    ),
    Ipv6Ranges: same.flatMap(({ cidr, description }) =>
      cidr?.includes(':') ? [{ CidrIpv6: cidr, Description: description }] : [],
    ),
    PrefixListIds: same.flatMap(({ prefixListId, description }) =>
      prefixListId === undefined ? [] : [{ PrefixListId: prefixListId, Description: description }],
    ),
    UserIdGroupPairs: same.flatMap(({ groupId, description }) =>
      groupId === undefined ? [] : [{ ...referenced(context, group, groupId), Description: description }],
    ),
  }))
}

/** A group of another VPC is shown with its VPC, as of a peer. */
function referenced({ world }: Context, { account, body }: Row<'securityGroup'>, groupId: string) {
  const other = world.get('securityGroup', groupId)
  const isElsewhere = other !== undefined && other.body.vpcId !== body.vpcId
  return { GroupId: groupId, UserId: other?.account ?? account, ...(isElsewhere && { VpcId: other.body.vpcId }) }
}

export function securityGroupRuleShape(context: Context, group: Row<'securityGroup'>, rule: SecurityGroupRule): RuleShape {
  const { tags, groupId } = rule
  const { account, region } = group
  return {
    ...plainRuleShape(group, rule),
    GroupOwnerId: account,
    SecurityGroupRuleArn: ec2Arn('security-group-rule', { account, region, id: rule.id }),
    ...(groupId !== undefined && { ReferencedGroupInfo: referenced(context, group, groupId) }),
    Tags: tagList(tags),
  }
}

/** What a rule and a revoked one are shown with. -1 is what EC2 shows for ports that a rule does not have. */
export function plainRuleShape({ id }: Row<'securityGroup'>, rule: SecurityGroupRule) {
  const { cidr, fromPort = -1, toPort = -1 } = rule
  const isIpv6 = cidr?.includes(':')
  return {
    SecurityGroupRuleId: rule.id,
    GroupId: id,
    IsEgress: rule.isEgress,
    IpProtocol: rule.protocol,
    FromPort: fromPort,
    ToPort: toPort,
    CidrIpv4: isIpv6 ? undefined : cidr,
    CidrIpv6: isIpv6 ? cidr : undefined,
    PrefixListId: rule.prefixListId,
    Description: rule.description,
  }
}
