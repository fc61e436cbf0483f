import { lastOf, type Prefix } from '../net/prefix.ts'

/** Prefixes in the order of their addresses: those below a block lie side by side. */
export class PrefixOrder {
  readonly #prefixes: readonly Prefix[]
  readonly #places: Record<4 | 6, Uint32Array>

  constructor(prefixes: readonly Prefix[], places: Record<4 | 6, Uint32Array>) {
    this.#prefixes = prefixes
    this.#places = places
  }

  /** Places of the prefixes that the block covers, with lengths in these bounds. */
  *within(block: Prefix, least: number, most: number): Generator<number> {
    const places = this.#places[block.family]
    const last = lastOf(block)
    for (let i = this.#firstFrom(places, block.first); i < places.length; i++) {
      const place = places[i] as number
      const { first, length } = this.#prefixes[place] as Prefix
      if (first > last) return
      if (length >= block.length && length >= least && length <= most) yield place
    }
  }

  #firstFrom(places: Uint32Array, address: bigint): number {
    let low = 0
    let high = places.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#prefixes[places[middle] as number] as Prefix).first < address) low = middle + 1
      else high = middle
    }
    return low
  }
}
