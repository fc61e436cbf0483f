import type { Address } from '../../net/address.ts'
import { holds, type Prefix } from '../../net/prefix.ts'
import type { Network } from '../../routing/network.ts'

/** Of all prefixes that a table of the network can have, those that hold an address. */
export class HoldingPrefixes {
  readonly #all = new Map<string, Prefix>()
  readonly #byAddress = new Map<string, readonly string[]>()

  constructor({ nodes }: Network) {
    for (const { local, originates, statics } of nodes.values()) {
      for (const prefix of [...local, ...originates]) this.#all.set(prefix.text, prefix)
      for (const { prefix } of statics) this.#all.set(prefix.text, prefix)
    }
  }

  /** As texts, the longest first. */
  of(address: Address): readonly string[] {
    const known = this.#byAddress.get(address.text)
    if (known) return known
    const found = [...this.#all.values()].filter(prefix => holds(prefix, address)).sort((a, b) => b.length - a.length)
    const texts = found.map(({ text }) => text)
    this.#byAddress.set(address.text, texts)
    return texts
  }
}
