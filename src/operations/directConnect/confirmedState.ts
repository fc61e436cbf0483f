import { confirmedVirtualInterface } from '../../resources/confirmedVirtualInterface.ts'
import { virtualInterfaceOf } from '../../resources/directConnectLookup.ts'
import type { VirtualInterface } from '../../resources/virtualInterface.ts'
import type { GatewayMembers } from '../../resources/virtualInterfaceGateway.ts'
import type { Context } from '../operation.ts'
import { asClientException } from './asClientException.ts'
import { touchGateway } from './virtualInterfaceRow.ts'

/** Accepts a hosted virtual interface for its owner, lets its provisioning begin and answers its new state. */
export function confirmedState(
  { world, caller, nowMs, quotas, leadTimes }: Context,
  id: string,
  accepted: GatewayMembers & { readonly type: VirtualInterface['type'] },
): VirtualInterface['state'] {
  const row = virtualInterfaceOf(world, caller, id)
  const change = asClientException(() => confirmedVirtualInterface(world, caller, row, { ...accepted, quotas }))
  touchGateway({ world }, change.gateway)
  return world.update('virtualInterface', row.id, change, { dueAt: nowMs + leadTimes.provisioning }).body.state
}
