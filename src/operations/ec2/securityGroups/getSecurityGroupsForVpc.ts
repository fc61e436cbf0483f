import type { SecurityGroupForVpc } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { tagList } from '../ec2Tags.ts'
import { type Filters, filtered } from '../filtered.ts'
import { owned } from '../nouns.ts'
import { page } from '../page.ts'

const FILTERS: Filters<SecurityGroupForVpc> = {
  'group-id': group => [group.GroupId],
  description: group => [group.Description],
  'group-name': group => [group.GroupName],
  'owner-id': group => [group.OwnerId],
  'primary-vpc-id': group => [group.PrimaryVpcId],
}

export const getSecurityGroupsForVpc: Ec2Operation<'GetSecurityGroupsForVpc'> = (context, input) => {
  const vpc = owned(context, 'vpc', input.VpcId)
  const groups = [...context.world.referring('securityGroup', vpc.id)].map(({ id, account, body }) => ({
    GroupId: id,
    GroupName: body.name,
    Description: body.description,
    OwnerId: account,
    PrimaryVpcId: body.vpcId,
    Tags: tagList(body.tags),
  }))
  const { items: SecurityGroupForVpcs, ...rest } = page(filtered<SecurityGroupForVpc>(groups, input.Filters, FILTERS), input)
  return { SecurityGroupForVpcs, ...rest }
}
