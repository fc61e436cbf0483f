import type { Observation, ObservationOf, ObservedView } from '../resources/observed.ts'
import type { Journal, ObservationState } from './journal.ts'
import type { Sighting } from './store.ts'

/** The least time between two writes of the same thing's observations. */
const WRITE_INTERVAL_MS = 1000
/** More at once would keep requests waiting for milliseconds: the rest follows a little later. */
const MOST_AT_ONCE = 128
const PAUSE_MS = 5

/** What the fabric saw last of each thing: at once in memory, in the journal within a second, or sooner where somebody asks. */
export class Observations implements ObservedView {
  readonly #journal: Journal
  readonly #latest = new Map<string, Observation>()
  #unwritten = new Map<string, ObservationState>()
  /** What is being written, piece by piece; what is seen meanwhile waits its second. */
  #writing = new Map<string, ObservationState>()
  #timer: NodeJS.Timeout | undefined
  #version: object | undefined

  constructor(journal: Journal, kept: Iterable<Observation>) {
    this.#journal = journal
    for (const observation of kept) this.#latest.set(keyOf(observation), observation)
  }

  get version(): object {
    this.#version ??= {}
    return this.#version
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

  /** Has `write` keep what is known of these things now, ahead of all else that waits; where it answers false, they wait too. */
  writeNow(things: Iterable<Thing>, write: (states: readonly ObservationState[]) => boolean): void {
    const states = new Map<string, ObservationState>()
    for (const { kind, id } of things) states.set(keyOf({ kind, id }), { kind, id, observation: this.get(kind, id) })
    if (states.size === 0 || !write([...states.values()])) return
    for (const key of states.keys()) {
      this.#unwritten.delete(key)
      this.#writing.delete(key)
    }
  }

  /** Writes what is not written yet. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    do this.#writeSome()
    while (this.#writing.size > 0 || this.#unwritten.size > 0)
  }

  #writeSome(): void {
    if (this.#writing.size === 0) [this.#writing, this.#unwritten] = [this.#unwritten, this.#writing]
    const some = [...this.#writing.values().take(MOST_AT_ONCE)]
    if (some.length === 0) return
    this.#journal.observe(some)
    for (const state of some) this.#writing.delete(keyOf(state))
  }

  #write(state: ObservationState): void {
    this.#version = undefined
    this.#unwritten.set(keyOf(state), state)
    this.#timer ??= this.#writeIn(WRITE_INTERVAL_MS)
  }

  /** A disk that is full fails the next decision loudly; what was observed waits, and is observed anew after a restart. */
  #writeOrTryAgain(): void {
    this.#timer = undefined
    try {
      this.#writeSome()
      if (this.#writing.size > 0) this.#timer = this.#writeIn(PAUSE_MS)
      else if (this.#unwritten.size > 0) this.#timer = this.#writeIn(WRITE_INTERVAL_MS)
    } catch {
      this.#timer = this.#writeIn(WRITE_INTERVAL_MS)
    }
  }

  #writeIn(ms: number): NodeJS.Timeout {
    return setTimeout(() => this.#writeOrTryAgain(), ms).unref()
  }
}

type Thing = Pick<ObservationState, 'kind' | 'id'>

function keyOf({ kind, id }: Thing): string {
  return `${kind} ${id}`
}
