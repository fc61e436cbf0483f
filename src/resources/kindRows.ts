import { type Kind, lookupKeysOf } from './kinds.ts'
import { type Entry, OrderedRows } from './orderedRows.ts'
import type { Row, Scope } from './world.ts'

/** The rows of one kind, indexed by id, by (account, Region), by what they refer to and by address. */
export class KindRows {
  readonly all = new OrderedRows()
  readonly #byScope = new Map<string, OrderedRows>()
  readonly #byReference = new Map<string, OrderedRows>()

  within(scope: Scope): OrderedRows | undefined {
    return this.#byScope.get(scopeKey(scope))
  }

  referring(id: string): OrderedRows | undefined {
    return this.#byReference.get(id)
  }

  add(entry: Entry): void {
    this.all.add(entry)
    join(this.#byScope, scopeKey(entry.row), entry)
    for (const id of references(entry.row)) join(this.#byReference, id, entry)
  }

  /** Puts `row` in the place of the entry's present row, which has the same id. */
  replace(entry: Entry, row: Row): void {
    const old = entry.row
    entry.row = row
    if (scopeKey(old) !== scopeKey(row)) {
      leave(this.#byScope, scopeKey(old), row.id)
      join(this.#byScope, scopeKey(row), entry)
    }
    const before = references(old)
    const now = references(row)
    for (const id of before) if (!now.has(id)) leave(this.#byReference, id, row.id)
    for (const id of now) if (!before.has(id)) join(this.#byReference, id, entry)
  }

  delete({ row }: Entry): void {
    this.all.delete(row.id)
    leave(this.#byScope, scopeKey(row), row.id)
    for (const id of references(row)) leave(this.#byReference, id, row.id)
  }
}

function references(row: Row): ReadonlySet<string> {
  return new Set(lookupKeysOf<Kind>(row.kind, row.body))
}

function scopeKey({ account, region }: Scope): string {
  return `${account} ${region}`
}

function join(index: Map<string, OrderedRows>, key: string, entry: Entry): void {
  let rows = index.get(key)
  if (rows === undefined) {
    rows = new OrderedRows()
    index.set(key, rows)
  }
  rows.add(entry)
}

function leave(index: Map<string, OrderedRows>, key: string, id: string): void {
  const rows = index.get(key)
  rows?.delete(id)
  if (rows?.size === 0) index.delete(key)
}
