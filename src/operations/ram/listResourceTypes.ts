import { SHAREABLE_TYPES } from '../../resources/shareableResource.ts'
import { page } from './page.ts'
import type { RamOperation } from './ramOperation.ts'

/** The types of resources that are shared here. */
export const listResourceTypes: RamOperation<'ListResourceTypes'> = (_context, input) => {
  const all = input.resourceRegionScope === 'GLOBAL' ? [] : SHAREABLE_TYPES
  const { items, ...rest } = page(all, input)
  const shapes = items.map(({ type }) => ({ resourceType: type, serviceName: 'ec2', resourceRegionScope: 'REGIONAL' as const }))
  return { resourceTypes: shapes, ...rest }
}
