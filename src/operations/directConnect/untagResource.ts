import { refuseBadTagKey } from '../../resources/tagRules.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { taggedResource } from './taggedResource.ts'

/** Removes tags by key; a key that is not there is no error. */
export const untagResource: DirectConnectOperation<'UntagResource'> = (context, input) => {
  const { kind, id, body } = taggedResource(context, member(input, 'resourceArn'))
  const keys = new Set(member(input, 'tagKeys'))
  keys.forEach(refuseBadTagKey)
  const tags = Object.fromEntries(Object.entries(body.tags).filter(([key]) => !keys.has(key)))
  context.world.update(kind, id, { tags })
  return {}
}
