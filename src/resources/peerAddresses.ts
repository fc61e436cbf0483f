import { BITS, parseAddress } from '../net/address.ts'
import { nthAddress, overlap, type Prefix, parseInterfaceAddress, parsePrefix, prefixOf, sizeOf } from '../net/prefix.ts'
import { directConnectError } from './directConnectError.ts'
import { type Entropy, hexadecimal } from './ids.ts'

export interface PeerAddresses {
  /** With length, such as `169.254.20.1/30`. */
  readonly amazonAddress: string
  readonly customerAddress: string
}

/** Link-local blocks that AWS keeps for itself on VPN tunnels; a peering on one could not be told from them. */
const RESERVED = ['169.254.0.0/30', '169.254.1.0/30', '169.254.2.0/30', '169.254.3.0/30', '169.254.4.0/30', '169.254.5.0/30']
  .concat('169.254.169.252/30')
  .map(text => parsePrefix(text)!)

/**
 * Two addresses that were given for an IPv4 peering, in canonical spelling. Both ends lie in one block with the same
 * mask; a /31 has no network or broadcast address (RFC 3021), any wider block has both and they are not for hosts.
 */
export function givenPeerAddresses({ amazonAddress, customerAddress }: PeerAddresses): PeerAddresses {
  const amazon = interfaceAddress('Amazon Address', amazonAddress)
  const customer = interfaceAddress('Customer Address', customerAddress)
  if (amazon.prefix.text !== customer.prefix.text) {
    throw directConnectError(
      `Amazon Address and Customer Address must be in the same CIDR: ${amazonAddress} is in ${amazon.prefix.text}, ${customerAddress} in ${customer.prefix.text}.`,
    )
  }
  if (amazon.address.value === customer.address.value) {
    throw directConnectError(`Amazon Address and Customer Address must differ; both are ${amazonAddress}.`)
  }
  return { amazonAddress: textOf(amazon), customerAddress: textOf(customer) }
}

function interfaceAddress(what: string, text: string) {
  const parsed = parseInterfaceAddress(text)
  if (parsed?.address.family !== 4 || parsed.prefix.length > 31 || parsed.prefix.length < 8) {
    throw directConnectError(`${what} ${text} is not valid: give an IPv4 address with its mask, such as 169.254.20.1/30.`)
  }
  if (parsed.prefix.length < 31) {
    const at = parsed.address.value - parsed.prefix.first
    if (at === 0n) throw directConnectError(`${what} is address 0 on its subnet.`)
    if (at === sizeOf(parsed.prefix) - 1n) throw directConnectError(`${what} is the broadcast address on its subnet.`)
  }
  return parsed
}

function textOf({ address, prefix }: NonNullable<ReturnType<typeof parseInterfaceAddress>>): string {
  return `${address.text}/${prefix.length}`
}

/** A /30 of 169.254.0.0/16 that overlaps nothing in `taken`: Amazon has its first usable address, the customer the second. */
export function generatedIpv4Addresses(taken: readonly Prefix[], random: Entropy): PeerAddresses {
  const [high = 0, low = 0] = random(2)
  const start = ((high << 8) | low) % 16_384
  for (let step = 0; step < 16_384; step++) {
    const at = (start + step) % 16_384
    const block = parsePrefix(`169.254.${at >> 6}.${(at & 63) * 4}/30`)!
    if ([...RESERVED, ...taken].every(other => !overlap(block, other))) return ends(block)
  }
  throw directConnectError('No /30 of 169.254.0.0/16 is free for another peering; give amazonAddress and customerAddress.')
}

/** A /125 that nobody chose: AWS assigns IPv6 peer addresses always. Ours come out of a unique local block (RFC 4193). */
export function generatedIpv6Addresses(taken: readonly Prefix[], random: Entropy): PeerAddresses {
  for (let attempt = 0; attempt < 20; attempt++) {
    const groups = hexadecimal(random(10)).match(/.{4}/g) ?? []
    const block = prefixOf(parseAddress(`fd4c:616e:6462:${groups.join(':')}`)!, 125)
    if (taken.every(other => !overlap(block, other))) return ends(block)
  }
  throw new TypeError(`no free /125 among ${BITS[6]} bits: the entropy repeats itself`)
}

function ends(block: Prefix): PeerAddresses {
  return {
    amazonAddress: `${nthAddress(block, 1).text}/${block.length}`,
    customerAddress: `${nthAddress(block, 2).text}/${block.length}`,
  }
}
