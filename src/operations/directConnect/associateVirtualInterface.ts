import { virtualInterfaceOf } from '../../resources/directConnectLookup.ts'
import { movedVirtualInterface } from '../../resources/movedVirtualInterface.ts'
import { touchPort } from '../../resources/port.ts'
import { asClientException } from './asClientException.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { virtualInterfaceAnswer } from './virtualInterfaceAnswer.ts'

/** Moves a virtual interface to another connection of the caller's; traffic stops until BGP is up over there. */
export const associateVirtualInterface: DirectConnectOperation<'AssociateVirtualInterface'> = (context, input) => {
  const { world, caller, nowMs, quotas, leadTimes } = context
  const row = virtualInterfaceOf(world, caller, member(input, 'virtualInterfaceId'))
  const connectionId = member(input, 'connectionId')
  if (connectionId === row.body.connectionId) return virtualInterfaceAnswer(context, row)
  const change = asClientException(() => movedVirtualInterface(world, caller, row, connectionId, quotas))
  // Both ports change: on the one a VLAN is free now, on the other it is taken.
  touchPort(world, row.body.connectionId)
  touchPort(world, connectionId)
  // One that nobody has confirmed or verified yet goes on waiting as it did.
  const timer = change.state === undefined ? undefined : { dueAt: nowMs + leadTimes.provisioning }
  return virtualInterfaceAnswer(context, world.update('virtualInterface', row.id, change, timer))
}
