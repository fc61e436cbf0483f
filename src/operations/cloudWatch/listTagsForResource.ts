import type { CloudWatchOperation } from './cloudWatchOperation.ts'
import { taggedRow } from './taggedRow.ts'

export const listTagsForResource: CloudWatchOperation<'ListTagsForResource'> = (context, { ResourceARN }) => {
  const { body } = taggedRow(context, ResourceARN)
  return { Tags: Object.entries(body.tags).map(([Key, Value]) => ({ Key, Value })) }
}
