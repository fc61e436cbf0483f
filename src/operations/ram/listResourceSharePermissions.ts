import { page } from './page.ts'
import { permissionShape, permissionsOf } from './permissions.ts'
import type { RamOperation } from './ramOperation.ts'
import { namedShares, othersShares, ownShares } from './shares.ts'

/** The permissions of a share, one per type of resource that is in it. */
export const listResourceSharePermissions: RamOperation<'ListResourceSharePermissions'> = (context, input) => {
  const [row] = namedShares([...ownShares(context), ...othersShares(context)], [input.resourceShareArn ?? ''])
  const { items, ...rest } = page(row ? permissionsOf(context.caller.region, row.body) : [], input)
  return { permissions: items.map(each => ({ ...permissionShape(each), status: 'ASSOCIATED' })), ...rest }
}
