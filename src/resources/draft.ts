import { type Bodies, type Kind, lookupKeysOf } from './kinds.ts'
import { WorldTables } from './tables.ts'
import { tallyKeys } from './tallyKeys.ts'
import type { Change, Draft, Row, Scope, World } from './world.ts'

/** A draft that can tell what it would change. */
export interface Overlay extends Draft {
  /** One change per row that differs from the base, created rows in order of creation. */
  changes(): readonly Change[]
  /** Ends the draft: whoever still reads or writes it gets a TypeError instead of a world that has moved on. */
  close(): void
}

/**
 * A draft over `base`, which is read through and never copied; it must not change while the draft is open. The base may
 * be a draft itself. `rev` advances once per draft however often a row is put; removing a row and putting it again
 * is a change of it. `put` keeps the timer of the row it replaces unless it is given one. A running iteration sees
 * rows as they are when reached, and none that was created after it began.
 */
export function draftOf(base: World): Overlay {
  return new OverlayDraft(base)
}

/** Rows created in a draft stand behind any number of rows that its base may have. */
const ORDERS_PER_LEVEL = 2 ** 40

class OverlayDraft implements Overlay {
  readonly #base: World
  /** Rows of the base that the draft replaced, at their old places. */
  readonly #changed = new WorldTables()
  readonly #created: WorldTables
  readonly #removed = new Set<string>()
  readonly #touched = new Map<string, { readonly kind: Kind; readonly id: string }>()
  readonly #firstOrder: number
  /** Whether any row of the base was ever replaced or removed here: until then the base is read as it is. */
  #hides = false
  readonly #nothing: Iterable<never> = {
    [Symbol.iterator]: () => {
      this.#assertOpen()
      return ([] as never[])[Symbol.iterator]()
    },
  }
  #open = true

  constructor(base: World) {
    this.#base = base
    this.#firstOrder = (base instanceof OverlayDraft ? base.#firstOrder : 0) + ORDERS_PER_LEVEL
    this.#created = new WorldTables(this.#firstOrder)
  }

  get<K extends Kind>(kind: K, id: string): Row<K> | undefined {
    this.#assertOpen()
    if (this.#hides) {
      if (this.#removed.has(keyOf(kind, id))) return undefined
      const changed = this.#changed.get(kind, id)
      if (changed !== undefined) return changed
    }
    return this.#created.get(kind, id) ?? this.#base.get(kind, id)
  }

  all<K extends Kind>(kind: K): Iterable<Row<K>> {
    return this.#merge(kind, world => world.all(kind), always)
  }

  within<K extends Kind>(kind: K, scope: Scope): Iterable<Row<K>> {
    const isWithin = (row: Row) => row.account === scope.account && row.region === scope.region
    return this.#merge(kind, world => world.within(kind, scope), isWithin)
  }

  referring<K extends Kind>(kind: K, id: string): Iterable<Row<K>> {
    const refers = (row: Row) => lookupKeysOf(row.kind, row.body).includes(id)
    return this.#merge(kind, world => world.referring(kind, id), refers)
  }

  orderOf(kind: Kind, id: string): number | undefined {
    if (this.get(kind, id) === undefined) return undefined
    return this.#created.orderOf(kind, id) ?? this.#base.orderOf(kind, id)
  }

  tally(key: string): number | undefined {
    this.#assertOpen()
    let count = this.#base.tally?.(key)
    if (count === undefined || this.#touched.size === 0) return count
    count += this.#changed.tally(key) + this.#created.tally(key)
    for (const { kind, id } of this.#touched.values()) {
      const replaced = this.#base.get(kind, id)
      if (replaced && tallyKeys(replaced).includes(key)) count--
    }
    return count
  }

  /** A draft that was written to is like no other. */
  get version(): object | undefined {
    return this.#hides || !this.#created.isUnused ? undefined : this.#base.version
  }

  put<K extends Kind>(kind: K, id: string, scope: Scope, body: Bodies[K], timer?: Timer): Row<K> {
    const current = this.get(kind, id)
    const dueAt = timer === undefined ? current?.dueAt : timer.dueAt
    const base = this.#base.get(kind, id)
    const rev = (base?.rev ?? 0) + 1
    const { account, region } = scope
    const row: Row<K> = { kind, id, account, region, rev, body, ...(dueAt === undefined ? undefined : { dueAt }) }
    if (base === undefined) this.#created.set(row)
    else {
      this.#hides = true
      this.#changed.set(row, this.#base.orderOf(kind, id))
    }
    this.#removed.delete(keyOf(kind, id))
    this.#touched.set(keyOf(kind, id), { kind, id })
    return row
  }

  update<K extends Kind>(kind: K, id: string, change: Partial<Bodies[K]>, timer?: Timer): Row<K> {
    const row = this.get(kind, id)
    if (row === undefined) throw new TypeError(`there is no ${kind} ${id} to update`)
    return this.put(kind, id, row, { ...row.body, ...change }, timer)
  }

  remove(kind: Kind, id: string): void {
    if (this.get(kind, id) === undefined) return
    if (this.#base.get(kind, id) === undefined) {
      this.#created.delete(kind, id)
      this.#touched.delete(keyOf(kind, id))
    } else {
      this.#hides = true
      this.#changed.delete(kind, id)
      this.#removed.add(keyOf(kind, id))
      this.#touched.set(keyOf(kind, id), { kind, id })
    }
  }

  changes(): readonly Change[] {
    const touched = [...this.#touched.values()]
    return touched.map(({ kind, id }) => ({ kind, id, before: this.#base.get(kind, id), after: this.get(kind, id) }))
  }

  close(): void {
    this.#open = false
  }

  #merge<K extends Kind>(kind: K, read: Read<K>, belongs: (row: Row<K>) => boolean): Iterable<Row<K>> {
    const isClean = !this.#hides && this.#created.isUnused
    return isClean ? this.#throughTo(read(this.#base), belongs) : this.#merged(kind, read, belongs)
  }

  /** The base's rows, as most transactions read them: before they change anything. */
  #throughTo<K extends Kind>(rows: Iterable<Row<K>>, belongs: (row: Row<K>) => boolean): Iterable<Row<K>> {
    // Tables answer an empty list where nothing refers to a row, which is the usual thing.
    if (Array.isArray(rows) && rows.length === 0) return this.#nothing
    const walk = rows[Symbol.iterator]()
    const next = (): IteratorResult<Row<K>> => {
      this.#assertOpen()
      for (let step = walk.next(); ; step = walk.next()) {
        if (step.done || !this.#hides) return step
        const now = this.get(step.value.kind, step.value.id)
        if (now !== undefined && (now === step.value || belongs(now))) return { done: false, value: now }
      }
    }
    return { [Symbol.iterator]: () => ({ next }) }
  }

  /** The base's rows as the draft has them, among them the changed ones that now belong there, then the created ones. */
  *#merged<K extends Kind>(kind: K, read: Read<K>, belongs: (row: Row<K>) => boolean) {
    const end = this.#created.nextOrder
    const joined = this.#hides ? [...read(this.#changed)].filter(row => !belongs(this.#base.get(kind, row.id)!)) : []
    for (const row of joined.length === 0 ? read(this.#base) : this.#interleave(joined, read(this.#base))) {
      this.#assertOpen()
      const now = this.#hides ? this.get(kind, row.id) : row
      if (now !== undefined && (now === row || belongs(now))) yield now
    }
    if (this.#created.isUnused) return
    for (const row of read(this.#created)) {
      if (this.#created.orderOf(kind, row.id)! < end && this.get(kind, row.id) !== undefined) yield row
    }
  }

  *#interleave<K extends Kind>(joined: Row<K>[], rows: Iterable<Row<K>>): Generator<Row<K>, void, undefined> {
    for (const row of rows) {
      while (joined.length > 0 && this.#orderInBase(joined[0]!) < this.#orderInBase(row)) yield joined.shift()!
      yield row
    }
    yield* joined
  }

  #assertOpen(): void {
    if (!this.#open) throw new TypeError('a draft is used after its transaction ended')
  }

  #orderInBase(row: Row): number {
    return this.#base.orderOf(row.kind, row.id)!
  }
}

type Read<K extends Kind> = (world: World) => Iterable<Row<K>>

type Timer = { readonly dueAt: number | undefined }

const always = () => true

function keyOf(kind: Kind, id: string): string {
  return `${kind} ${id}`
}
