import { virtualInterfaceOf } from '../../resources/directConnectLookup.ts'
import { touchPort } from '../../resources/port.ts'
import { updatedVirtualInterface } from '../../resources/updatedVirtualInterface.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { virtualInterfaceAnswer } from './virtualInterfaceAnswer.ts'

/**
 * Changes what of a virtual interface can change. A new MTU takes it back to pending until it is provisioned again,
 * switching SiteLink takes BGP down with it; a name, an allocation and a rate limit hold at once.
 */
export const updateVirtualInterfaceAttributes: DirectConnectOperation<'UpdateVirtualInterfaceAttributes'> = (context, input) => {
  const { world, caller, nowMs, quotas, leadTimes, observed } = context
  const row = virtualInterfaceOf(world, caller, member(input, 'virtualInterfaceId'))
  const { isProvisionedAnew, ...change } = updatedVirtualInterface(world, caller, row, input, {
    quotas,
    announced: peerId => observed.get('session', peerId)?.accepted.length ?? 0,
  })
  // Pools and limiters are counted on the port: whoever changes them changes it.
  touchPort(world, row.body.connectionId)
  const timer = isProvisionedAnew ? { dueAt: nowMs + leadTimes.provisioning } : undefined
  const { rateLimit, ...rest } = { ...row.body, ...change }
  const body = rateLimit === undefined ? rest : { ...rest, rateLimit }
  return virtualInterfaceAnswer(context, world.put('virtualInterface', row.id, row, body, timer))
}
