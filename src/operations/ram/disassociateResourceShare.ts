import { putShare } from '../../resources/resourceShareTimers.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { associationShape } from './associationShape.ts'
import { left } from './left.ts'
import type { RamOperation } from './ramOperation.ts'
import { invalidParameter } from './refusals.ts'
import { othersShares, ownShare } from './shares.ts'

type Input = Parameters<RamOperation<'DisassociateResourceShare'>>[1]

/** Takes resources and accounts out of the caller's share; or the caller itself out of another's. */
export const disassociateResourceShare: RamOperation<'DisassociateResourceShare'> = (context, input) => {
  const { resourceArns = [], principals = [], clientToken } = input
  const { id, body, ...scope } = leaving(context, input)
  if (resourceArns.length + principals.length === 0) {
    throw invalidParameter('The request names neither resourceArns nor principals; it takes one or both.')
  }
  refuseUnknown(body.resources, resourceArns)
  refuseUnknown(body.principals, principals)
  const row = putShare(context.world, id, scope, left(body, { resources: resourceArns, principals }, context.nowMs))
  const shapes = [
    ...row.body.resources.filter(each => resourceArns.includes(each.id)).map(each => associationShape(row, 'RESOURCE', each)),
    ...row.body.principals.filter(each => principals.includes(each.id)).map(each => associationShape(row, 'PRINCIPAL', each)),
  ]
  return { resourceShareAssociations: shapes, ...(clientToken === undefined ? {} : { clientToken }) }
}

/** RAM guide, "Leaving a resource share": whoever it reaches names itself and nothing else. */
function leaving(context: Context, { resourceShareArn, resourceArns = [], principals = [] }: Input): Row<'resourceShare'> {
  const isAlone = resourceArns.length === 0 && principals.length === 1 && principals[0] === context.caller.account
  const others = isAlone ? othersShares(context).find(({ id }) => id === resourceShareArn) : undefined
  return others ?? ownShare(context, resourceShareArn)
}

/** What has left already may leave again: whoever accepted and whoever invited both take their half back. */
function refuseUnknown(known: readonly { readonly id: string }[], ids: readonly string[]): void {
  const stray = ids.find(wanted => !known.some(({ id }) => id === wanted))
  if (stray !== undefined)
    throw invalidParameter(`${stray} is not associated with the resource share; GetResourceShareAssociations lists what is.`)
}
