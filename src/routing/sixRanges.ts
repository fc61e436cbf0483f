import type { Prefix } from '../net/prefix.ts'
import { type SixOrder, sixOrder } from './sixOrder.ts'

/**
 * IPv6's space cut where the longest matching prefix changes: nested prefixes become ranges side by side, so that a lookup
 * is a search for the last range that starts at or before the address. An address is four 32-bit words, highest first.
 */
export interface SixRanges {
  /** First address of each range, ascending, four words each; the first one is ::. */
  readonly starts: Uint32Array
  /** The place of its prefix in what was given, or -1 where none matches. */
  readonly matches: Int32Array
}

/** Cuts the space; `covering` receives, for each prefix, the place of the longest that covers it; of equal ones the last counts. */
export function sixRanges(prefixes: readonly Prefix[], covering: Int32Array): SixRanges {
  const sorted = sixOrder(prefixes)
  const sweep = new Sweep(sorted, covering)
  for (const at of sorted.order) sweep.enter(at)
  return sweep.end()
}

/** Goes through the prefixes in the order of their addresses, shorter before longer, and keeps those it is within. */
class Sweep {
  readonly #keys: Uint32Array
  readonly #lengths: Uint16Array
  readonly #places: Uint32Array
  readonly #starts: Uint32Array
  readonly #matches: Int32Array
  readonly #covering: Int32Array
  readonly #next = new Uint32Array(4)
  /** Never deeper than a prefix has lengths. */
  readonly #within = new Uint32Array(130)
  #depth = 0
  #ranges = 1

  constructor({ keys, lengths, places }: SixOrder, covering: Int32Array) {
    this.#keys = keys
    this.#lengths = lengths
    this.#places = places
    this.#starts = new Uint32Array(4 * (2 * places.length + 1))
    this.#matches = new Int32Array(2 * places.length + 1)
    this.#matches[0] = -1
    this.#covering = covering
  }

  enter(at: number): void {
    while (this.#depth > 0 && !this.#covers(this.#within[this.#depth - 1] as number, at)) this.#leave()
    let outer = this.#depth > 0 ? (this.#within[this.#depth - 1] as number) : -1
    if (outer >= 0 && this.#lengths[outer] === this.#lengths[at]) {
      // The same prefix again: it stands in the place of the one before.
      this.#depth--
      outer = this.#depth > 0 ? (this.#within[this.#depth - 1] as number) : -1
    }
    const place = this.#places[at] as number
    this.#covering[place] = outer < 0 ? -1 : (this.#places[outer] as number)
    this.#within[this.#depth++] = at
    this.#cut(this.#keys, 4 * at, place)
  }

  end(): SixRanges {
    while (this.#depth > 0) this.#leave()
    return {
      starts: this.#starts.slice(0, 4 * this.#ranges),
      matches: this.#matches.slice(0, this.#ranges),
    }
  }

  /** Behind a prefix, what is around it matches again. */
  #leave(): void {
    const at = this.#within[--this.#depth] as number
    if (!this.#step(at)) return
    const outer = this.#depth > 0 ? (this.#places[this.#within[this.#depth - 1] as number] as number) : -1
    this.#cut(this.#next, 0, outer)
  }

  #cut(words: Uint32Array, from: number, match: number): void {
    const last = 4 * (this.#ranges - 1)
    let isSame = true
    for (let w = 0; w < 4; w++) isSame &&= this.#starts[last + w] === words[from + w]
    if (!isSame) {
      for (let w = 0; w < 4; w++) this.#starts[last + 4 + w] = words[from + w] as number
      this.#ranges++
    }
    this.#matches[this.#ranges - 1] = match
  }

  /** Puts the address behind a prefix into `#next`; false where it reaches the end of the space. */
  #step(at: number): boolean {
    const length = this.#lengths[at] as number
    for (let w = 0; w < 4; w++) this.#next[w] = this.#keys[4 * at + w] as number
    if (length === 0) return false
    let word = (length - 1) >>> 5
    let sum = (this.#next[word] as number) + 2 ** (31 - ((length - 1) & 31))
    this.#next[word] = sum
    while (sum > 0xffffffff) {
      if (word === 0) return false
      sum = (this.#next[--word] as number) + 1
      this.#next[word] = sum
    }
    return true
  }

  #covers(outer: number, inner: number): boolean {
    const length = this.#lengths[outer] as number
    if (length > (this.#lengths[inner] as number)) return false
    const [a, b] = [4 * outer, 4 * inner]
    const whole = length >>> 5
    for (let w = 0; w < whole; w++) if (this.#keys[a + w] !== this.#keys[b + w]) return false
    const rest = length & 31
    return rest === 0 || ((this.#keys[a + whole] as number) ^ (this.#keys[b + whole] as number)) >>> (32 - rest) === 0
  }
}
