import { NOT_BUILT } from '../operation.ts'
import { acceptResourceShareInvitation } from './acceptResourceShareInvitation.ts'
import { associateResourceShare } from './associateResourceShare.ts'
import { createResourceShare } from './createResourceShare.ts'
import { deleteResourceShare } from './deleteResourceShare.ts'
import { disassociateResourceShare } from './disassociateResourceShare.ts'
import { enableSharingWithAwsOrganization } from './enableSharingWithAwsOrganization.ts'
import { getPermission } from './getPermission.ts'
import { getResourceShareAssociations } from './getResourceShareAssociations.ts'
import { getResourceShareInvitations } from './getResourceShareInvitations.ts'
import { getResourceShares } from './getResourceShares.ts'
import { listPendingInvitationResources } from './listPendingInvitationResources.ts'
import { listPermissions } from './listPermissions.ts'
import { listPermissionVersions } from './listPermissionVersions.ts'
import { listPrincipals } from './listPrincipals.ts'
import { listResourceSharePermissions } from './listResourceSharePermissions.ts'
import { listResources } from './listResources.ts'
import { listResourceTypes } from './listResourceTypes.ts'
import type { RamOperations } from './ramOperation.ts'
import { rejectResourceShareInvitation } from './rejectResourceShareInvitation.ts'
import { tagResource } from './tagResource.ts'
import { untagResource } from './untagResource.ts'
import { updateResourceShare } from './updateResourceShare.ts'

/** Every operation of RAM; it is here because transit gateways and prefix lists are shared between accounts by it. */
export const RAM = {
  AcceptResourceShareInvitation: acceptResourceShareInvitation,
  AssociateResourceShare: associateResourceShare,
  AssociateResourceSharePermission: NOT_BUILT,
  CreatePermission: NOT_BUILT,
  CreatePermissionVersion: NOT_BUILT,
  CreateResourceShare: createResourceShare,
  DeletePermission: NOT_BUILT,
  DeletePermissionVersion: NOT_BUILT,
  DeleteResourceShare: deleteResourceShare,
  DisassociateResourceShare: disassociateResourceShare,
  DisassociateResourceSharePermission: NOT_BUILT,
  EnableSharingWithAwsOrganization: enableSharingWithAwsOrganization,
  GetPermission: getPermission,
  GetResourcePolicies: NOT_BUILT,
  GetResourceShareAssociations: getResourceShareAssociations,
  GetResourceShareInvitations: getResourceShareInvitations,
  GetResourceShares: getResourceShares,
  ListPendingInvitationResources: listPendingInvitationResources,
  ListPermissionAssociations: NOT_BUILT,
  ListPermissionVersions: listPermissionVersions,
  ListPermissions: listPermissions,
  ListPrincipals: listPrincipals,
  ListReplacePermissionAssociationsWork: NOT_BUILT,
  ListResourceSharePermissions: listResourceSharePermissions,
  ListResourceTypes: listResourceTypes,
  ListResources: listResources,
  ListSourceAssociations: NOT_BUILT,
  PromotePermissionCreatedFromPolicy: NOT_BUILT,
  PromoteResourceShareCreatedFromPolicy: NOT_BUILT,
  RejectResourceShareInvitation: rejectResourceShareInvitation,
  ReplacePermissionAssociations: NOT_BUILT,
  SetDefaultPermissionVersion: NOT_BUILT,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateResourceShare: updateResourceShare,
} as const satisfies { readonly [Name in keyof RamOperations]: RamOperations[Name] | typeof NOT_BUILT }
