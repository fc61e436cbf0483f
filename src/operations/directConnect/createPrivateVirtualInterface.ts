import { withTags } from '../../resources/tagRules.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { virtualInterfaceAnswer } from './virtualInterfaceAnswer.ts'
import { orderedRow } from './virtualInterfaceRow.ts'

/** Creates a private virtual interface on an available connection. It answers flat and as pending; BGP does the rest. */
export const createPrivateVirtualInterface: DirectConnectOperation<'CreatePrivateVirtualInterface'> = (context, input) => {
  const wanted = member(input, 'newPrivateVirtualInterface')
  const row = orderedRow(context, {
    ...wanted,
    type: 'private',
    connectionId: member(input, 'connectionId'),
    name: member(wanted, 'virtualInterfaceName'),
    vlan: member(wanted, 'vlan'),
    tags: withTags({}, wanted.tags, context.quotas.tagsPerResource),
  })
  return virtualInterfaceAnswer(context, row)
}
