import type { TagFilter } from '@aws-sdk/client-ram'
import type { Tags } from '../../resources/tags.ts'
import { page } from './page.ts'
import { permissionsOf } from './permissions.ts'
import type { RamOperation } from './ramOperation.ts'
import { othersShareShape, shareShape } from './shareShape.ts'
import { namedShares, othersShares, ownShares } from './shares.ts'

/** The caller's own shares, or those of others that reach it. */
export const getResourceShares: RamOperation<'GetResourceShares'> = (context, input) => {
  const { resourceOwner, resourceShareArns, resourceShareStatus, name, tagFilters = [], permissionArn } = input
  const isOwn = resourceOwner === 'SELF'
  const fitting = namedShares(isOwn ? ownShares(context) : othersShares(context), resourceShareArns).filter(
    ({ body }) =>
      (name === undefined || body.name === name) &&
      (resourceShareStatus === undefined || body.status === resourceShareStatus) &&
      tagFilters.every(filter => isOwn && passes(body.tags, filter)) &&
      (permissionArn === undefined ||
        permissionsOf(context.caller.region, body).some(permission => permission.permissionArn === permissionArn)),
  )
  const { items, ...rest } = page(fitting, input)
  return { resourceShares: items.map(isOwn ? shareShape : othersShareShape), ...rest }
}

function passes(tags: Tags, { tagKey = '', tagValues = [] }: TagFilter): boolean {
  const value = tags[tagKey]
  return value !== undefined && (tagValues.length === 0 || tagValues.includes(value))
}
