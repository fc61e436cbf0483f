import { overlap, type Prefix, parseInterfaceAddress } from '../net/prefix.ts'
import { type AsnMembers, customerAsn } from './bgpAsnRules.ts'
import { bgpAuthKey } from './bgpAuthKey.ts'
import { directConnectError } from './directConnectError.ts'
import { directConnectId, type Entropy } from './ids.ts'
import { type LinkPrefix, linkPrefixesOfAccount, linkPrefixesOn, linkPrefixesOnConnection } from './linkPrefixes.ts'
import { generatedIpv4Addresses, generatedIpv6Addresses, givenPeerAddresses, type PeerAddresses } from './peerAddresses.ts'
import { refuseNotPublicPeering } from './publicPeering.ts'
import type { BgpPeer, VirtualInterface } from './virtualInterface.ts'
import type { World } from './world.ts'

export interface BgpPeerOrder extends AsnMembers {
  readonly authKey?: string | undefined
  readonly addressFamily?: string | undefined
  readonly amazonAddress?: string | undefined
  readonly customerAddress?: string | undefined
}

/** What the virtual interface that gets the peer says about it. */
export interface PeeringPlace {
  readonly type: VirtualInterface['type']
  readonly account: string
  readonly connectionId: string
  /** Empty for public virtual interfaces and for hosted ones that nobody has confirmed. */
  readonly gatewayId: string
  readonly amazonSideAsn: number
}

/** The BGP peer that the order makes, with what was left open filled in: pending, on public virtual interfaces verifying. */
export function orderedBgpPeer(world: World, place: PeeringPlace, order: BgpPeerOrder, random: Entropy): BgpPeer {
  const asn = customerAsn(order)
  if (asn === place.amazonSideAsn) {
    const whose = place.gatewayId ? `, ${place.gatewayId}` : ''
    throw directConnectError(`BGP ASN ${asn} is the ASN of the Amazon side${whose}; the customer side needs a different one.`)
  }
  const addressFamily = familyOf(order.addressFamily)
  return {
    id: directConnectId('dxpeer', random),
    addressFamily,
    asn,
    authKey: bgpAuthKey(order.authKey, random),
    ...addressesOf(world, place, addressFamily, order, random),
    ...(order.authKey && order.amazonAddress && order.customerAddress ? { named: true as const } : {}),
    state: place.type === 'public' ? 'verifying' : 'pending',
  }
}

function familyOf(text: string | undefined): 'ipv4' | 'ipv6' {
  if (text === undefined) return 'ipv4'
  if (text === 'ipv4' || text === 'ipv6') return text
  throw directConnectError(`Address family ${text} is not valid: ipv4 and ipv6 are allowed.`)
}

function addressesOf(
  world: World,
  place: PeeringPlace,
  family: 'ipv4' | 'ipv6',
  order: BgpPeerOrder,
  random: Entropy,
): PeerAddresses {
  // Terraform's provider sends an empty string where nothing was written.
  const amazonAddress = order.amazonAddress || undefined
  const customerAddress = order.customerAddress || undefined
  if (amazonAddress === undefined && customerAddress === undefined) {
    if (place.type === 'public' && family === 'ipv4') {
      throw directConnectError(
        'A public virtual interface needs its IPv4 peer addresses: give amazonAddress and customerAddress from a public block of yours.',
      )
    }
    const taken = linkPrefixesOfAccount(world, place.account)
    return family === 'ipv4' ? generatedIpv4Addresses(taken, random) : generatedIpv6Addresses(taken, random)
  }
  if (family === 'ipv6') {
    throw directConnectError('IPv6 peer addresses cannot be specified: Amazon assigns a /125. Leave both addresses out.')
  }
  if (amazonAddress === undefined || customerAddress === undefined) {
    throw directConnectError('Amazon Address and Customer Address must be given together, or neither of them.')
  }
  const addresses = givenPeerAddresses({ amazonAddress, customerAddress })
  const { prefix } = parseInterfaceAddress(addresses.amazonAddress)!
  if (place.type === 'public') refuseNotPublicPeering(world, prefix)
  refuseTakenLink(world, prefix, place)
  return addresses
}

/** Refuses a point-to-point block that a link on the connection or a VPN tunnel on the gateway has already. */
export function refuseTakenLink(
  world: World,
  prefix: Prefix,
  { connectionId, gatewayId }: Pick<PeeringPlace, 'connectionId' | 'gatewayId'>,
): void {
  const taken: readonly LinkPrefix[] = [
    ...linkPrefixesOnConnection(world, connectionId),
    ...linkPrefixesOn(world, gatewayId).filter(({ usedBy }) => usedBy.startsWith('tunnel')),
  ]
  const other = taken.find(each => overlap(each.prefix, prefix))
  if (other) {
    throw directConnectError(
      `The peer addresses are in ${prefix.text}, which overlaps ${other.prefix.text} of ${other.usedBy}; give another block.`,
    )
  }
}
