import { parseInterfaceAddress } from '../../net/prefix.ts'
import { directConnectError } from '../../resources/directConnectError.ts'
import { virtualInterfaceOf } from '../../resources/directConnectLookup.ts'
import type { BgpPeer } from '../../resources/virtualInterface.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { virtualInterfaceAnswer } from './virtualInterfaceAnswer.ts'

/** Deletes a BGP peer, named by its id or by ASN and customer address. The last one cannot be deleted. */
export const deleteBGPPeer: DirectConnectOperation<'DeleteBGPPeer'> = (context, input) => {
  const { world, caller, nowMs, leadTimes } = context
  const { id, body } = virtualInterfaceOf(world, caller, member(input, 'virtualInterfaceId'))
  const live = body.peers.filter(({ state }) => state !== 'deleting')
  if (live.length <= 1) throw directConnectError('The last BGP Peer on a Virtual Interface cannot be deleted.')
  const wanted = live.find(peer => isMeant(peer, input))
  if (wanted === undefined) {
    throw directConnectError(
      `The BGP peer does not exist on Virtual Interface ${id}; it has ${live.map(each => each.id).join(', ')}.`,
    )
  }
  const peers = body.peers.map(peer => (peer === wanted ? { ...peer, state: 'deleting' as const } : peer))
  const row = world.update('virtualInterface', id, { peers }, { dueAt: nowMs + leadTimes.provisioning })
  return { virtualInterface: virtualInterfaceAnswer(context, row) }
}

interface Named {
  readonly bgpPeerId?: string | undefined
  readonly asn?: number | undefined
  readonly asnLong?: number | undefined
  readonly customerAddress?: string | undefined
}

function isMeant(peer: BgpPeer, { bgpPeerId, asn, asnLong = asn, customerAddress }: Named): boolean {
  if (bgpPeerId) return peer.id === bgpPeerId
  return asnLong === peer.asn && customerAddress !== undefined && sameAddress(peer.customerAddress, customerAddress)
}

/** Compared with and without the mask, in any spelling of the address. */
function sameAddress(stored: string, given: string): boolean {
  const text = (address: string) => parseInterfaceAddress(address.includes('/') ? address : `${address}/128`)?.address.text
  return text(stored) === (text(given) ?? given.split('/')[0])
}
