import { freshId } from '../../../resources/freshId.ts'
import { ec2Id } from '../../../resources/ids.ts'
import { AwsError } from '../../../resources/refusal.ts'
import { newSecurityGroupRules } from '../../../resources/securityGroupRules.ts'
import { ec2Arn } from '../ec2Arn.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { tagList, tagsFrom } from '../ec2Tags.ts'
import { owned, required } from '../nouns.ts'
import { checkQuota } from '../quota.ts'
import { defaultVpcId } from './securityGroupRef.ts'

/** API Reference: what names and descriptions may consist of, up to 255 characters. */
const ALLOWED = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/

export const createSecurityGroup: Ec2Operation<'CreateSecurityGroup'> = (context, input) => {
  const { world, caller, random, quotas } = context
  const name = required(input.GroupName, 'GroupName')
  const description = required(input.Description, 'GroupDescription')
  refuseWords(name, description)
  const vpcId = input.VpcId === undefined ? defaultVpcId(context) : owned(context, 'vpc', input.VpcId).id
  if ([...world.referring('securityGroup', vpcId)].some(({ body }) => body.name === name)) {
    throw new AwsError('InvalidGroup.Duplicate', `The security group '${name}' already exists for VPC '${vpcId}'`)
  }
  const count = [...world.within('securityGroup', caller)].length
  checkQuota('SecurityGroupLimitExceeded', 'security groups', { count, limit: quotas.securityGroupsPerRegion })
  const tags = tagsFrom(context, 'securityGroup', input.TagSpecifications)
  const rules = newSecurityGroupRules(world, vpcId, () => ec2Id('sgr', random))
  const id = freshId(world, 'securityGroup', () => ec2Id('sg', random))
  const group = world.put('securityGroup', id, caller, { vpcId, name, description, rules, tags })
  return { GroupId: id, Tags: tagList(tags), SecurityGroupArn: ec2Arn('security-group', group) }
}

function refuseWords(name: string, description: string): void {
  if (name === 'default') throw new AwsError('InvalidParameterValue', 'Cannot use reserved security group name: default')
  if (name.startsWith('sg-')) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${name}) for parameter GroupName is invalid. A name may not begin with sg-.`,
    )
  }
  const allowed = 'Allowed are 1 to 255 characters of a-z, A-Z, 0-9, spaces and ._-:/()#,@[]+=&;{}!$*'
  if (!ALLOWED.test(name)) {
    throw new AwsError('InvalidParameterValue', `Value (${name}) for parameter GroupName is invalid. ${allowed}`)
  }
  if (!ALLOWED.test(description)) {
    throw new AwsError('InvalidParameterValue', `Value (${description}) for parameter GroupDescription is invalid. ${allowed}`)
  }
}
