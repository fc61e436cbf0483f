import { sharesWith } from '../../resources/resourceSharing.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { malformedArn, shareNotFound } from './refusals.ts'

/** The caller's shares in the Region, those too that were deleted a while ago. */
export function ownShares({ world, caller }: Context): Row<'resourceShare'>[] {
  return [...world.within('resourceShare', caller)]
}

/** Shares of others in the Region that reach the caller. */
export function othersShares({ world, caller }: Context): Row<'resourceShare'>[] {
  return sharesWith(world, caller.account).filter(({ region }) => region === caller.region)
}

/** The caller's share of that ARN; refused where it has none or has deleted it. */
export function ownShare(context: Context, arn: string | undefined): Row<'resourceShare'> {
  const row = ownShares(context).find(({ id }) => id === checkedArn(arn))
  if (row?.body.status === 'ACTIVE') return row
  throw shareNotFound(arn)
}

/** The shares of those ARNs, or all where none is named; refused where one is not among them. */
export function namedShares(
  shares: readonly Row<'resourceShare'>[],
  arns: readonly string[] | undefined,
): Row<'resourceShare'>[] {
  if (!arns || arns.length === 0) return [...shares]
  return arns.map(arn => {
    const row = shares.find(({ id }) => id === checkedArn(arn))
    if (row) return row
    throw shareNotFound(arn)
  })
}

function checkedArn(arn: string | undefined): string {
  if (arn !== undefined && /^arn:aws[a-z-]*:ram:[a-z0-9-]+:\d{12}:resource-share\/[\w-]+$/.test(arn)) return arn
  throw malformedArn(arn)
}
