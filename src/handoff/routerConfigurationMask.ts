import { addressOf } from '../net/address.ts'
import type { Prefix } from '../net/prefix.ts'

/** An IPv4 block as older routers write it: `192.0.2.0 mask 255.255.255.0`. */
export function dotted({ first, length }: Prefix): string {
  return `${addressOf(4, first).text} mask ${dottedMask(length)}`
}

/** `255.255.255.252` of 30. */
export function dottedMask(length: number): string {
  const bits = length === 0 ? 0 : (0xffffffff << (32 - length)) >>> 0
  return [24, 16, 8, 0].map(shift => (bits >>> shift) & 255).join('.')
}
