import type { Address } from '../net/address.ts'
import type { Prefix } from '../net/prefix.ts'
import { FourTable } from './fourTable.ts'
import { SixTable } from './sixTable.ts'

/** Which prefix is the longest that holds an address, for any number of prefixes; they are told by their places. */
export class PrefixTable {
  readonly #four: FourTable
  readonly #six: SixTable
  readonly #covering: Int32Array

  constructor(prefixes: readonly Prefix[]) {
    this.#covering = new Int32Array(prefixes.length)
    this.#four = new FourTable(prefixes, this.#covering)
    this.#six = new SixTable(this.#four.count === prefixes.length ? [] : prefixes, this.#covering)
  }

  /** The place of the longest prefix that holds the address; -1 if none does. Of equal prefixes it is the last one. */
  find({ family, value }: Address): number {
    return family === 4 ? this.#four.find(Number(value)) : this.#six.find(value)
  }

  /** The same for an IPv4 address as a number. */
  findFour(address: number): number {
    return this.#four.find(address)
  }

  /** The same for many of them, in their order: faster than one by one where the table is larger than the caches. Answers `found`. */
  findFourEach(addresses: Uint32Array, found = new Int32Array(addresses.length)): Int32Array {
    return this.#four.findEach(addresses, found)
  }

  /** The place of the longest other prefix that covers the one at `place`; -1 if none does. */
  covering(place: number): number {
    return this.#covering[place] as number
  }
}
