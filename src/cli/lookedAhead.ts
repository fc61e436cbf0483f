import type { Context } from '../operations/operation.ts'
import type { Kind } from '../resources/kinds.ts'
import type { Draft, Row } from '../resources/world.ts'

/** An operation looked at something that follows from a network which is not built yet. */
export class LookedAhead extends Error {}

/** Rows with states that follow light and BGP (`src/reconcile/lifecycles.ts`). */
const FOLLOWING: ReadonlySet<Kind> = new Set<Kind>(['connection', 'lag', 'virtualInterface'])

/**
 * Answers as long as the operation sees nothing that the network decides: neither what is observed nor a row with a state
 * that follows it. Otherwise what it answers or refuses with is dropped, and `LookedAhead` is thrown.
 */
export function withoutLookingAhead(context: Context, operate: (context: Context) => unknown): unknown {
  let hasLooked = false
  const look = () => {
    hasLooked = true
  }
  const made = new Set<string>()
  const observed: Context['observed'] = {
    get: (kind, id) => {
      // Nothing is seen yet of what this call itself makes. A tunnel's id begins with its connection's.
      if (!made.has(id.split('/')[0] ?? id)) look()
      return context.observed.get(kind, id)
    },
  }
  try {
    return operate({ ...context, world: watched(context.world, look, made), observed })
  } finally {
    // biome-ignore lint/correctness/noUnsafeFinally: its refusal may rest on what it has seen, and goes with its answer.
    if (hasLooked) throw new LookedAhead('the network is to be built first')
  }
}

function watched(world: Draft, look: () => void, made: Set<string>): Draft {
  const seen = <R extends Row | undefined>(row: R): R => {
    if (row && FOLLOWING.has(row.kind) && !made.has(row.id)) look()
    return row
  }
  const each = <R extends Row>(kind: Kind, rows: Iterable<R>): Iterable<R> => (FOLLOWING.has(kind) ? [...rows].map(seen) : rows)
  return {
    get: (kind, id) => seen(world.get(kind, id)),
    all: kind => each(kind, world.all(kind)),
    within: (kind, scope) => each(kind, world.within(kind, scope)),
    referring: (kind, id) => each(kind, world.referring(kind, id)),
    orderOf: (kind, id) => world.orderOf(kind, id),
    tally: key => world.tally?.(key),
    put: (kind, id, scope, body, timer) => {
      if (!world.get(kind, id)) made.add(id)
      return world.put(kind, id, scope, body, timer)
    },
    update: (kind, id, change, timer) => world.update(kind, id, change, timer),
    remove: (kind, id) => world.remove(kind, id),
  }
}
