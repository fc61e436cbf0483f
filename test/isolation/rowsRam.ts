import type { Rows } from './rows.ts'
import { PARTNER } from './things.ts'

export const ROWS_RAM: Rows = {
  AcceptResourceShareInvitation: own => ({ resourceShareInvitationArn: own.resourceShareInvitation }),
  AssociateResourceShare: own => ({ resourceShareArn: own.resourceShare, principals: [PARTNER] }),
  CreateResourceShare: own => ({ name: 'another', resourceArns: [own.sharedPrefixListArn] }),
  DeleteResourceShare: own => ({ resourceShareArn: own.resourceShare }),
  DisassociateResourceShare: own => ({ resourceShareArn: own.resourceShare, resourceArns: [own.sharedPrefixListArn] }),
  GetResourceShareAssociations: own => ({ associationType: 'RESOURCE', resourceShareArns: [own.resourceShare] }),
  GetResourceShareInvitations: () => ({}),
  GetResourceShares: () => ({ resourceOwner: 'SELF' }),
  ListPendingInvitationResources: own => ({ resourceShareInvitationArn: own.resourceShareInvitation }),
  ListPrincipals: () => ({ resourceOwner: 'SELF' }),
  ListResources: () => ({ resourceOwner: 'SELF' }),
  ListResourceSharePermissions: own => ({ resourceShareArn: own.resourceShare }),
  RejectResourceShareInvitation: own => ({ resourceShareInvitationArn: own.resourceShareInvitation }),
  TagResource: (own, path) => ({
    tags: [{ key: 'a', value: 'b' }],
    ...(path === 'resourceArn' ? {} : { resourceShareArn: own.resourceShare }),
  }),
  UntagResource: (own, path) => ({ tagKeys: ['a'], ...(path === 'resourceArn' ? {} : { resourceShareArn: own.resourceShare }) }),
  UpdateResourceShare: own => ({ resourceShareArn: own.resourceShare, name: 'renamed' }),
}
