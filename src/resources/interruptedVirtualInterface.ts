import { nextVirtualInterfaceState, type VirtualInterface } from './virtualInterface.ts'
import type { Draft, Row } from './world.ts'

/**
 * Puts a virtual interface on another port, or interrupts it on the port it is on: BGP goes down, and what was up is
 * provisioned anew by `dueAt` (API Reference, `AssociateConnectionWithLag`: the connection is interrupted and
 * re-established). One that nobody has confirmed or verified yet keeps its state and its timer.
 */
export function moveVirtualInterface(
  draft: Draft,
  { id, body }: Row<'virtualInterface'>,
  connectionId: string,
  { dueAt }: { readonly dueAt: number },
): Row<'virtualInterface'> {
  const state = nextVirtualInterfaceState(body.state, 'changed')
  if (state === undefined) return draft.update('virtualInterface', id, { connectionId })
  return draft.update('virtualInterface', id, { connectionId, state, peers: interruptedPeers(body) }, { dueAt })
}

/** Its peers as they are while it is provisioned anew. */
export function interruptedPeers({ peers }: VirtualInterface): VirtualInterface['peers'] {
  return peers.map(peer => (peer.state === 'available' ? { ...peer, state: 'pending' } : peer))
}
