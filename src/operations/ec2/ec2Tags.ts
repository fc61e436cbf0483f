import type { Tag, TagSpecification } from '@aws-sdk/client-ec2'
import { AwsError } from '../../resources/refusal.ts'
import type { Tags } from '../../resources/tags.ts'
import type { Context } from '../operation.ts'
import { type Ec2Kind, NOUNS } from './nouns.ts'

/** Tags that a create call gives to what it creates. */
export function tagsFrom(context: Context, kind: Ec2Kind, specifications: readonly TagSpecification[] | undefined): Tags {
  const { tagType } = NOUNS[kind]
  const wrong = specifications?.find(({ ResourceType }) => ResourceType !== tagType)
  if (wrong) {
    const message = `'${wrong.ResourceType}' is not a valid taggable resource type for this operation. Use '${tagType}'.`
    throw new AwsError('InvalidParameterValue', message)
  }
  return withTags(context, {}, specifications?.flatMap(({ Tags = [] }) => Tags) ?? [])
}

/** `before` with the tags set, an existing key overwritten in place. EC2 guide, "Tag restrictions". */
export function withTags(context: Context, before: Tags, tags: readonly Tag[]): Tags {
  const after: Record<string, string> = { ...before }
  for (const { Key = '', Value = '' } of tags) {
    if (Key.toLowerCase().startsWith('aws:')) {
      throw new AwsError('InvalidParameterValue', `Tag keys starting with 'aws:' are reserved for internal use: ${Key}`)
    }
    if (Key.length < 1 || Key.length > 128) {
      throw new AwsError('InvalidParameterValue', `Tag key '${Key}' is invalid. It must have 1 to 128 characters.`)
    }
    if (Value.length > 256) {
      throw new AwsError('InvalidParameterValue', `The value of tag '${Key}' is invalid. It must have at most 256 characters.`)
    }
    after[Key] = Value
  }
  if (Object.keys(after).length > context.quotas.tagsPerResource) {
    throw new AwsError('TagLimitExceeded', `The maximum number of tags for a resource is ${context.quotas.tagsPerResource}.`)
  }
  return after
}

export function tagList(tags: Tags): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}
