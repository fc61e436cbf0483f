import { putShare } from '../../resources/resourceShareTimers.ts'
import type { RamOperation } from './ramOperation.ts'
import { taggedShare } from './taggedShare.ts'
import { withTags } from './tags.ts'

/** Sets tags of one of the caller's shares. */
export const tagResource: RamOperation<'TagResource'> = (context, input) => {
  const { id, body, ...scope } = taggedShare(context, input)
  putShare(context.world, id, scope, { ...body, tags: withTags(body.tags, input.tags, context.quotas.tagsPerResource) })
  return {}
}
