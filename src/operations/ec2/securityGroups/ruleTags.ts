import type { TagSpecification } from '@aws-sdk/client-ec2'
import { AwsError } from '../../../resources/refusal.ts'
import { securityGroupRules } from '../../../resources/securityGroupRules.ts'
import type { Tags } from '../../../resources/tags.ts'
import type { Context } from '../../operation.ts'
import { withTags } from '../ec2Tags.ts'
import { ownRule } from './ownRule.ts'

export const RULE_TAG_TYPE = 'security-group-rule'

/** Tags that a request gives to every rule that it makes. */
export function ruleTagsFrom(context: Context, specifications: readonly TagSpecification[] | undefined): Tags {
  const wrong = specifications?.find(({ ResourceType }) => ResourceType !== RULE_TAG_TYPE)
  if (wrong) {
    const message = `'${wrong.ResourceType}' is not a valid taggable resource type for this operation. Use '${RULE_TAG_TYPE}'.`
    throw new AwsError('InvalidParameterValue', message)
  }
  return withTags(context, {}, specifications?.flatMap(({ Tags = [] }) => Tags) ?? [])
}

/** Replaces the tags of a rule, which is no row of its own. */
export function retagRule(context: Context, id: string, change: (tags: Tags) => Tags): void {
  const { group, rule } = ownRule(context, id)
  const rules = securityGroupRules(context.world, group).map(other =>
    other.id === rule.id ? { ...other, tags: change(other.tags) } : other,
  )
  context.world.update('securityGroup', group.id, { rules })
}

/** The tags of all rules that the caller has. */
export function taggedRules({ world, caller }: Context): { readonly id: string; readonly tags: Tags }[] {
  return [...world.within('securityGroup', caller)].flatMap(({ body }) => body.rules ?? [])
}
