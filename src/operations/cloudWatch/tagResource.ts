import type { CloudWatchOperation } from './cloudWatchOperation.ts'
import { taggedRow } from './taggedRow.ts'
import { withNewTags } from './tagInput.ts'

export const tagResource: CloudWatchOperation<'TagResource'> = (context, { ResourceARN, Tags }) => {
  const { kind, id, body } = taggedRow(context, ResourceARN)
  context.world.update(kind, id, { tags: withNewTags(body.tags, Tags, context.quotas.tagsPerResource) })
  return {}
}
