import type { Prefix } from '../net/prefix.ts'
import { type FourOrder, fourOrder, WORDS_TO_SORT } from './fourOrder.ts'
import { Room } from './room.ts'

/**
 * Longest-prefix match for IPv4. Nested prefixes are cut into ranges side by side; one bit for each /24 says whether a
 * range begins there, and how many bits stand before is the place of its answer, as in Degermark and others, "Small
 * Forwarding Tables for Fast Routing Lookups" (1997), with one step for the first 24 bits, as DIR-24-8 has. A lookup is
 * two reads that do not depend on any branch; what is longer than /24 is searched for among the few ranges of its block.
 */
export class FourTable {
  /** For each 32 blocks of 256 addresses the bits, and how many stand before them. */
  readonly #blocks = new Uint32Array(2 * WORDS)
  /** By rank: the place of the prefix, or -1 for none, or, from `DEEP` down, a block that is cut further. */
  readonly #matches: Int32Array
  /** Of blocks that are cut: where the ranges of each begin. */
  readonly #deep: number[] = []
  readonly #deepStarts: number[] = []
  readonly #deepMatches: number[] = []
  /** How many of the prefixes are IPv4. */
  readonly count: number

  /** `covering` receives, for each prefix, the place of the longest that covers it; of equal prefixes the last one counts. */
  constructor(prefixes: readonly Prefix[], covering: Int32Array) {
    const most = 2 * prefixes.length + 1
    const room = Room.of(WORDS_TO_SORT * prefixes.length + 3 * most + 1)
    const order = fourOrder(prefixes, room)
    this.count = order.firsts.length
    const { starts, matches, count } = rangesOf(order, covering, room.take(most), signed(room.take(most)))
    this.#matches = this.#fill(starts, matches, count, signed(room.take(count + 1))).slice()
    room.giveBack()
    this.#deep.push(this.#deepStarts.length)
    for (let word = 0, before = 0; word < WORDS; word++) {
      this.#blocks[2 * word + 1] = before
      before += ones(this.#blocks[2 * word] as number)
    }
  }

  /** The place of the longest prefix that holds the address, -1 if none does. */
  find(address: number): number {
    const word = (address >>> 13) << 1
    const bits = (this.#blocks[word] as number) & (-1 >>> (31 - ((address >>> 8) & 31)))
    const match = this.#matches[(this.#blocks[word + 1] as number) + ones(bits) - 1] as number
    return match > DEEP ? match : this.#findDeep(address, DEEP - match)
  }

  /**
   * The same for many addresses. The second read of a lookup waits for the first one, and a processor looks few lookups ahead: first
   * all first reads of some of them, then all second ones, are on their way to memory together.
   */
  findEach(addresses: Uint32Array, found: Int32Array): Int32Array {
    const [blocks, matches] = [this.#blocks, this.#matches]
    for (let from = 0; from < addresses.length; from += TOGETHER) {
      const to = Math.min(addresses.length, from + TOGETHER)
      for (let i = from; i < to; i++) {
        const address = addresses[i] as number
        const word = (address >>> 13) << 1
        const bits = (blocks[word] as number) & (-1 >>> (31 - ((address >>> 8) & 31)))
        found[i] = (blocks[word + 1] as number) + ones(bits) - 1
      }
      for (let i = from; i < to; i++) {
        const match = matches[found[i] as number] as number
        found[i] = match > DEEP ? match : this.#findDeep(addresses[i] as number, DEEP - match)
      }
    }
    return found
  }

  #findDeep(address: number, block: number): number {
    let low = this.#deep[block] as number
    let high = (this.#deep[block + 1] as number) - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((this.#deepStarts[middle] as number) <= address) low = middle
      else high = middle - 1
    }
    return this.#deepMatches[low] as number
  }

  #fill(starts: Uint32Array, matches: Int32Array, count: number, byRank: Int32Array): Int32Array {
    let rank = 0
    const mark = (block: number, match: number) => {
      const word = 2 * (block >>> 5)
      this.#blocks[word] = (this.#blocks[word] as number) | (1 << (block & 31))
      byRank[rank++] = match
    }
    for (let range = 0; range < count; ) {
      const block = (starts[range] as number) >>> 8
      let next = range + 1
      while (next < count && (starts[next] as number) >>> 8 === block) next++
      if (next === range + 1 && ((starts[range] as number) & 255) === 0) mark(block, matches[range] as number)
      else {
        mark(block, DEEP - this.#deep.length)
        this.#cut(block, starts, matches, range, next)
        const isBehind = next < count && (starts[next] as number) >>> 8 === block + 1
        if (!isBehind && block < LAST_BLOCK) mark(block + 1, matches[next - 1] as number)
      }
      range = next
    }
    return byRank.subarray(0, rank)
  }

  /** Keeps the ranges of one block, its first address with them. */
  #cut(block: number, starts: Uint32Array, matches: Int32Array, from: number, to: number): void {
    this.#deep.push(this.#deepStarts.length)
    if (starts[from] !== block * 256) {
      this.#deepStarts.push(block * 256)
      this.#deepMatches.push(matches[from - 1] as number)
    }
    for (let range = from; range < to; range++) {
      this.#deepStarts.push(starts[range] as number)
      this.#deepMatches.push(matches[range] as number)
    }
  }
}

const LAST_BLOCK = 2 ** 24 - 1
const WORDS = 2 ** 24 / 32
const DEEP = -2
/** Lookups whose reads are under way at once: what is between them stays in the nearest cache. */
const TOGETHER = 64

/** Bits that are set (Warren, "Hacker's Delight", 5-1). */
function ones(word: number): number {
  let sum = word - ((word >>> 1) & 0x55555555)
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333)
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Starts and answers of the ranges, ascending, the first from address 0. */
interface Ranges {
  readonly starts: Uint32Array
  readonly matches: Int32Array
  readonly count: number
}

/** By length: how far its last address is from its first. */
const BEHIND = Float64Array.from({ length: 33 }, (_, length) => 2 ** (32 - length) - 1)

function signed({ buffer, byteOffset, length }: Uint32Array): Int32Array {
  return new Int32Array(buffer, byteOffset, length)
}

/** Goes through the prefixes and keeps those it is within, innermost last; writes into `starts` and `matches`. */
function rangesOf(
  { firsts, lengths, places }: FourOrder,
  covering: Int32Array,
  starts: Uint32Array,
  matches: Int32Array,
): Ranges {
  const lasts = new Uint32Array(34)
  const within = new Int32Array(34)
  // At the bottom is what matches where no prefix does.
  let depth = 0
  lasts[0] = 0xffffffff
  within[0] = -1
  let count = 1
  starts[0] = 0
  matches[0] = -1
  for (let i = 0; i < firsts.length; i++) {
    const first = firsts[i] as number
    const last = first + (BEHIND[lengths[i] as number] as number)
    while (depth > 0 && (lasts[depth] as number) < first) {
      const behind = (lasts[depth--] as number) + 1
      if (starts[count - 1] !== behind) starts[count++] = behind
      matches[count - 1] = within[depth] as number
    }
    // The same prefix again stands in the place of the one before.
    if (depth > 0 && lasts[depth] === last && i > 0 && firsts[i - 1] === first) depth--
    const place = places[i] as number
    covering[place] = within[depth] as number
    depth++
    lasts[depth] = last
    within[depth] = place
    if (starts[count - 1] !== first) starts[count++] = first
    matches[count - 1] = place
  }
  while (depth > 0) {
    const behind = (lasts[depth--] as number) + 1
    if (behind > 0xffffffff) continue
    if (starts[count - 1] !== behind) starts[count++] = behind
    matches[count - 1] = within[depth] as number
  }
  return { starts, matches, count }
}
