import { withTags } from '../../resources/tagRules.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { hostedFor } from './hostedFor.ts'
import { member } from './member.ts'
import { prefixTexts } from './prefixTexts.ts'
import { virtualInterfaceAnswer } from './virtualInterfaceAnswer.ts'
import { allocatedRow } from './virtualInterfaceRow.ts'

/** Gives another account a public virtual interface on the caller's connection, which that account confirms. It answers flat. */
export const allocatePublicVirtualInterface: DirectConnectOperation<'AllocatePublicVirtualInterface'> = (context, input) => {
  const wanted = member(input, 'newPublicVirtualInterfaceAllocation')
  const order = {
    ...wanted,
    type: 'public' as const,
    connectionId: member(input, 'connectionId'),
    name: member(wanted, 'virtualInterfaceName'),
    vlan: member(wanted, 'vlan'),
    routeFilterPrefixes: prefixTexts(wanted.routeFilterPrefixes),
    tags: withTags({}, wanted.tags, context.quotas.tagsPerResource),
  }
  const row = allocatedRow(context, order, hostedFor(context, member(input, 'ownerAccount')))
  return virtualInterfaceAnswer(context, row)
}
