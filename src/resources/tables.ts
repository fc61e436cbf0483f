import { DueTimes } from './dueTimes.ts'
import { KindRows } from './kindRows.ts'
import type { Kind } from './kinds.ts'
import type { Entry, OrderedRows } from './orderedRows.ts'
import { Tallies } from './tallies.ts'
import type { Change, Row, Scope, World } from './world.ts'

/**
 * The whole estate in memory, indexed by kind, by (kind, account, Region), by reference and by `dueAt`. Nothing costs
 * more than its result: a read or write of one row is O(its references), an iteration O(what it yields).
 */
export class WorldTables implements World {
  readonly #kinds = new Map<Kind, KindRows>()
  readonly #dueTimes = new DueTimes()
  readonly #tallies = new Tallies()
  #version: object | undefined
  #nextOrder: number

  /** `firstOrder` is the place that the first row created here gets. */
  constructor(firstOrder = 1) {
    this.#nextOrder = firstOrder
  }

  get<K extends Kind>(kind: K, id: string): Row<K> | undefined {
    return this.#entry(kind, id)?.row as Row<K> | undefined
  }

  /** Whether there never was a row. */
  get isUnused(): boolean {
    return this.#kinds.size === 0
  }

  all<K extends Kind>(kind: K): Iterable<Row<K>> {
    return rowsOf(this.#kinds.get(kind)?.all)
  }

  within<K extends Kind>(kind: K, scope: Scope): Iterable<Row<K>> {
    return rowsOf(this.#kinds.get(kind)?.within(scope))
  }

  referring<K extends Kind>(kind: K, id: string): Iterable<Row<K>> {
    return rowsOf(this.#kinds.get(kind)?.referring(id))
  }

  orderOf(kind: Kind, id: string): number | undefined {
    return this.#entry(kind, id)?.order
  }

  tally(key: string): number {
    return this.#tallies.get(key)
  }

  get version(): object {
    this.#version ??= {}
    return this.#version
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
    this.#note(entry.row, undefined)
    this.#dueTimes.delete(entry)
    this.#kinds.get(kind)?.delete(entry)
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

  #note(before: Row | undefined, after: Row | undefined): void {
    this.#version = undefined
    this.#tallies.change(before, after)
  }

  #insert(entry: Entry): void {
    this.#note(undefined, entry.row)
    this.#nextOrder = Math.max(this.#nextOrder, entry.order + 1)
    let rows = this.#kinds.get(entry.row.kind)
    if (rows === undefined) {
      rows = new KindRows()
      this.#kinds.set(entry.row.kind, rows)
    }
    rows.add(entry)
    this.#dueTimes.add(entry)
  }

  #replace(entry: Entry, row: Row): void {
    this.#note(entry.row, row)
    this.#dueTimes.delete(entry)
    this.#kinds.get(row.kind)?.replace(entry, row)
    this.#dueTimes.add(entry)
  }

  #entry(kind: Kind, id: string): Entry | undefined {
    return this.#kinds.get(kind)?.all.get(id)
  }
}

function rowsOf<K extends Kind>(index: OrderedRows | undefined): Iterable<Row<K>> {
  return (index?.rows() ?? []) as Iterable<Row<K>>
}
