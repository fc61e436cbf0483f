import { putShare } from '../../resources/resourceShareTimers.ts'
import { isIn } from './associated.ts'
import type { RamOperation } from './ramOperation.ts'
import { notPermitted } from './refusals.ts'
import { shareName } from './shareName.ts'
import { shareShape } from './shareShape.ts'
import { ownShare } from './shares.ts'

/** Renames a share, or says whether accounts beyond an organisation may be in it; with such accounts in it they stay. */
export const updateResourceShare: RamOperation<'UpdateResourceShare'> = (context, input) => {
  const { id, body, ...scope } = ownShare(context, input.resourceShareArn)
  const { allowExternalPrincipals = body.allowExternalPrincipals } = input
  const inside = body.principals.filter(isIn)
  if (!allowExternalPrincipals && inside.length > 0) {
    throw notPermitted(
      `The resource share has ${inside.length} external principals (${inside[0]?.id}); disassociate them before allowExternalPrincipals is false.`,
    )
  }
  const name = input.name === undefined ? body.name : shareName(input.name)
  const row = putShare(context.world, id, scope, { ...body, name, allowExternalPrincipals, changedAt: context.nowMs })
  return { resourceShare: shareShape(row), ...(input.clientToken === undefined ? {} : { clientToken: input.clientToken }) }
}
