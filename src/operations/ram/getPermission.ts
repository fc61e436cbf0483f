import { permissionOf, permissionShape } from './permissions.ts'
import type { RamOperation } from './ramOperation.ts'
import { permissionNotFound } from './refusals.ts'

/** One of AWS's managed permissions, with what it lets others do. */
export const getPermission: RamOperation<'GetPermission'> = ({ caller }, { permissionArn, permissionVersion = 1 }) => {
  const permission = permissionOf(caller.region, permissionArn)
  if (permissionVersion !== 1) throw permissionNotFound(`${permissionArn} in version ${permissionVersion}`)
  const policy = JSON.stringify({ Effect: 'Allow', Action: permission.actions })
  return { permission: { ...permissionShape(permission), status: 'ATTACHABLE', permission: policy } }
}
