import { answered } from './invitations.ts'
import type { RamOperation } from './ramOperation.ts'

/** Takes the caller into a share: from now on it sees what is in it. */
export const acceptResourceShareInvitation: RamOperation<'AcceptResourceShareInvitation'> = (context, input) => ({
  resourceShareInvitation: answered(context, input.resourceShareInvitationArn, 'ACCEPTED'),
  ...(input.clientToken === undefined ? {} : { clientToken: input.clientToken }),
})
