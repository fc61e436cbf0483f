import { withTags } from '../../resources/tagRules.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { prefixTexts } from './prefixTexts.ts'
import { virtualInterfaceAnswer } from './virtualInterfaceAnswer.ts'
import { orderedRow } from './virtualInterfaceRow.ts'

/** Creates a public virtual interface. It is verified for as long as AWS's provisioning takes; then BGP does the rest. */
export const createPublicVirtualInterface: DirectConnectOperation<'CreatePublicVirtualInterface'> = (context, input) => {
  const wanted = member(input, 'newPublicVirtualInterface')
  const row = orderedRow(context, {
    ...wanted,
    type: 'public',
    connectionId: member(input, 'connectionId'),
    name: member(wanted, 'virtualInterfaceName'),
    vlan: member(wanted, 'vlan'),
    routeFilterPrefixes: prefixTexts(wanted.routeFilterPrefixes),
    tags: withTags({}, wanted.tags, context.quotas.tagsPerResource),
  })
  return virtualInterfaceAnswer(context, row)
}
