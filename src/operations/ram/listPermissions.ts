import { page } from './page.ts'
import { managedPermissions, permissionShape } from './permissions.ts'
import type { RamOperation } from './ramOperation.ts'

/** AWS's managed permissions of what is shared here; customers have none of their own. */
export const listPermissions: RamOperation<'ListPermissions'> = ({ caller }, input) => {
  const { resourceType, permissionType = 'ALL' } = input
  const all = permissionType === 'CUSTOMER_MANAGED' ? [] : managedPermissions(caller.region)
  const fitting = all.filter(({ type }) => resourceType === undefined || type.toLowerCase() === resourceType.toLowerCase())
  const { items, ...rest } = page(fitting, input)
  return { permissions: items.map(permissionShape), ...rest }
}
