import { isLive } from '../../resources/resourceSharing.ts'
import type { Row } from '../../resources/world.ts'
import { page } from './page.ts'
import type { RamOperation } from './ramOperation.ts'
import { resourceShape } from './resourceShape.ts'
import { namedShares, othersShares, ownShares } from './shares.ts'

/** Resources that the caller shares, or that others share with it. */
export const listResources: RamOperation<'ListResources'> = (context, input) => {
  const { world } = context
  const { resourceOwner, principal, resourceType, resourceArns = [], resourceShareArns, resourceRegionScope } = input
  const isOwn = resourceOwner === 'SELF'
  const hasPrincipal = ({ account, body }: Row<'resourceShare'>) =>
    principal === undefined || (isOwn ? body.principals.some(each => each.id === principal && isLive(each)) : isParty(account))
  const isParty = (owner: string) => principal === owner || principal === context.caller.account
  const fitting = namedShares(isOwn ? ownShares(context) : othersShares(context), resourceShareArns)
    .filter(row => row.body.status === 'ACTIVE' && hasPrincipal(row))
    .flatMap(row => row.body.resources.filter(isLive).map(each => resourceShape(world, row.id, each)))
    .filter(
      ({ arn = '', type }) =>
        (resourceType === undefined || type?.toLowerCase() === resourceType.toLowerCase()) &&
        (resourceArns.length === 0 || resourceArns.includes(arn)) &&
        resourceRegionScope !== 'GLOBAL',
    )
  const { items, ...rest } = page(fitting, input)
  return { resources: items, ...rest }
}
