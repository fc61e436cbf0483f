import { orderedBgpPeer } from '../../resources/bgpPeerOrder.ts'
import { directConnectError } from '../../resources/directConnectError.ts'
import { virtualInterfaceOf } from '../../resources/directConnectLookup.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { virtualInterfaceAnswer } from './virtualInterfaceAnswer.ts'

/** Adds a BGP peer of the other address family: a virtual interface has at most one of each. */
export const createBGPPeer: DirectConnectOperation<'CreateBGPPeer'> = (context, input) => {
  const { world, caller, nowMs, random, leadTimes } = context
  const { id, body } = virtualInterfaceOf(world, caller, member(input, 'virtualInterfaceId'))
  if (body.state === 'confirming') {
    throw directConnectError(`Virtual Interface ${id} is confirming; it takes another BGP peer when its owner has confirmed it.`)
  }
  const place = {
    type: body.type,
    account: body.ownerAccount,
    connectionId: body.connectionId,
    gatewayId: body.gateway?.id ?? '',
    amazonSideAsn: body.amazonSideAsn,
  }
  const peer = orderedBgpPeer(world, place, member(input, 'newBGPPeer'), random)
  const same = body.peers.find(({ addressFamily, state }) => addressFamily === peer.addressFamily && state !== 'deleting')
  if (same) {
    throw directConnectError(
      `Virtual Interface ${id} already has the ${peer.addressFamily} BGP peer ${same.id}; a second one needs logical redundancy.`,
    )
  }
  const timer = { dueAt: nowMs + leadTimes.provisioning }
  const row = world.update('virtualInterface', id, { peers: [...body.peers, peer] }, timer)
  return { virtualInterface: virtualInterfaceAnswer(context, row) }
}
