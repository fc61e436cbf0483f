import type { Kind } from './kinds.ts'
import type { World } from './world.ts'

/** An id from `make` that no row of the kind has yet. */
export function freshId<Id extends string>(world: World, kind: Kind, make: () => Id): Id {
  for (let attempt = 0; attempt < 20; attempt++) {
    const id = make()
    if (world.get(kind, id) === undefined) return id
  }
  throw new TypeError(`no free id for a new ${kind}: the entropy repeats itself`)
}
