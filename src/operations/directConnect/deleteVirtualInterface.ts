import { findVirtualInterface, virtualInterfaceNotFound } from '../../resources/directConnectLookup.ts'
import { DELETED_SHOWN_MS } from '../../resources/directConnectTimers.ts'
import { endFailoverTest } from '../../resources/failoverTest.ts'
import { nextVirtualInterfaceState } from '../../resources/virtualInterface.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'

/**
 * Deletes a virtual interface, by its owner or the owner of its connection; its VLAN and addresses are free at once. An
 * owner who has not confirmed it declines it so: it is rejected and is shown for as long as a deleted one is.
 */
export const deleteVirtualInterface: DirectConnectOperation<'DeleteVirtualInterface'> = (context, input) => {
  const { world, caller, nowMs, leadTimes } = context
  const id = member(input, 'virtualInterfaceId')
  const row = findVirtualInterface(world, caller, id)
  if (row?.body.state === 'deleting') return { virtualInterfaceState: 'deleting' }
  const isDeclined = row?.body.state === 'confirming' && row.account === caller.account
  const state = row && nextVirtualInterfaceState(row.body.state, isDeclined ? 'declined' : 'deleteRequested')
  if (row === undefined || state === undefined) throw virtualInterfaceNotFound(id)
  if (row.body.test) endFailoverTest(world, row.body.test.id, 'Failed', nowMs)
  const peers = row.body.peers.map(peer => ({ ...peer, state: 'deleting' as const }))
  const dueAt = nowMs + (isDeclined ? DELETED_SHOWN_MS : leadTimes.provisioning)
  world.update('virtualInterface', id, { state, peers }, { dueAt })
  return { virtualInterfaceState: state }
}
