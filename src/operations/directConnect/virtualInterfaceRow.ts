import { freshId } from '../../resources/freshId.ts'
import { directConnectId } from '../../resources/ids.ts'
import { touchPort } from '../../resources/port.ts'
import { orderedVirtualInterface, type VirtualInterfaceOrder } from '../../resources/virtualInterfaceOrder.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'

/** Stores the virtual interface that the caller orders for itself; what waits for nobody is provisioned in time. */
export function orderedRow(context: Context, order: VirtualInterfaceOrder): Row<'virtualInterface'> {
  return stored(context, order, undefined)
}

/** Stores the virtual interface that the caller allocates to another account on its own connection. */
export function allocatedRow(context: Context, order: VirtualInterfaceOrder, account: string): Row<'virtualInterface'> {
  return stored(context, order, account)
}

function stored(context: Context, order: VirtualInterfaceOrder, hostedFor: string | undefined): Row<'virtualInterface'> {
  const { world, caller, nowMs, quotas, random, leadTimes } = context
  const placing = { nowMs, quotas, random, ...(hostedFor === undefined ? {} : { hostedFor }) }
  const virtualInterface = orderedVirtualInterface(world, caller, order, placing)
  // The VLAN is unique on the connection: whoever takes one changes the connection, so that two cannot take the same.
  touchPort(world, virtualInterface.connectionId)
  touchGateway(context, virtualInterface.gateway)
  const id = freshId(world, 'virtualInterface', () => directConnectId('dxvif', random))
  const scope = { account: virtualInterface.ownerAccount, region: caller.region }
  const timer = { dueAt: hostedFor === undefined ? nowMs + leadTimes.provisioning : undefined }
  return world.put('virtualInterface', id, scope, virtualInterface, timer)
}

/** A DX gateway counts what is attached to it, so whoever attaches changes it and two at once cannot pass its quota. */
export function touchGateway({ world }: Pick<Context, 'world'>, gateway: Row<'virtualInterface'>['body']['gateway']): void {
  if (gateway?.kind === 'directConnectGateway') world.update('directConnectGateway', gateway.id, {})
}
