import type { BgpPeer, VirtualInterface } from '../../resources/virtualInterface.ts'
import { FAMILY_WORDS, type Family } from './families.ts'

/** The BGP peer of the family that a virtual interface has or will have; one that is being deleted is none. */
export function livePeer({ peers }: VirtualInterface, family: Family): BgpPeer | undefined {
  const { version } = FAMILY_WORDS[family]
  return peers.find(({ state, addressFamily }) => addressFamily === version && state !== 'deleting' && state !== 'deleted')
}
