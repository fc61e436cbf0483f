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
  const match = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text)
  const address = match?.[1] === undefined ? undefined : parseAddress(match[1])
  const length = Number(match?.[2])
  if (address === undefined || length > BITS[address.family]) return undefined
  return { address, prefix: prefixOf(address, length) }
}

/** The block of `length` bits that holds `address`. */
export function prefixOf(address: Address, length: number): Prefix {
  const hostBits = BigInt(BITS[address.family] - length)
  const first = (address.value >> hostBits) << hostBits
  return { family: address.family, first, length, text: `${addressOf(address.family, first).text}/${length}` }
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
