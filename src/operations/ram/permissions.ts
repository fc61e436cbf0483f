import type { ResourceSharePermissionSummary } from '@aws-sdk/client-ram'
import { partitionOf } from '../../resources/arn.ts'
import type { ResourceShare } from '../../resources/resourceShare.ts'
import { SHAREABLE_TYPES, type ShareableType, shareableOf } from '../../resources/shareableResource.ts'
import { isIn } from './associated.ts'
import { permissionNotFound } from './refusals.ts'

/** When AWS made its managed permissions is of no matter; they are as old as this service's model of them. */
const MADE = Date.UTC(2026, 0, 1)

/** AWS's managed permission of a type, the only one that there is here. */
export interface ManagedPermission extends ShareableType {
  readonly permissionArn: string
}

export function managedPermissions(region: string): readonly ManagedPermission[] {
  return SHAREABLE_TYPES.map(type => ({
    ...type,
    permissionArn: `arn:${partitionOf(region)}:ram::aws:permission/${type.permission}`,
  }))
}

/** The permission of that ARN, which is refused where there is none. */
export function permissionOf(region: string, arn: string | undefined): ManagedPermission {
  const found = managedPermissions(region).find(({ permissionArn }) => permissionArn === arn)
  if (found) return found
  throw permissionNotFound(arn)
}

/** Those of a share: what its owner named, and the default of every type that is in it. */
export function permissionsOf(region: string, { resources, permissionArns }: ResourceShare): readonly ManagedPermission[] {
  const types = new Set(resources.filter(isIn).map(({ id }) => shareableOf(id)?.type))
  return managedPermissions(region).filter(each => types.has(each.type) || permissionArns.includes(each.permissionArn))
}

export function permissionShape({ permissionArn, permission, type }: ManagedPermission): ResourceSharePermissionSummary {
  return {
    arn: permissionArn,
    version: '1',
    defaultVersion: true,
    name: permission,
    resourceType: type,
    status: 'ATTACHABLE',
    creationTime: new Date(MADE),
    lastUpdatedTime: new Date(MADE),
    isResourceTypeDefault: true,
    permissionType: 'AWS_MANAGED',
    featureSet: 'STANDARD',
  }
}
