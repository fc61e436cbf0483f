import { addressOf } from '../../src/net/address.ts'
import { type Prefix, prefixOf } from '../../src/net/prefix.ts'

/**
 * Roughly the share of each length in the global IPv4 table, in thousandths, as the yearly public reports on its growth give
 * it (60 % are /24, nearly nothing is longer): the shape matters here, not the last digit.
 */
const FOUR: readonly Shares[] = [
  [8, 0.02],
  [9, 0.02],
  [10, 0.04],
  [11, 0.1],
  [12, 0.3],
  [13, 0.6],
  [14, 1.2],
  [15, 2.1],
  [16, 13.5],
  [17, 8.5],
  [18, 14],
  [19, 25],
  [20, 43],
  [21, 52],
  [22, 112],
  [23, 102],
  [24, 622],
  [25, 0.4],
  [26, 0.5],
  [27, 0.5],
  [28, 0.4],
  [29, 0.6],
  [30, 0.7],
  [32, 1.5],
]
/** The same of IPv6. */
const SIX: readonly Shares[] = [
  [19, 0.02],
  [20, 0.1],
  [24, 0.2],
  [28, 1.5],
  [29, 20],
  [30, 4],
  [31, 2],
  [32, 110],
  [33, 14],
  [34, 9],
  [35, 5],
  [36, 32],
  [38, 8],
  [39, 6],
  [40, 110],
  [41, 4],
  [42, 22],
  [43, 5],
  [44, 110],
  [45, 9],
  [46, 26],
  [47, 26],
  [48, 465],
  [56, 6],
  [64, 4],
  [128, 1],
]
type Shares = readonly [length: number, thousandths: number]

/** Numbers from 0 up to 2^32, the same for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}

/** So many different IPv4 prefixes from 1.0.0.0 to 223.255.255.255 without loopback's, with the lengths of the global table. */
export function globalFour(count: number, seed: number): Prefix[] {
  const roll = dice(seed)
  return distinct(count, () => {
    const length = lengthOf(FOUR, roll())
    const rolled = 2 ** 24 + (roll() % (222 * 2 ** 24))
    const value = rolled < 127 * 2 ** 24 ? rolled : rolled + 2 ** 24
    return prefixOf(addressOf(4, BigInt(value)), length)
  })
}

/** The same for IPv6, below the blocks that the five registries hand out of. */
export function globalSix(count: number, seed: number): Prefix[] {
  const roll = dice(seed)
  const blocks = [0x2001n, 0x2400n, 0x2600n, 0x2800n, 0x2a00n, 0x2c0fn]
  return distinct(count, () => {
    const length = lengthOf(SIX, roll())
    const block = blocks[roll() % blocks.length] as bigint
    // Registries fill their blocks from below: the next 16 bits are taken, of the sites' bits the lowest more often.
    const site = BigInt((roll() % 0x10000) & (roll() % 0x10000))
    const value = (block << 112n) | (BigInt(roll() & 0xfff) << 100n) | (BigInt(roll()) << 68n) | (site << 80n)
    return prefixOf(addressOf(6, value), length)
  })
}

function lengthOf(shares: readonly Shares[], rolled: number): number {
  const total = shares.reduce((sum, [, share]) => sum + share, 0)
  let left = (rolled / 2 ** 32) * total
  for (const [length, share] of shares) {
    left -= share
    if (left < 0) return length
  }
  return shares.at(-1)?.[0] ?? 0
}

function distinct(count: number, next: () => Prefix): Prefix[] {
  const known = new Map<string, Prefix>()
  for (let tries = 0; known.size < count && tries < 10 * count; tries++) {
    const prefix = next()
    known.set(prefix.text, prefix)
  }
  return [...known.values()]
}
