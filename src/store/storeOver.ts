import { draftOf } from '../resources/draft.ts'
import type { Kind } from '../resources/kinds.ts'
import type { Observation, ObservedView } from '../resources/observed.ts'
import type { WorldTables } from '../resources/tables.ts'
import type { Change, Draft, World } from '../resources/world.ts'
import { Batch } from './batch.ts'
import type { Journal, ObservationState } from './journal.ts'
import { Listeners } from './listeners.ts'
import { Observations } from './observations.ts'
import { opensOrCloses } from './opensOrCloses.ts'
import type { Sighting, Store } from './store.ts'

/** What a store begins with: everything that was kept, and how often that was opened. */
export interface Kept {
  readonly tables: WorldTables
  readonly observations: Iterable<Observation>
  readonly epoch: number
}

/** A store of what was kept, which keeps every further change in `journal` and owns both. */
export function storeOver(journal: Journal, kept: Kept): Store {
  return new JournaledStore(journal, kept)
}

/** Group commit: whatever is decided during one turn of the event loop is written at its end, in one transaction. */
class JournaledStore implements Store {
  readonly #journal: Journal
  readonly #tables: WorldTables
  readonly #observations: Observations
  readonly #listeners = new Listeners<Change>()
  readonly #observers = new Listeners<Sighting>()
  readonly epoch: number
  #pending: Batch | undefined
  #state: 'idle' | 'changing' | 'closed' = 'idle'

  constructor(journal: Journal, { tables, observations, epoch }: Kept) {
    this.#journal = journal
    this.#tables = tables
    this.epoch = epoch
    this.#observations = new Observations(journal, observations)
  }

  get world(): World {
    return this.#tables
  }

  get observed(): ObservedView {
    return this.#observations
  }

  async transact<T>(change: (draft: Draft) => T): Promise<T> {
    try {
      return this.apply(change)
    } finally {
      // A refusal too may rest on something it read that is not durable yet.
      await this.#pending?.done
    }
  }

  apply<T>(change: (draft: Draft) => T): T {
    const { result, changes } = this.#run(change)
    if (changes.length > 0) this.#commit(changes)
    return result
  }

  observe(observations: readonly Observation[]): void {
    this.#assertOpen()
    if (observations.length > 0) this.#seen(observations.map(observation => this.#observations.add(observation)))
  }

  forget(kind: Observation['kind'], id: string): void {
    this.#assertOpen()
    const sighting = this.#observations.forget(kind, id)
    if (sighting) this.#seen([sighting])
  }

  onChange(listener: (changes: readonly Change[]) => void): Disposable {
    return this.#listeners.add(listener)
  }

  onObserve(listener: (sightings: readonly Sighting[]) => void): Disposable {
    return this.#observers.add(listener)
  }

  nextDue(): number | undefined {
    return this.#tables.nextDue()
  }

  due(now: number): readonly { readonly kind: Kind; readonly id: string }[] {
    return this.#tables.due(now).map(({ kind, id }) => ({ kind, id }))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#state === 'closed') return
    this.#flush()
    this.#state = 'closed'
    using _ = this.#journal
    this.#observations.flush()
  }

  #run<T>(change: (draft: Draft) => T): { result: T; changes: readonly Change[] } {
    this.#assertOpen()
    if (this.#state === 'changing') throw new TypeError('a transaction began inside another one')
    this.#state = 'changing'
    const draft = draftOf(this.#tables)
    try {
      return { result: change(draft), changes: draft.changes() }
    } finally {
      draft.close()
      this.#state = 'idle'
    }
  }

  #commit(changes: readonly Change[]): void {
    if (this.#pending === undefined) {
      this.#pending = new Batch(this.#tables)
      setImmediate(() => this.#flush())
    }
    this.#pending.apply(changes)
    this.#listeners.tell(changes)
  }

  /** What keeps a session closed is durable before anybody hears of it, together with everything that was decided before. */
  #seen(sightings: readonly Sighting[]): void {
    this.#observations.writeNow(sightings.filter(opensOrCloses), states => this.#flush(states))
    this.#observers.tell(sightings)
  }

  /** Answers whether all of it was written. */
  #flush(observed: readonly ObservationState[] = []): boolean {
    const batch = this.#pending
    if (batch === undefined && observed.length === 0) return true
    this.#pending = undefined
    try {
      this.#journal.write(batch?.rows() ?? [], observed)
      batch?.keep()
      return true
    } catch (cause) {
      if (batch) this.#listeners.tell(batch.takeBack(cause))
      return false
    }
  }

  #assertOpen(): void {
    if (this.#state === 'closed') throw new Error('The store is closed.')
  }
}
