import type { Ec2Operation } from './ec2Operation.ts'
import { withTags } from './ec2Tags.ts'
import { required } from './nouns.ts'
import { taggedRow } from './taggedRow.ts'

export const createTags: Ec2Operation<'CreateTags'> = (context, input) => {
  const tags = required(input.Tags, 'Tag')
  for (const id of required(input.Resources, 'ResourceId')) {
    const row = taggedRow(context, id)
    context.world.update(row.kind, row.id, { tags: withTags(context, row.body.tags, tags) })
  }
  return {}
}
