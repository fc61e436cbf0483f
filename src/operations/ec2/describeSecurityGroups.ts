import type { SecurityGroup } from '@aws-sdk/client-ec2'
import { AwsError } from '../../resources/refusal.ts'
import type { Row } from '../../resources/world.ts'
import { ec2Arn } from './ec2Arn.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { tagList } from './ec2Tags.ts'
import { type Filters, filtered } from './filtered.ts'
import { ownedRows } from './nouns.ts'
import { page } from './page.ts'

const FILTERS: Filters<SecurityGroup> = {
  description: group => [group.Description],
  'group-id': group => [group.GroupId],
  'group-name': group => [group.GroupName],
  'owner-id': group => [group.OwnerId],
  'vpc-id': group => [group.VpcId],
}

export const describeSecurityGroups: Ec2Operation<'DescribeSecurityGroups'> = (context, input) => {
  const { GroupNames = [], GroupIds } = input
  const groups = ownedRows(context, 'securityGroup', GroupIds).map(securityGroupShape)
  const missing = GroupNames.find(name => !groups.some(group => group.GroupName === name))
  if (missing) throw new AwsError('InvalidGroup.NotFound', `The security group '${missing}' does not exist`)
  const named = groups.filter(group => GroupNames.length === 0 || GroupNames.includes(group.GroupName ?? ''))
  const { items: SecurityGroups, ...rest } = page(filtered(named, input.Filters, FILTERS), input, GroupIds)
  return { SecurityGroups, ...rest }
}

/** A default group lets in whatever is in the group and everything out. VPC guide, "Default security groups". */
function securityGroupShape(row: Row<'securityGroup'>): SecurityGroup {
  const { id, account, body } = row
  const everything = { IpProtocol: '-1', IpRanges: [], Ipv6Ranges: [], PrefixListIds: [], UserIdGroupPairs: [] }
  return {
    GroupId: id,
    GroupName: body.name,
    Description: body.description,
    SecurityGroupArn: ec2Arn('security-group', row),
    OwnerId: account,
    VpcId: body.vpcId,
    IpPermissions: [{ ...everything, UserIdGroupPairs: [{ GroupId: id, UserId: account }] }],
    IpPermissionsEgress: [{ ...everything, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    Tags: tagList(body.tags),
  }
}
