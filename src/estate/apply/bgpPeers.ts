import type { Estate } from '../estate.ts'
import type { AwsVirtualInterface } from './listings.ts'
import { ask, note, type Run } from './run.ts'
import type { Applying, CallScope } from './step.ts'

type Wanted = Estate['virtualInterfaces'][string]
type Family = 'ipv4' | 'ipv6'

/** Each address family has a BGP session of its own; a virtual interface is ordered with the first one's. */
export function familiesOf({ addressFamilies = ['ipv4'] }: Wanted): readonly Family[] {
  return [...new Set(addressFamilies)]
}

/** What an order says of the peer of a family; AWS assigns the addresses of IPv6 ones and takes none. */
export function peerMembers(wanted: Wanted, addressFamily: Family): Readonly<Record<string, unknown>> {
  const { addresses, authKey } = wanted
  if (addressFamily === 'ipv6') return { authKey, addressFamily }
  return { authKey, addressFamily, amazonAddress: addresses?.amazon, customerAddress: addresses?.customer }
}

/** The peer of the family, among those that are not being deleted. */
export function peerOf({ bgpPeers = [] }: AwsVirtualInterface, family: Family) {
  return bgpPeers.find(
    ({ addressFamily, bgpPeerState = '' }) => addressFamily === family && !['deleting', 'deleted'].includes(bgpPeerState),
  )
}

interface Peering {
  readonly wanted: Wanted
  readonly virtualInterfaceId: string
  /** `asn` or `asnLong`. */
  readonly asn: Readonly<Record<string, number>>
  /** As AWS shows it; undefined where it was made just now, with the first family's peer. */
  readonly there: AwsVirtualInterface | undefined
}

/** Makes the peers that are missing; those of other families go with `prune` alone. */
export function* applyBgpPeers(run: Run, scope: CallScope, about: string, peering: Peering): Applying<void> {
  const { wanted, virtualInterfaceId, asn, there } = peering
  const families = familiesOf(wanted)
  const missing = families.filter((family, index) => (there ? !peerOf(there, family) : index > 0))
  for (const family of missing) {
    const input = { virtualInterfaceId, newBGPPeer: { ...asn, ...peerMembers(wanted, family) } }
    if (yield* ask(run, scope, { service: 'directconnect', operation: 'CreateBGPPeer', input, about }))
      note(run, about, 'changed')
  }
  if (!there || run.options.prune !== true) return
  for (const family of (['ipv4', 'ipv6'] as const).filter(each => !families.includes(each))) {
    const bgpPeerId = peerOf(there, family)?.bgpPeerId
    if (bgpPeerId === undefined) continue
    const input = { virtualInterfaceId, bgpPeerId }
    if (yield* ask(run, scope, { service: 'directconnect', operation: 'DeleteBGPPeer', input, about }))
      note(run, about, 'changed')
  }
}
