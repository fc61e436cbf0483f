/**
 * net: the small values everything else is made of. Each type has one parser at the door; whoever holds the
 * value inside needs no further check. Nothing here knows AWS or BGP mechanics.
 */

/** An IPv4 or IPv6 address; `text` is the canonical spelling (RFC 5952 for IPv6). */
export interface Address {
  readonly family: 4 | 6
  readonly value: bigint
  readonly text: string
}

export const BITS = { 4: 32, 6: 128 } as const

/** Parses `192.0.2.1` or `2001:db8::1`; undefined for anything else (no leading zeros, no shorthand IPv4). */
export function parseAddress(text: string): Address | undefined {
  const value = text.includes(':') ? ipv6Value(text) : ipv4Value(text)
  return value === undefined ? undefined : addressOf(text.includes(':') ? 6 : 4, value)
}

export function addressOf(family: 4 | 6, value: bigint): Address {
  return { family, value, text: family === 4 ? ipv4Text(Number(value)) : ipv6Text(value) }
}

/** Character by character: tables of a million routes come as text. */
function ipv4Value(text: string): bigint | undefined {
  let value = 0
  let part = 0
  let digits = 0
  let parts = 1
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === DOT) {
      if (digits === 0 || ++parts > 4) return undefined
      value = value * 256 + part
      part = 0
      digits = 0
      continue
    }
    // A zero in front could be meant as octal, so it is an error.
    if (code < ZERO || code > ZERO + 9 || (digits > 0 && part === 0)) return undefined
    part = part * 10 + code - ZERO
    digits++
    if (part > 255) return undefined
  }
  return digits === 0 || parts !== 4 ? undefined : BigInt(value * 256 + part)
}

const DOT = 46
const ZERO = 48

function ipv4Text(value: number): string {
  return `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`
}

function ipv6Value(text: string): bigint | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const groups = halves.map(half => (half === '' ? [] : half.split(':')))
  const tail = groups.at(-1) ?? []
  const embedded = tail.at(-1)?.includes('.') ? ipv4Value(tail.pop() ?? '') : undefined
  if (text.includes('.') && embedded === undefined) return undefined
  if (embedded !== undefined) tail.push((embedded >> 16n).toString(16), (embedded & 0xffffn).toString(16))
  const written = groups.flat()
  if (written.some(group => !/^[0-9a-f]{1,4}$/i.test(group))) return undefined
  if (halves.length === 1 ? written.length !== 8 : written.length > 7) return undefined
  const zeros = Array.from({ length: 8 - written.length }, () => '0')
  const all = halves.length === 1 ? written : [...(groups[0] ?? []), ...zeros, ...(groups[1] ?? [])]
  return all.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n)
}

function ipv6Text(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, i) => Number((value >> BigInt(112 - 16 * i)) & 0xffffn))
  let best = { at: -1, length: 1 }
  for (let at = 0; at < 8; at++) {
    let length = 0
    while (at + length < 8 && groups[at + length] === 0) length++
    if (length > best.length) best = { at, length }
  }
  const hex = groups.map(group => group.toString(16))
  if (best.at < 0) return hex.join(':')
  return `${hex.slice(0, best.at).join(':')}::${hex.slice(best.at + best.length).join(':')}`
}
