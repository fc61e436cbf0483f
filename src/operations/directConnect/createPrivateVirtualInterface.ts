import { freshId } from '../../resources/freshId.ts'
import { directConnectId } from '../../resources/ids.ts'
import { withTags } from '../../resources/tagRules.ts'
import { orderedPrivateVirtualInterface } from '../../resources/virtualInterfaceOrder.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { virtualInterfaceAnswer } from './virtualInterfaceAnswer.ts'

/** Creates a private virtual interface on an available connection. It answers flat and as pending; BGP does the rest. */
export const createPrivateVirtualInterface: DirectConnectOperation<'CreatePrivateVirtualInterface'> = (context, input) => {
  const { world, caller, nowMs, quotas, random, leadTimes } = context
  const wanted = member(input, 'newPrivateVirtualInterface')
  const order = {
    ...wanted,
    connectionId: member(input, 'connectionId'),
    name: member(wanted, 'virtualInterfaceName'),
    vlan: member(wanted, 'vlan'),
    tags: withTags({}, wanted.tags ?? [], quotas.tagsPerResource),
  }
  const virtualInterface = orderedPrivateVirtualInterface(world, caller, order, { nowMs, quotas, random })
  // The VLAN is unique on the connection: whoever takes one changes the connection, so that two cannot take the same.
  world.update('connection', virtualInterface.connectionId, {})
  const id = freshId(world, 'virtualInterface', () => directConnectId('dxvif', random))
  const row = world.put('virtualInterface', id, caller, virtualInterface, { dueAt: nowMs + leadTimes.provisioning })
  return virtualInterfaceAnswer(context, row)
}
