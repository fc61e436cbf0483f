import type { Tag } from '@aws-sdk/client-direct-connect'
import type { Tags } from '../../resources/tags.ts'

/** Tags as Direct Connect's answers list them. */
export function tagList(tags: Tags): Tag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }))
}
