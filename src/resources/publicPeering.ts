import { overlap, type Prefix, parseInterfaceAddress } from '../net/prefix.ts'
import { directConnectError } from './directConnectError.ts'
import { notPublic } from './publicPrefix.ts'
import { isLiveVirtualInterface } from './virtualInterface.ts'
import type { World } from './world.ts'

/** Refuses a point-to-point block that is not public, or that any account's public virtual interface has already. */
export function refuseNotPublicPeering(world: World, block: Prefix): void {
  const other = notPublic(block)
  if (other) {
    throw directConnectError(
      `The peer addresses are in ${block.text}, which overlaps ${other.text} and is not public; give a public block of yours.`,
    )
  }
  for (const { id, body } of world.all('virtualInterface')) {
    if (body.type !== 'public' || !isLiveVirtualInterface(body)) continue
    const taken = body.peers.find(peer => overlap(parseInterfaceAddress(peer.amazonAddress)!.prefix, block))
    if (taken) {
      throw directConnectError(
        `The peer addresses are in ${block.text}, which virtual interface ${id} uses already; public addresses are unique.`,
      )
    }
  }
}
