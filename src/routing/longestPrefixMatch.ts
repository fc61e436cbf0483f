import { type Address, BITS } from '../net/address.ts'
import type { Prefix } from '../net/prefix.ts'
import { ClassTable } from './classTable.ts'
import type { Path } from './path.ts'
import { PrefixTable } from './prefixTable.ts'

interface Entry {
  readonly prefix: Prefix
  readonly chosen: readonly Path[]
}

type Lookup<E> = (address: Address) => E | undefined

/** One index per table: tables never change once they have settled. */
const LOOKUPS = new WeakMap<object, Lookup<Entry>>()

/** The entry with the longest prefix that holds the address; what is only told on matches nothing. */
export function longestMatch<E extends Entry>(table: ReadonlyMap<string, E>, address: Address): E | undefined {
  if (table instanceof ClassTable) return table.longestMatch(address) as E | undefined
  const known = LOOKUPS.get(table) as Lookup<E> | undefined
  if (known) return known(address)
  const entries = [...table.values()].filter(({ chosen }) => !chosen[0]?.onlyToldOn)
  const lookup = entries.length < MANY ? byLength(entries) : byPlace(entries)
  LOOKUPS.set(table, lookup)
  return lookup(address)
}

/**
 * From so many entries on, a table of typed arrays is built faster than maps by length; below, its 4 MB and the pass over
 * them cost more than a drill's few lookups ever gain (`node bench/longestPrefixMatch.ts` prints where they meet).
 */
const MANY = 10_000

/** By a table of typed arrays. */
export function byPlace<E extends Pick<Entry, 'prefix'>>(entries: readonly E[]): Lookup<E> {
  const table = new PrefixTable(entries.map(({ prefix }) => prefix))
  return address => {
    const place = table.find(address)
    return place < 0 ? undefined : entries[place]
  }
}

/** The entries of one length, by their leading bits. */
interface OfLength<E> {
  readonly family: 4 | 6
  readonly length: number
  readonly byBits: Map<bigint, E>
}

/** By a map for each length, longest first. */
export function byLength<E extends Pick<Entry, 'prefix'>>(entries: readonly E[]): Lookup<E> {
  const lengths = new Map<number, OfLength<E>>()
  for (const entry of entries) {
    const { family, length, first } = entry.prefix
    const key = 1000 * family + length
    const same = lengths.get(key) ?? { family, length, byBits: new Map() }
    lengths.set(key, same)
    same.byBits.set(first >> BigInt(BITS[family] - length), entry)
  }
  const index = [...lengths.values()].sort((a, b) => b.length - a.length)
  return ({ family, value }) => {
    for (const of of index) {
      if (of.family !== family) continue
      const found = of.byBits.get(value >> BigInt(BITS[family] - of.length))
      if (found) return found
    }
    return undefined
  }
}
