import type { Entry } from './orderedRows.ts'
import type { Row } from './world.ts'

/** The rows that have a `dueAt`, earliest first: a binary heap that knows where each entry stands. */
export class DueTimes {
  readonly #heap: Entry[] = []
  readonly #position = new Map<Entry, number>()

  /** Does nothing for a row without `dueAt`. */
  add(entry: Entry): void {
    if (entry.row.dueAt === undefined) return
    this.#place(entry, this.#heap.length)
    this.#rise(entry)
  }

  /** Must be called before the entry's row changes; does nothing for an entry that is not there. */
  delete(entry: Entry): void {
    const hole = this.#position.get(entry)
    if (hole === undefined) return
    this.#position.delete(entry)
    const last = this.#heap.pop()!
    if (last === entry) return
    this.#place(last, hole)
    this.#rise(last)
    this.#sink(last)
  }

  earliest(): number | undefined {
    return this.#heap[0]?.row.dueAt
  }

  /** Rows due at or before `now`, earliest first, in the order of creation where equal. O(result). */
  upTo(now: number): Row[] {
    const due: Entry[] = []
    const look = (at: number): void => {
      const entry = this.#heap[at]
      if (entry === undefined || entry.row.dueAt! > now) return
      due.push(entry)
      look(2 * at + 1)
      look(2 * at + 2)
    }
    look(0)
    return due.sort(compare).map(entry => entry.row)
  }

  #place(entry: Entry, at: number): void {
    this.#heap[at] = entry
    this.#position.set(entry, at)
  }

  #rise(entry: Entry): void {
    for (let at = this.#position.get(entry)!; at > 0; ) {
      const up = (at - 1) >> 1
      const parent = this.#heap[up]!
      if (compare(parent, entry) <= 0) return
      this.#place(parent, at)
      this.#place(entry, up)
      at = up
    }
  }

  #sink(entry: Entry): void {
    for (let at = this.#position.get(entry)!; ; ) {
      const left = this.#heap[2 * at + 1]
      const right = this.#heap[2 * at + 2]
      const child = left !== undefined && right !== undefined && compare(right, left) < 0 ? right : left
      if (child === undefined || compare(entry, child) <= 0) return
      const down = this.#position.get(child)!
      this.#place(child, at)
      this.#place(entry, down)
      at = down
    }
  }
}

function compare(a: Entry, b: Entry): number {
  return a.row.dueAt! - b.row.dueAt! || a.order - b.order
}
