import { directConnectError } from '../../resources/directConnectError.ts'
import { putKeys, refuseWithoutKeys } from '../../resources/macSecKeyOrder.ts'
import { portOf } from '../../resources/port.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { macSecKeyList } from './macSecMembers.ts'
import { member } from './member.ts'

/** Takes a key off the port's or LAG's key chain; its secret stays. */
export const disassociateMacSecKey: DirectConnectOperation<'DisassociateMacSecKey'> = (context, input) => {
  const { world, caller, nowMs, leadTimes } = context
  const port = portOf(world, caller, member(input, 'connectionId'))
  refuseWithoutKeys(port)
  const secretArn = member(input, 'secretARN')
  const keys = port.body.macSecKeys ?? []
  const going = keys.find(key => key.secretArn === secretArn)
  if (going === undefined) throw directConnectError(`${port.id} has no MACsec key with the secret ${secretArn}.`)
  const gone = { ...going, state: 'disassociating' as const, changesAt: nowMs + leadTimes.provisioning }
  putKeys(
    world,
    port,
    keys.map(key => (key === going ? gone : key)),
  )
  return { connectionId: port.id, macSecKeys: macSecKeyList(context, portOf(world, caller, port.id)) }
}
