import { findVirtualInterface, virtualInterfaceNotFound } from '../../resources/directConnectLookup.ts'
import { nextVirtualInterfaceState } from '../../resources/virtualInterface.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'

/** Deletes a virtual interface; its VLAN and addresses are free at once. */
export const deleteVirtualInterface: DirectConnectOperation<'DeleteVirtualInterface'> = (context, input) => {
  const { world, caller, nowMs, leadTimes } = context
  const id = member(input, 'virtualInterfaceId')
  const body = findVirtualInterface(world, caller, id)?.body
  if (body?.state === 'deleting') return { virtualInterfaceState: 'deleting' }
  const state = body && nextVirtualInterfaceState(body.state, 'deleteRequested')
  if (body === undefined || state === undefined) throw virtualInterfaceNotFound(id)
  const peers = body.peers.map(peer => ({ ...peer, state: 'deleting' as const }))
  world.update('virtualInterface', id, { state, peers }, { dueAt: nowMs + leadTimes.provisioning })
  return { virtualInterfaceState: state }
}
