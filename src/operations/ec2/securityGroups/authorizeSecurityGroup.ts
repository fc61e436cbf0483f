import type { AuthorizeSecurityGroupIngressRequest } from '@aws-sdk/client-ec2'
import { ec2Id } from '../../../resources/ids.ts'
import { securityGroupRules } from '../../../resources/securityGroupRules.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { orderedRules } from './orderedRules.ts'
import { ruleTagsFrom } from './ruleTags.ts'
import { securityGroupRef } from './securityGroupRef.ts'
import { securityGroupRuleShape } from './securityGroupShape.ts'
import { writeRules } from './writtenRules.ts'

export const authorizeSecurityGroupIngress: Ec2Operation<'AuthorizeSecurityGroupIngress'> = (context, input) =>
  authorize(context, input, false)

export const authorizeSecurityGroupEgress: Ec2Operation<'AuthorizeSecurityGroupEgress'> = (context, input) =>
  authorize(context, input, true)

function authorize(context: Context, input: AuthorizeSecurityGroupIngressRequest, isEgress: boolean) {
  const group = securityGroupRef(context, input)
  const tags = ruleTagsFrom(context, input.TagSpecifications)
  const added = orderedRules(context, group, input, { isEgress, mustExist: true }).map(rule => ({
    id: ec2Id('sgr', context.random),
    ...rule,
    tags,
  }))
  writeRules(context, group, [...securityGroupRules(context.world, group), ...added])
  return { Return: true, SecurityGroupRules: added.map(rule => securityGroupRuleShape(context, group, rule)) }
}
