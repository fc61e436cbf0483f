import { putShare } from '../../resources/resourceShareTimers.ts'
import type { RamOperation } from './ramOperation.ts'
import { taggedShare } from './taggedShare.ts'

/** Removes tags of one of the caller's shares; one that is not there is no matter. */
export const untagResource: RamOperation<'UntagResource'> = (context, input) => {
  const { id, body, ...scope } = taggedShare(context, input)
  const keys = new Set(input.tagKeys)
  const tags = Object.fromEntries(Object.entries(body.tags).filter(([key]) => !keys.has(key)))
  putShare(context.world, id, scope, { ...body, tags })
  return {}
}
