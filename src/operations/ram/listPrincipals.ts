import type { Principal } from '@aws-sdk/client-ram'
import type { ShareAssociation } from '../../resources/resourceShare.ts'
import { isLive } from '../../resources/resourceSharing.ts'
import { shareableOf } from '../../resources/shareableResource.ts'
import type { Row } from '../../resources/world.ts'
import { page } from './page.ts'
import type { RamOperation } from './ramOperation.ts'
import { namedShares, othersShares, ownShares } from './shares.ts'

/** Accounts that the caller shares with, or that share with it. */
export const listPrincipals: RamOperation<'ListPrincipals'> = (context, input) => {
  const { resourceOwner, resourceArn, principals = [], resourceType, resourceShareArns } = input
  const isOwn = resourceOwner === 'SELF'
  const holds = ({ body }: Row<'resourceShare'>) =>
    (resourceArn === undefined && resourceType === undefined) ||
    body.resources.some(
      each =>
        isLive(each) &&
        (resourceArn ?? each.id) === each.id &&
        (resourceType === undefined || shareableOf(each.id)?.type.toLowerCase() === resourceType.toLowerCase()),
    )
  const fitting = namedShares(isOwn ? ownShares(context) : othersShares(context), resourceShareArns)
    .filter(row => row.body.status === 'ACTIVE' && holds(row))
    .flatMap(row => (isOwn ? row.body.principals.filter(isLive).map(each => shape(row, each)) : [ownerShape(row)]))
    .filter(({ id = '' }) => principals.length === 0 || principals.includes(id))
  const { items, ...rest } = page(fitting, input)
  return { principals: items, ...rest }
}

function shape({ id }: Row<'resourceShare'>, association: Pick<ShareAssociation, 'id' | 'createdAt' | 'changedAt'>): Principal {
  return {
    id: association.id,
    resourceShareArn: id,
    creationTime: new Date(association.createdAt),
    lastUpdatedTime: new Date(association.changedAt),
    external: true,
  }
}

function ownerShape(row: Row<'resourceShare'>): Principal {
  return shape(row, { id: row.account, createdAt: row.body.createdAt, changedAt: row.body.changedAt })
}
