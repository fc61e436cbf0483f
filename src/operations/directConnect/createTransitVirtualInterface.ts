import { withTags } from '../../resources/tagRules.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { virtualInterfaceAnswer } from './virtualInterfaceAnswer.ts'
import { orderedRow } from './virtualInterfaceRow.ts'

/** Creates a transit virtual interface on a DX gateway. Its answer is nested, where those of other types are flat. */
export const createTransitVirtualInterface: DirectConnectOperation<'CreateTransitVirtualInterface'> = (context, input) => {
  const wanted = member(input, 'newTransitVirtualInterface')
  const row = orderedRow(context, {
    ...wanted,
    type: 'transit',
    connectionId: member(input, 'connectionId'),
    name: member(wanted, 'virtualInterfaceName'),
    vlan: member(wanted, 'vlan'),
    tags: withTags({}, wanted.tags, context.quotas.tagsPerResource),
  })
  return { virtualInterface: virtualInterfaceAnswer(context, row) }
}
