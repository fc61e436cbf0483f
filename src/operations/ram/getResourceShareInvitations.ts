import { invitationOf, invitationShape, invitationsOf } from './invitations.ts'
import { page } from './page.ts'
import type { RamOperation } from './ramOperation.ts'

/** The invitations that the caller has received. */
export const getResourceShareInvitations: RamOperation<'GetResourceShareInvitations'> = (context, input) => {
  const { resourceShareInvitationArns: named = [], resourceShareArns: shares = [] } = input
  const all = named.length > 0 ? named.map(arn => invitationOf(context, arn)) : invitationsOf(context)
  const fitting = all.filter(({ share }) => shares.length === 0 || shares.includes(share.id))
  const { items, ...rest } = page(fitting, input)
  return { resourceShareInvitations: items.map(invitationShape), ...rest }
}
