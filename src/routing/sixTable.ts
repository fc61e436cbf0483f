import type { Prefix } from '../net/prefix.ts'
import { writeWords } from './sixOrder.ts'
import { sixRanges } from './sixRanges.ts'

/**
 * Longest-prefix match for IPv6: a binary search among ranges side by side, and before it a directory of slices of the
 * space that leaves few of them. Slices are of that part of the space where prefixes lie (RFC 4291 §2.4: 2000::/3).
 */
export class SixTable {
  readonly #starts: Uint32Array
  readonly #matches: Int32Array
  /** The range that holds the first address of each slice. */
  readonly #slices: Uint32Array
  /** First words of the first prefix, and by how many bits a slice's words differ. */
  readonly #base: number
  readonly #shift: number
  readonly #words = new Uint32Array(4)

  /** `covering` receives, for each prefix, the place of the longest that covers it; of equal prefixes the last one counts. */
  constructor(prefixes: readonly Prefix[], covering: Int32Array) {
    const { starts, matches } = sixRanges(prefixes, covering)
    this.#starts = starts
    this.#matches = matches
    const count = matches.length
    this.#base = count > 1 ? (starts[4] as number) : 0
    const span = (starts[4 * (count - 1)] as number) - this.#base
    this.#shift = Math.max(0, 32 - Math.clz32(span) - Math.min(MOST_BITS, 32 - Math.clz32(count)))
    const slices = (span >>> this.#shift) + 1
    this.#slices = new Uint32Array(slices + 1).fill(count - 1)
    for (let slice = 0, range = 0; slice < slices; slice++) {
      const first = this.#base + slice * 2 ** this.#shift
      while (range + 1 < count && this.#startsUntil(range + 1, first, 0, 0, 0)) range++
      this.#slices[slice] = range
    }
  }

  /** The place of the longest prefix that holds the address, -1 if none does. */
  find(address: bigint): number {
    writeWords(address, this.#words, 0)
    const words = this.#words
    const [a, b, c, d] = [words[0] as number, words[1] as number, words[2] as number, words[3] as number]
    if (a < this.#base) return this.#matches[0] as number
    const slice = Math.min((a - this.#base) >>> this.#shift, this.#slices.length - 2)
    let low = this.#slices[slice] as number
    let high = this.#slices[slice + 1] as number
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if (this.#startsUntil(middle, a, b, c, d)) low = middle
      else high = middle - 1
    }
    return this.#matches[low] as number
  }

  #startsUntil(range: number, a: number, b: number, c: number, d: number): boolean {
    const starts = this.#starts
    const at = 4 * range
    if (starts[at] !== a) return (starts[at] as number) < a
    if (starts[at + 1] !== b) return (starts[at + 1] as number) < b
    if (starts[at + 2] !== c) return (starts[at + 2] as number) < c
    return (starts[at + 3] as number) <= d
  }
}

/** A larger directory costs more cache than it saves of the search. */
const MOST_BITS = 20
