import { DueTimes } from './dueTimes.ts'
import { type Kind, referencesOf } from './kinds.ts'
import { type Entry, OrderedRows } from './orderedRows.ts'
import type { Change, Row, Scope, World } from './world.ts'

/**
 * The whole estate in memory, indexed by kind, by (kind, account, Region), by reference and by `dueAt`. Nothing costs
 * more than its result: a read or write of one row is O(its references), an iteration O(what it yields).
 */
export class WorldTables implements World {
  readonly #indices = new Map<string, OrderedRows>()
  readonly #dueTimes = new DueTimes()
  #nextOrder: number

  /** `firstOrder` is the place that the first row created here gets. */
  constructor(firstOrder = 1) {
    this.#nextOrder = firstOrder
  }

  get<K extends Kind>(kind: K, id: string): Row<K> | undefined {
    return this.#entry(kind, id)?.row as Row<K> | undefined
  }

  all<K extends Kind>(kind: K): Iterable<Row<K>> {
    return this.#rows<K>(kind)
  }

  within<K extends Kind>(kind: K, scope: Scope): Iterable<Row<K>> {
    return this.#rows<K>(scopeIndex(kind, scope))
  }

  referring<K extends Kind>(kind: K, id: string): Iterable<Row<K>> {
    return this.#rows<K>(referenceIndex(kind, id))
  }

  orderOf(kind: Kind, id: string): number | undefined {
    return this.#entry(kind, id)?.order
  }

  /** The place that the next created row will get. */
  get nextOrder(): number {
    return this.#nextOrder
  }

  /** The earliest `dueAt` of all rows, or undefined. */
  nextDue(): number | undefined {
    return this.#dueTimes.earliest()
  }

  /** Rows whose `dueAt` is at or before `now`, earliest first. */
  due(now: number): readonly Row[] {
    return this.#dueTimes.upTo(now)
  }

  /** Creates or replaces a row as it is; a new one takes its place at `order`, or else behind all others. */
  set(row: Row, order = this.#nextOrder): void {
    const entry = this.#entry(row.kind, row.id)
    if (entry === undefined) this.#insert({ order, row })
    else this.#replace(entry, row)
  }

  delete(kind: Kind, id: string): void {
    const entry = this.#entry(kind, id)
    if (entry === undefined) return
    this.#dueTimes.delete(entry)
    for (const name of indicesOf(entry.row)) this.#leave(name, id)
  }

  /**
   * Makes all changes and answers a function that takes them back, places in the order of creation included (call it
   * before anything else is taken back that came earlier). Throws TypeError, with nothing changed, when a row is not
   * at the `rev` that its change was made from.
   */
  apply(changes: readonly Change[]): () => void {
    for (const { kind, id, before } of changes) {
      const rev = this.get(kind, id)?.rev
      if (rev !== before?.rev) throw new TypeError(`${kind} ${id} is at rev ${rev}, the change was made from ${before?.rev}`)
    }
    const orders = changes.map(({ kind, id }) => this.orderOf(kind, id))
    for (const { kind, id, after } of changes) this.#put(kind, id, after)
    return () => {
      for (const [index, { kind, id, before }] of changes.entries()) this.#put(kind, id, before, orders[index])
    }
  }

  #put(kind: Kind, id: string, row: Row | undefined, order?: number): void {
    if (row === undefined) this.delete(kind, id)
    else this.set(row, order)
  }

  #insert(entry: Entry): void {
    this.#nextOrder = Math.max(this.#nextOrder, entry.order + 1)
    for (const name of indicesOf(entry.row)) this.#join(name, entry)
    this.#dueTimes.add(entry)
  }

  #replace(entry: Entry, row: Row): void {
    this.#dueTimes.delete(entry)
    const old = indicesOf(entry.row)
    const now = indicesOf(row)
    entry.row = row
    for (const name of old) if (!now.has(name)) this.#leave(name, row.id)
    for (const name of now) if (!old.has(name)) this.#join(name, entry)
    this.#dueTimes.add(entry)
  }

  #join(name: string, entry: Entry): void {
    let index = this.#indices.get(name)
    if (index === undefined) {
      index = new OrderedRows()
      this.#indices.set(name, index)
    }
    index.add(entry)
  }

  #leave(name: string, id: string): void {
    const index = this.#indices.get(name)
    index?.delete(id)
    if (index?.size === 0) this.#indices.delete(name)
  }

  #entry(kind: Kind, id: string): Entry | undefined {
    return this.#indices.get(kind)?.get(id)
  }

  *#rows<K extends Kind>(name: string): Generator<Row<K>, void, undefined> {
    const index = this.#indices.get(name)
    if (index !== undefined) yield* index.rows() as Iterable<Row<K>>
  }
}

function indicesOf(row: Row): Set<string> {
  const references = referencesOf(row.kind, row.body)
  return new Set([row.kind, scopeIndex(row.kind, row), ...references.map(id => referenceIndex(row.kind, id))])
}

function scopeIndex(kind: Kind, scope: Scope): string {
  return `${kind} in ${scope.account} ${scope.region}`
}

function referenceIndex(kind: Kind, id: string): string {
  return `${kind} of ${id}`
}
