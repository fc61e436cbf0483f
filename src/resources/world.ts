import type { Bodies, Kind } from './kinds.ts'

/**
 * resources: every noun of both sides of the bridge, as immutable rows. A World is the whole estate at one moment;
 * a Draft is a World with an overlay of changes that an operation makes and a store commits or drops. The rules that
 * constructors enforce (defaults, ranges, quotas) live in this room, so that the API and the estate file cannot drift.
 */

/** Who owns a row and where. DX gateways are global: their region is `global`. The customer's side uses `landbridge`. */
export interface Scope {
  readonly account: string
  readonly region: string
}

export interface Row<K extends Kind = Kind> extends Scope {
  readonly kind: K
  readonly id: string
  /** Compare-and-set counter: 1 at creation, +1 per change. */
  readonly rev: number
  /** When the reconciler must look again (epoch ms), for timed steps. */
  readonly dueAt?: number
  readonly body: Bodies[K]
}

/** Read-only view. Iteration is in order of creation. Lookups that may miss answer undefined. */
export interface World {
  get<K extends Kind>(kind: K, id: string): Row<K> | undefined
  all<K extends Kind>(kind: K): Iterable<Row<K>>
  /** Rows of one account and Region. */
  within<K extends Kind>(kind: K, scope: Scope): Iterable<Row<K>>
  /** Rows of `kind` whose body refers to the resource `id` or has it as an address (see `lookupKeysOf` in kinds.ts). */
  referring<K extends Kind>(kind: K, id: string): Iterable<Row<K>>
  /** Where the row stands in the order of creation: a number that only compares; undefined if there is no such row. */
  orderOf(kind: Kind, id: string): number | undefined
  /** How many rows count under a name (see `livePortTally.ts`). Absent or undefined: whoever wants to know counts them. */
  tally?(key: string): number | undefined
  /** The same object again = the very same rows, all of them. Absent or undefined: nobody knows. */
  readonly version?: object | undefined
}

/** A World that can be changed. Nothing outside sees the changes before the store has committed them. */
export interface Draft extends World {
  /** Creates or replaces; `rev` advances by itself. `dueAt: undefined` clears a timer. */
  put<K extends Kind>(kind: K, id: string, scope: Scope, body: Bodies[K], timer?: { readonly dueAt: number | undefined }): Row<K>
  /** Replaces the body of an existing row (keeps scope and timer unless given); throws TypeError if there is none. */
  update<K extends Kind>(kind: K, id: string, change: Partial<Bodies[K]>, timer?: { readonly dueAt: number | undefined }): Row<K>
  remove(kind: Kind, id: string): void
}

/** One change of a commit: `before` undefined = created, `after` undefined = removed. */
export interface Change {
  readonly kind: Kind
  readonly id: string
  readonly before: Row | undefined
  readonly after: Row | undefined
}
