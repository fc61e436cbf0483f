import { page } from './page.ts'
import { permissionOf, permissionShape } from './permissions.ts'
import type { RamOperation } from './ramOperation.ts'

/** The one version that each managed permission has here. */
export const listPermissionVersions: RamOperation<'ListPermissionVersions'> = ({ caller }, input) => {
  const { items, ...rest } = page([permissionOf(caller.region, input.permissionArn)], input)
  return { permissions: items.map(permissionShape), ...rest }
}
