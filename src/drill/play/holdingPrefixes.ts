import type { Address } from '../../net/address.ts'
import { type Prefix, prefixOf } from '../../net/prefix.ts'
import type { Network } from '../../routing/network.ts'

const KNOWN = new WeakMap<Network, HoldingPrefixes>()

/** Those of a network, which stay as they are whatever fails. */
export function holdingPrefixes(network: Network): HoldingPrefixes {
  const known = KNOWN.get(network) ?? new HoldingPrefixes(network)
  KNOWN.set(network, known)
  return known
}

/** Of all prefixes that a table of the network can have, those that hold an address. */
export class HoldingPrefixes {
  /** By their text. */
  readonly all: ReadonlyMap<string, Prefix>
  readonly #byAddress = new Map<string, readonly Prefix[]>()
  /** By family: their lengths, the longest first. */
  readonly #lengths: ReadonlyMap<Prefix['family'], readonly number[]>

  constructor({ nodes }: Network) {
    const all = new Map<string, Prefix>()
    for (const { local, originates, statics } of nodes.values()) {
      for (const prefix of [...local, ...originates]) all.set(prefix.text, prefix)
      for (const { prefix } of statics) all.set(prefix.text, prefix)
    }
    this.all = all
    const byFamily = Map.groupBy(all.values(), ({ family }) => family)
    this.#lengths = new Map(
      byFamily.entries().map(([family, own]) => [family, [...new Set(own.map(({ length }) => length))].sort((a, b) => b - a)]),
    )
  }

  /** The longest first. */
  of(address: Address): readonly Prefix[] {
    const known = this.#byAddress.get(address.text)
    if (known) return known
    const lengths = this.#lengths.get(address.family) ?? []
    const found = lengths.flatMap(length => this.all.get(prefixOf(address, length).text) ?? [])
    this.#byAddress.set(address.text, found)
    return found
  }
}
