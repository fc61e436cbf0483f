import { freshId } from '../../resources/freshId.ts'
import { type HostedConnectionOrder, orderedHostedConnection } from '../../resources/hostedConnectionOrder.ts'
import { directConnectId } from '../../resources/ids.ts'
import type { Port } from '../../resources/port.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { refuseNoPartner } from './partner.ts'

/** Stores the hosted connection that the caller, as partner, allocates to another account on its interconnect or LAG. */
export function allocatedConnection(context: Context, parent: Port, order: HostedConnectionOrder): Row<'connection'> {
  refuseNoPartner(context)
  const { world, caller, nowMs } = context
  const connection = orderedHostedConnection(world, parent, order, nowMs)
  // Whoever takes a VLAN changes the parent, so that two cannot take the same; a LAG that hosts once is a partner's.
  if (parent.kind === 'lag') world.update('lag', parent.id, { allowsHostedConnections: true })
  else world.update('connection', parent.id, {})
  const id = freshId(world, 'connection', () => directConnectId('dxcon', context.random))
  return world.put('connection', id, { account: order.ownerAccount, region: caller.region }, connection)
}
