import { associationShape } from './associationShape.ts'
import { page } from './page.ts'
import type { RamOperation } from './ramOperation.ts'
import { invalidParameter } from './refusals.ts'
import { namedShares, ownShares } from './shares.ts'

/** What the caller's shares hold, or whom they are shared with, those too that are there no more. */
export const getResourceShareAssociations: RamOperation<'GetResourceShareAssociations'> = (context, input) => {
  const { associationType, resourceShareArns, resourceArn, principal, associationStatus } = input
  const isOfResources = associationType === 'RESOURCE'
  if (isOfResources && principal !== undefined)
    throw invalidParameter('A principal is not taken with the associationType RESOURCE.')
  if (associationType === 'PRINCIPAL' && resourceArn !== undefined)
    throw invalidParameter('A resourceArn is not taken with the associationType PRINCIPAL.')
  const wanted = isOfResources ? resourceArn : principal
  const shapes = namedShares(ownShares(context), resourceShareArns).flatMap(row =>
    // Landbridge knows no sources, so shares have none.
    (isOfResources ? row.body.resources : associationType === 'PRINCIPAL' ? row.body.principals : [])
      .filter(({ id, status }) => (wanted ?? id) === id && (associationStatus ?? status) === status)
      .map(association => associationShape(row, isOfResources ? 'RESOURCE' : 'PRINCIPAL', association)),
  )
  const { items, ...rest } = page(shapes, input)
  return { resourceShareAssociations: items, ...rest }
}
