import { tallyKeys } from './tallyKeys.ts'
import type { Row } from './world.ts'

/** Counts of rows by name, kept as they come, change and go. */
export class Tallies {
  readonly #counts = new Map<string, number>()

  get(key: string): number {
    return this.#counts.get(key) ?? 0
  }

  /** `before` undefined = the row came, `after` undefined = it went. */
  change(before: Row | undefined, after: Row | undefined): void {
    if (before) for (const key of tallyKeys(before)) this.#add(key, -1)
    if (after) for (const key of tallyKeys(after)) this.#add(key, 1)
  }

  #add(key: string, more: number): void {
    const count = this.get(key) + more
    if (count === 0) this.#counts.delete(key)
    else this.#counts.set(key, count)
  }
}
