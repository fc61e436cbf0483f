import { putShare } from '../../resources/resourceShareTimers.ts'
import { associated } from './associated.ts'
import { associationShape } from './associationShape.ts'
import type { RamOperation } from './ramOperation.ts'
import { invalidParameter } from './refusals.ts'
import { ownShare } from './shares.ts'

/** Puts resources and accounts into a share; an account is in it when it has accepted. */
export const associateResourceShare: RamOperation<'AssociateResourceShare'> = (context, input) => {
  const { resourceArns = [], principals = [], sources = [], clientToken } = input
  const { id, body, ...scope } = ownShare(context, input.resourceShareArn)
  if (resourceArns.length + principals.length + sources.length === 0) {
    throw invalidParameter('The request names neither resourceArns nor principals; it takes one or both.')
  }
  const row = putShare(context.world, id, scope, { ...associated(context, body, input), changedAt: context.nowMs })
  const shapes = [
    ...row.body.resources.filter(each => resourceArns.includes(each.id)).map(each => associationShape(row, 'RESOURCE', each)),
    ...row.body.principals.filter(each => principals.includes(each.id)).map(each => associationShape(row, 'PRINCIPAL', each)),
  ]
  return { resourceShareAssociations: shapes, ...(clientToken === undefined ? {} : { clientToken }) }
}
