import type { Kind } from '../resources/kinds.ts'
import type { Row, Scope, World } from '../resources/world.ts'

/** What of a world one account may see: its own rows. */
export class AccountWorld implements World {
  readonly #world: World
  readonly #account: string

  constructor(world: World, account: string) {
    this.#world = world
    this.#account = account
  }

  get<K extends Kind>(kind: K, id: string): Row<K> | undefined {
    const row = this.#world.get(kind, id)
    return row?.account === this.#account ? row : undefined
  }

  orderOf(kind: Kind, id: string): number | undefined {
    return this.get(kind, id) && this.#world.orderOf(kind, id)
  }

  *all<K extends Kind>(kind: K): Iterable<Row<K>> {
    for (const row of this.#world.all(kind)) if (row.account === this.#account) yield row
  }

  *within<K extends Kind>(kind: K, scope: Scope): Iterable<Row<K>> {
    if (scope.account === this.#account) yield* this.#world.within(kind, scope)
  }

  *referring<K extends Kind>(kind: K, id: string): Iterable<Row<K>> {
    for (const row of this.#world.referring(kind, id)) if (row.account === this.#account) yield row
  }
}
