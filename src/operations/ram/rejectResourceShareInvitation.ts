import { answered } from './invitations.ts'
import type { RamOperation } from './ramOperation.ts'

/** Declines an invitation; the owner may send another. */
export const rejectResourceShareInvitation: RamOperation<'RejectResourceShareInvitation'> = (context, input) => ({
  resourceShareInvitation: answered(context, input.resourceShareInvitationArn, 'REJECTED'),
  ...(input.clientToken === undefined ? {} : { clientToken: input.clientToken }),
})
