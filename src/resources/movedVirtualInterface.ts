import { parseInterfaceAddress } from '../net/prefix.ts'
import { refuseTakenLink } from './bgpPeerOrder.ts'
import { directConnectError } from './directConnectError.ts'
import { interruptedPeers } from './interruptedVirtualInterface.ts'
import { findPort, isHosted, portOf } from './port.ts'
import { orderedPrefixAllocation, prefixAllocationOf } from './prefixAllocation.ts'
import type { Quotas } from './quotas.ts'
import { orderedRateLimit } from './rateLimit.ts'
import { nextVirtualInterfaceState, type VirtualInterface } from './virtualInterface.ts'
import { refusePort } from './virtualInterfacePort.ts'
import type { Row, Scope, World } from './world.ts'

/**
 * What moving a virtual interface to another port of the caller's makes of it, or a refusal: its VLAN and addresses must be
 * free there. The caller owns the target, and the virtual interface or its port (API Reference, `AssociateVirtualInterface`).
 */
export function movedVirtualInterface(
  world: World,
  scope: Scope,
  { id, body }: Row<'virtualInterface'>,
  connectionId: string,
  quotas: Quotas,
): Partial<VirtualInterface> {
  const target = portOf(world, scope, connectionId)
  const from = findPort(world, body.connectionId)
  if (from && isHosted(from) && target.kind === 'lag') {
    throw directConnectError(
      `Virtual Interface ${id} is on hosted connection ${from.id} and cannot move to a Lag alone; AssociateHostedConnection moves both.`,
    )
  }
  refusePort(world, target, body, quotas)
  for (const peer of body.peers) {
    refuseTakenLink(world, parseInterfaceAddress(peer.amazonAddress)!.prefix, { connectionId, gatewayId: '' })
  }
  if (body.type !== 'public') orderedPrefixAllocation(world, target, {}, { quotas, before: prefixAllocationOf(body), id })
  if (body.rateLimit !== undefined) orderedRateLimit(world, target, body.rateLimit, { quotas, virtualInterfaceId: id })
  const state = nextVirtualInterfaceState(body.state, 'changed')
  return state === undefined ? { connectionId } : { connectionId, state, peers: interruptedPeers(body) }
}
