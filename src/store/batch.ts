import type { Kind } from '../resources/kinds.ts'
import type { WorldTables } from '../resources/tables.ts'
import type { Change } from '../resources/world.ts'
import type { RowState } from './journal.ts'

/** Changes that memory holds and the journal does not yet: they become durable together, or are taken back together. */
export class Batch {
  readonly #tables: WorldTables
  readonly #commits: { readonly changes: readonly Change[]; readonly undo: () => void }[] = []
  /** Every row that changed, and its place before the first change. */
  readonly #touched = new Map<string, { readonly kind: Kind; readonly id: string; readonly keptAt: number | undefined }>()
  readonly #done = Promise.withResolvers<void>()

  constructor(tables: WorldTables) {
    this.#tables = tables
    // Nobody may be waiting, when all of it came by `apply`.
    this.#done.promise.catch(() => undefined)
  }

  /** Settles with the batch. */
  get done(): Promise<void> {
    return this.#done.promise
  }

  apply(changes: readonly Change[]): void {
    for (const { kind, id } of changes) {
      const key = `${kind} ${id}`
      if (!this.#touched.has(key)) this.#touched.set(key, { kind, id, keptAt: this.#tables.orderOf(kind, id) })
    }
    this.#commits.push({ changes, undo: this.#tables.apply(changes) })
  }

  /** Every row that changed, once, as memory has it. */
  rows(): RowState[] {
    return Array.from(this.#touched.values(), ({ kind, id, keptAt }) => ({
      kind,
      id,
      keptAt,
      row: this.#tables.get(kind, id),
      order: this.#tables.orderOf(kind, id),
    }))
  }

  keep(): void {
    this.#done.resolve()
  }

  /** Restores memory to what it was before the batch, rejects whoever waits, and answers the changes this made. */
  takeBack(cause: unknown): readonly Change[] {
    const made: Change[] = []
    for (const { changes, undo } of this.#commits.reverse()) {
      undo()
      made.push(...changes.map(({ kind, id, before, after }) => ({ kind, id, before: after, after: before })))
    }
    const reason = cause instanceof Error ? cause.message : String(cause)
    this.#done.reject(new Error(`The change could not be written (${reason}) and was taken back.`, { cause }))
    return made
  }
}
