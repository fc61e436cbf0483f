import type { Row } from './world.ts'

/** A row and its place in the order of creation. Every index that holds the row holds this one object. */
export interface Entry {
  readonly order: number
  row: Row
}

/**
 * Rows by id, iterated in order of creation however they came in. Adding and deleting are O(1); only what came in out of
 * order (an undone removal, a reference that was changed) costs one sort at the next iteration. A running iteration
 * sees each row as it is when reached and no row that was created after it began.
 */
export class OrderedRows {
  #entries = new Map<string, Entry>()
  #last = Number.NEGATIVE_INFINITY
  #inOrder = true

  get size(): number {
    return this.#entries.size
  }

  get(id: string): Entry | undefined {
    return this.#entries.get(id)
  }

  add(entry: Entry): void {
    if (entry.order < this.#last) this.#inOrder = false
    else this.#last = entry.order
    this.#entries.set(entry.row.id, entry)
  }

  delete(id: string): void {
    this.#entries.delete(id)
  }

  /** An iterator written out: a generator costs several times as much per row. */
  rows(): IterableIterator<Row> {
    if (!this.#inOrder) this.#sort()
    const last = this.#last
    const entries = this.#entries
    const walk = entries.values()
    // A sort that happens meanwhile replaces the map, and this one goes stale.
    const isThere = (entry: Entry) => entries === this.#entries || this.#entries.get(entry.row.id) === entry
    return {
      next() {
        for (let step = walk.next(); !step.done; step = walk.next()) {
          if (step.value.order <= last && isThere(step.value)) return { done: false, value: step.value.row }
        }
        return { done: true, value: undefined }
      },
      [Symbol.iterator]() {
        return this
      },
    }
  }

  #sort(): void {
    this.#entries = new Map([...this.#entries].sort(([, a], [, b]) => a.order - b.order))
    this.#inOrder = true
  }
}
