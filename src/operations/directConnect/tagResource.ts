import { withTags } from '../../resources/tagRules.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { taggedResource } from './taggedResource.ts'

/** Adds tags; a key that is there gets the new value. */
export const tagResource: DirectConnectOperation<'TagResource'> = (context, input) => {
  const { kind, id, body } = taggedResource(context, member(input, 'resourceArn'))
  const tags = withTags(body.tags, member(input, 'tags'), context.quotas.tagsPerResource)
  context.world.update(kind, id, { tags })
  return {}
}
