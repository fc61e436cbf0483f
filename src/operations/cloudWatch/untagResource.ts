import type { CloudWatchOperation } from './cloudWatchOperation.ts'
import { taggedRow } from './taggedRow.ts'

export const untagResource: CloudWatchOperation<'UntagResource'> = (context, { ResourceARN, TagKeys = [] }) => {
  const { kind, id, body } = taggedRow(context, ResourceARN)
  const tags = Object.fromEntries(Object.entries(body.tags).filter(([key]) => !TagKeys.includes(key)))
  context.world.update(kind, id, { tags })
  return {}
}
