import type { Tag } from '@aws-sdk/client-ec2'
import type { Tags } from '../../resources/tags.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { required } from './nouns.ts'
import { retag } from './taggedRow.ts'

/** A tag without a value goes whatever its value is, one with a value only if it matches; without tags all of them go. */
export const deleteTags: Ec2Operation<'DeleteTags'> = (context, input) => {
  for (const id of required(input.Resources, 'ResourceId')) {
    retag(context, id, before => without(before, input.Tags))
  }
  return {}
}

function without(tags: Tags, gone: readonly Tag[] | undefined): Tags {
  if (gone === undefined) return {}
  const goes = (key: string, value: string) =>
    gone.some(({ Key, Value }) => Key === key && (Value === undefined || Value === value))
  return Object.fromEntries(Object.entries(tags).filter(([key, value]) => !goes(key, value)))
}
