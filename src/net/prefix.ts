import { type Address, addressOf, BITS, parseAddress } from './address.ts'

/** An address block with no host bits set; `text` is canonical, so equal prefixes have equal `text`. */
export interface Prefix {
  readonly family: 4 | 6
  readonly first: bigint
  readonly length: number
  readonly text: string
}

/** Parses `10.0.0.0/16`; undefined if it is no CIDR or has host bits set (see `parseInterfaceAddress` for those). */
export function parsePrefix(text: string): Prefix | undefined {
  const parsed = parseInterfaceAddress(text)
  return parsed && parsed.address.value === parsed.prefix.first ? parsed.prefix : undefined
}

/** Parses `169.254.20.1/30`: an address together with the block it lies in. */
export function parseInterfaceAddress(text: string): { readonly address: Address; readonly prefix: Prefix } | undefined {
  const slash = text.indexOf('/')
  const length = lengthAfter(text, slash)
  const address = length === undefined ? undefined : parseAddress(text.slice(0, slash))
  if (length === undefined || address === undefined || length > BITS[address.family]) return undefined
  return { address, prefix: prefixOf(address, length) }
}

/** The decimal number from behind the slash to the end, without zeros in front. */
function lengthAfter(text: string, slash: number): number | undefined {
  const digits = text.length - slash - 1
  if (slash < 1 || digits < 1 || digits > 3) return undefined
  let length = 0
  for (let at = slash + 1; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9 || (digit === 0 && length === 0 && digits > 1)) return undefined
    length = length * 10 + digit
  }
  return length
}

/** The block of `length` bits that holds `address`. */
export function prefixOf(address: Address, length: number): Prefix {
  const hostBits = BigInt(BITS[address.family] - length)
  const first = (address.value >> hostBits) << hostBits
  const { text } = first === address.value ? address : addressOf(address.family, first)
  return { family: address.family, first, length, text: `${text}/${length}` }
}

/** The single-address prefix of `address` (/32 or /128). */
export function hostPrefix(address: Address): Prefix {
  return prefixOf(address, BITS[address.family])
}

export function sizeOf(prefix: Prefix): bigint {
  return 1n << BigInt(BITS[prefix.family] - prefix.length)
}

export function lastOf(prefix: Prefix): bigint {
  return prefix.first + sizeOf(prefix) - 1n
}

/** The nth address of the block (0 is the network address). */
export function nthAddress(prefix: Prefix, n: number): Address {
  return addressOf(prefix.family, prefix.first + BigInt(n))
}

/** Whether `outer` covers all of `inner` (a prefix covers itself). */
export function covers(outer: Prefix, inner: Prefix): boolean {
  return (
    outer.family === inner.family && outer.length <= inner.length && inner.first >= outer.first && inner.first <= lastOf(outer)
  )
}

export function holds(prefix: Prefix, address: Address): boolean {
  return prefix.family === address.family && address.value >= prefix.first && address.value <= lastOf(prefix)
}

export function overlap(a: Prefix, b: Prefix): boolean {
  return covers(a, b) || covers(b, a)
}

/** Whether some prefixes together cover all of one, as two halves do. */
export function coverTogether(outer: readonly Prefix[], inner: Prefix): boolean {
  const near = outer.filter(each => overlap(each, inner))
  if (near.some(each => covers(each, inner))) return true
  if (near.length < 2) return false
  return [0n, 1n].every(half => {
    const first = inner.first + half * (sizeOf(inner) / 2n)
    return coverTogether(near, prefixOf(addressOf(inner.family, first), inner.length + 1))
  })
}

/** RFC 3927, and the half of fc00::/7 that RFC 4193 gives to whoever wants it. */
export const LINK_LOCAL = parsePrefix('169.254.0.0/16')!
export const UNIQUE_LOCAL = parsePrefix('fd00::/8')!

/** Each once, in the order in which they come first. */
export function distinctPrefixes(prefixes: Iterable<Prefix>): Prefix[] {
  return [...new Map(Array.from(prefixes, prefix => [prefix.text, prefix])).values()]
}
