import type { Observation, ObservationOf, ObservedView } from '../resources/observed.ts'
import type { Change, Draft, World } from '../resources/world.ts'

/**
 * store: what was decided and what was observed, durably. One process is master of a data directory. The world is held
 * in memory, indexed; a transaction runs against an overlay and is answered only after its changes are on disk, many
 * of them sharing one fsync.
 */
export interface Store extends AsyncDisposable {
  /** What memory holds now. An iteration that is kept across an `await` sees what changed meanwhile. */
  readonly world: World
  readonly observed: ObservedView
  /** How often this data has been opened, this time included: more at every start, and never the same again. */
  readonly epoch: number
  /**
   * Runs `change` on a draft. If it throws, nothing has changed. Resolves, or rejects with what was thrown, after what it
   * changed, and everything it may have read, is durable; when that could not be written it is taken back and this
   * rejects. `change` may run again if somebody else was faster: it must be a function of its argument.
   */
  transact<T>(change: (draft: Draft) => T): Promise<T>
  /**
   * The same, but answers as soon as memory holds the changes; they reach the disk with the next batch, and are taken
   * back if that cannot be written. Only for what the reconciler would find out again by itself after a crash.
   */
  apply<T>(change: (draft: Draft) => T): T
  /**
   * Records what the fabric saw. Latest wins per (kind, id). It reaches the disk within a second; a session that its limit
   * of prefixes closes, or that is open again, before this returns, for a later start could not find that out.
   */
  observe(observations: readonly Observation[]): void
  /** Forgets observations of things that are gone. */
  forget(kind: Observation['kind'], id: string): void
  /**
   * Called synchronously after every change of memory, with what changed; a failed write that is taken back is such a
   * change too. What a listener itself changes is told after all have heard the first. Dispose to stop.
   */
  onChange(listener: (changes: readonly Change[]) => void): Disposable
  /** Called synchronously after something was observed or forgotten, under the same terms. */
  onObserve(listener: (sightings: readonly Sighting[]) => void): Disposable
  /** The earliest `dueAt` of all rows, or undefined. */
  nextDue(): number | undefined
  /** Rows whose `dueAt` is at or before `now`. */
  due(now: number): readonly { readonly kind: Change['kind']; readonly id: string }[]
}

/** One observation that came or went: `before` undefined = seen for the first time, `after` undefined = forgotten. */
export interface Sighting<K extends Observation['kind'] = Observation['kind']> {
  readonly kind: K
  readonly id: string
  readonly before: ObservationOf<K> | undefined
  readonly after: ObservationOf<K> | undefined
}
