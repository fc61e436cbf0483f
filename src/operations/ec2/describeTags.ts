import type { TagDescription } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from './ec2Operation.ts'
import { type Filters, filtered } from './filtered.ts'
import { NOUNS, ownedRows } from './nouns.ts'
import { page } from './page.ts'
import { EC2_KINDS } from './taggedRow.ts'

const FILTERS: Filters<TagDescription> = {
  key: tag => [tag.Key],
  'resource-id': tag => [tag.ResourceId],
  'resource-type': tag => [tag.ResourceType],
  value: tag => [tag.Value],
}

export const describeTags: Ec2Operation<'DescribeTags'> = (context, input) => {
  const tags = EC2_KINDS.flatMap(kind =>
    ownedRows(context, kind, undefined).flatMap(({ id, body }) =>
      Object.entries(body.tags).map(([Key, Value]) => ({
        ResourceId: id,
        ResourceType: NOUNS[kind].tagType,
        Key,
        Value,
      })),
    ),
  )
  const { items: Tags, ...rest } = page(filtered<TagDescription>(tags, input.Filters, FILTERS), input)
  return { Tags, ...rest }
}
