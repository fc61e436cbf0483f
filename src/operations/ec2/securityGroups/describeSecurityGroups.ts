import type { IpPermission, SecurityGroup } from '@aws-sdk/client-ec2'
import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { ownedRows } from '../nouns.ts'
import { page } from '../page.ts'
import { securityGroupShape } from './securityGroupShape.ts'

const FILTERS: Filters<SecurityGroup> = {
  description: group => [group.Description],
  'group-id': group => [group.GroupId],
  'group-name': group => [group.GroupName],
  'owner-id': group => [group.OwnerId],
  'vpc-id': group => [group.VpcId],
  ...permissionFilters('ip-permission', group => group.IpPermissions ?? []),
  ...permissionFilters('egress.ip-permission', group => group.IpPermissionsEgress ?? []),
}

function permissionFilters(prefix: string, of: (group: SecurityGroup) => readonly IpPermission[]): Filters<SecurityGroup> {
  return {
    [`${prefix}.cidr`]: group => of(group).flatMap(one => one.IpRanges?.map(range => range.CidrIp) ?? []),
    [`${prefix}.ipv6-cidr`]: group => of(group).flatMap(one => one.Ipv6Ranges?.map(range => range.CidrIpv6) ?? []),
    [`${prefix}.prefix-list-id`]: group => of(group).flatMap(one => one.PrefixListIds?.map(list => list.PrefixListId) ?? []),
    [`${prefix}.group-id`]: group => of(group).flatMap(one => one.UserIdGroupPairs?.map(pair => pair.GroupId) ?? []),
    [`${prefix}.group-name`]: group => of(group).flatMap(one => one.UserIdGroupPairs?.map(pair => pair.GroupName) ?? []),
    [`${prefix}.user-id`]: group => of(group).flatMap(one => one.UserIdGroupPairs?.map(pair => pair.UserId) ?? []),
    [`${prefix}.from-port`]: group => of(group).map(one => one.FromPort),
    [`${prefix}.to-port`]: group => of(group).map(one => one.ToPort),
    [`${prefix}.protocol`]: group => of(group).map(one => one.IpProtocol),
  }
}

export const describeSecurityGroups: Ec2Operation<'DescribeSecurityGroups'> = (context, input) => {
  const { GroupNames = [], GroupIds } = input
  const groups = ownedRows(context, 'securityGroup', GroupIds).map(row => securityGroupShape(context, row))
  const missing = GroupNames.find(name => !groups.some(group => group.GroupName === name))
  if (missing) throw new AwsError('InvalidGroup.NotFound', `The security group '${missing}' does not exist`)
  const named = groups.filter(group => GroupNames.length === 0 || GroupNames.includes(group.GroupName ?? ''))
  const { items: SecurityGroups, ...rest } = page(filtered(named, input.Filters, FILTERS), input, GroupIds)
  return { SecurityGroups, ...rest }
}
