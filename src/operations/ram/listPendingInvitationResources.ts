import { isLive } from '../../resources/resourceSharing.ts'
import { invitationOf } from './invitations.ts'
import { page } from './page.ts'
import type { RamOperation } from './ramOperation.ts'
import { resourceShape } from './resourceShape.ts'

/** What the caller would see if it accepted. */
export const listPendingInvitationResources: RamOperation<'ListPendingInvitationResources'> = (context, input) => {
  const { share, invitation } = invitationOf(context, input.resourceShareInvitationArn)
  const isPending = invitation.status === 'PENDING' && input.resourceRegionScope !== 'GLOBAL'
  const { items, ...rest } = page(isPending ? share.body.resources.filter(isLive) : [], input)
  return { resources: items.map(each => resourceShape(context.world, share.id, each)), ...rest }
}
