import { withTags } from '../../resources/tagRules.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { hostedFor } from './hostedFor.ts'
import { member } from './member.ts'
import { virtualInterfaceAnswer } from './virtualInterfaceAnswer.ts'
import { allocatedRow } from './virtualInterfaceRow.ts'

/** Gives another account a transit virtual interface on the caller's connection, which that account confirms. Its answer is nested. */
export const allocateTransitVirtualInterface: DirectConnectOperation<'AllocateTransitVirtualInterface'> = (context, input) => {
  const wanted = member(input, 'newTransitVirtualInterfaceAllocation')
  const order = {
    ...wanted,
    type: 'transit' as const,
    connectionId: member(input, 'connectionId'),
    name: member(wanted, 'virtualInterfaceName'),
    vlan: member(wanted, 'vlan'),
    tags: withTags({}, wanted.tags, context.quotas.tagsPerResource),
  }
  const row = allocatedRow(context, order, hostedFor(context, member(input, 'ownerAccount')))
  return { virtualInterface: virtualInterfaceAnswer(context, row) }
}
