import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { taggedResource } from './taggedResource.ts'
import { tagList } from './tagList.ts'

/** The tags of each resource, in the order asked for. */
export const describeTags: DirectConnectOperation<'DescribeTags'> = (context, input) => ({
  resourceTags: member(input, 'resourceArns').map(resourceArn => ({
    resourceArn,
    tags: tagList(taggedResource(context, resourceArn).body.tags),
  })),
})
