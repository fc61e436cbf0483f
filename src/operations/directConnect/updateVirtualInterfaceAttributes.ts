import { virtualInterfaceOf } from '../../resources/directConnectLookup.ts'
import { touchPort } from '../../resources/port.ts'
import { updatedVirtualInterface } from '../../resources/updatedVirtualInterface.ts'
import { asClientException } from './asClientException.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { virtualInterfaceAnswer } from './virtualInterfaceAnswer.ts'
import { touchGateway } from './virtualInterfaceRow.ts'

/**
 * Changes what of a virtual interface can change. A new MTU takes it back to pending until it is provisioned again,
 * switching SiteLink takes BGP down with it; a name, an allocation and a rate limit hold at once.
 */
export const updateVirtualInterfaceAttributes: DirectConnectOperation<'UpdateVirtualInterfaceAttributes'> = (context, input) => {
  const { world, caller, nowMs, quotas, leadTimes, observed } = context
  const row = virtualInterfaceOf(world, caller, member(input, 'virtualInterfaceId'))
  const limits = { quotas, announced: (peerId: string) => observed.get('session', peerId)?.accepted.length ?? 0 }
  const update = () => updatedVirtualInterface(world, caller, row, input, limits)
  const { isProvisionedAnew, ...change } = asClientException(update)
  // Allocations and limiters are counted on the port and the DX gateway: whoever changes them changes these.
  touchPort(world, row.body.connectionId)
  touchGateway(context, row.body.gateway)
  const timer = isProvisionedAnew ? { dueAt: nowMs + leadTimes.provisioning } : undefined
  const { rateLimit, ...rest } = { ...row.body, ...change }
  const body = rateLimit === undefined ? rest : { ...rest, rateLimit }
  return virtualInterfaceAnswer(context, world.put('virtualInterface', row.id, row, body, timer))
}
