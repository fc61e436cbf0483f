import type { Observation, ObservationOf, ObservedView } from '../resources/observed.ts'
import type { Journal, ObservationState } from './journal.ts'
import type { Sighting } from './store.ts'

/** The least time between two writes of observations. */
const WRITE_INTERVAL_MS = 1000

/** What the fabric saw last of each thing: at once in memory, in the journal within a second. */
export class Observations implements ObservedView {
  readonly #journal: Journal
  readonly #latest = new Map<string, Observation>()
  readonly #unwritten = new Map<string, ObservationState>()
  #timer: NodeJS.Timeout | undefined

  constructor(journal: Journal, kept: Iterable<Observation>) {
    this.#journal = journal
    for (const observation of kept) this.#latest.set(keyOf(observation), observation)
  }

  get<K extends Observation['kind']>(kind: K, id: string): ObservationOf<K> | undefined {
    return this.#latest.get(keyOf({ kind, id })) as ObservationOf<K> | undefined
  }

  add(observation: Observation): Sighting {
    const { kind, id } = observation
    const before = this.get(kind, id)
    this.#latest.set(keyOf(observation), observation)
    this.#write({ kind, id, observation })
    return { kind, id, before, after: observation }
  }

  /** Answers what was forgotten; undefined where nothing was known. */
  forget(kind: Observation['kind'], id: string): Sighting | undefined {
    const before = this.get(kind, id)
    if (before === undefined) return undefined
    this.#latest.delete(keyOf({ kind, id }))
    this.#write({ kind, id, observation: undefined })
    return { kind, id, before, after: undefined }
  }

  /** Writes what is not written yet. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#unwritten.size === 0) return
    this.#journal.observe([...this.#unwritten.values()])
    this.#unwritten.clear()
  }

  #write(state: ObservationState): void {
    this.#unwritten.set(keyOf(state), state)
    this.#timer ??= setTimeout(() => this.#flushOrTryAgain(), WRITE_INTERVAL_MS).unref()
  }

  /** A disk that is full fails the next decision loudly; what was observed waits, and is observed anew after a restart. */
  #flushOrTryAgain(): void {
    try {
      this.flush()
    } catch {
      this.#timer = setTimeout(() => this.#flushOrTryAgain(), WRITE_INTERVAL_MS).unref()
    }
  }
}

function keyOf({ kind, id }: { readonly kind: Observation['kind']; readonly id: string }): string {
  return `${kind} ${id}`
}
