import { type Address, BITS } from '../net/address.ts'
import type { Prefix } from '../net/prefix.ts'
import type { Path } from './path.ts'

interface Entry {
  readonly prefix: Prefix
  readonly chosen: readonly Path[]
}

/** The entries of one length, by their leading bits. */
interface OfLength<E> {
  readonly family: 4 | 6
  readonly length: number
  readonly byBits: Map<bigint, E>
}

/** One index per table: tables never change once they have settled. */
const INDEXES = new WeakMap<object, readonly OfLength<Entry>[]>()

/** The entry with the longest prefix that holds the address; what is only told on matches nothing. */
export function longestMatch<E extends Entry>(table: ReadonlyMap<string, E>, { family, value }: Address): E | undefined {
  for (const { byBits, ...of } of indexOf(table)) {
    if (of.family !== family) continue
    const found = byBits.get(value >> BigInt(BITS[family] - of.length))
    if (found) return found
  }
  return undefined
}

/** Longest first. */
function indexOf<E extends Entry>(table: ReadonlyMap<string, E>): readonly OfLength<E>[] {
  const known = INDEXES.get(table)
  if (known) return known as readonly OfLength<E>[]
  const lengths = new Map<string, OfLength<E>>()
  for (const entry of table.values()) {
    if (entry.chosen[0]?.onlyToldOn) continue
    const { family, length, first } = entry.prefix
    const key = `${family} ${length}`
    const same = lengths.get(key) ?? { family, length, byBits: new Map() }
    lengths.set(key, same)
    same.byBits.set(first >> BigInt(BITS[family] - length), entry)
  }
  const index = [...lengths.values()].sort((a, b) => b.length - a.length)
  INDEXES.set(table, index)
  return index
}
