import { virtualInterfaceOf } from '../../resources/directConnectLookup.ts'
import { directConnectName } from '../../resources/directConnectName.ts'
import { nextVirtualInterfaceState } from '../../resources/virtualInterface.ts'
import { privateMtu, siteLinkNotBuilt } from '../../resources/virtualInterfaceOrder.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { virtualInterfaceAnswer } from './virtualInterfaceAnswer.ts'

/** Renames a virtual interface or changes its MTU, which takes it back to pending until it is provisioned again. */
export const updateVirtualInterfaceAttributes: DirectConnectOperation<'UpdateVirtualInterfaceAttributes'> = (context, input) => {
  const { world, caller, nowMs, leadTimes } = context
  const { id, body } = virtualInterfaceOf(world, caller, member(input, 'virtualInterfaceId'))
  if (input.enableSiteLink) throw siteLinkNotBuilt()
  const name =
    input.virtualInterfaceName === undefined ? body.name : directConnectName('Virtual interface name', input.virtualInterfaceName)
  const mtu = input.mtu === undefined ? body.mtu : privateMtu(input.mtu)
  if (mtu === body.mtu) return virtualInterfaceAnswer(context, world.update('virtualInterface', id, { name }))
  const state = nextVirtualInterfaceState(body.state, 'changed') ?? body.state
  const timer = { dueAt: nowMs + leadTimes.provisioning }
  return virtualInterfaceAnswer(context, world.update('virtualInterface', id, { name, mtu, state }, timer))
}
