import type { Context } from '../operations/operation.ts'
import type { Kind } from '../resources/kinds.ts'
import { unveiled, type VirtualInterface, veiled } from '../resources/virtualInterface.ts'
import type { Draft, Row } from '../resources/world.ts'

/** An operation looked at something that follows from a network which is not built yet. */
export class LookedAhead extends Error {
  /** Whether it was at light, and states that follow it, and at nothing else. */
  readonly isAtLightAlone: boolean

  constructor(isAtLightAlone: boolean) {
    super('the network is to be built first')
    this.isAtLightAlone = isAtLightAlone
  }
}

/** Rows with states that follow light and BGP (`src/reconcile/lifecycles.ts`). */
const FOLLOWING: ReadonlySet<Kind> = new Set<Kind>(['connection', 'lag', 'virtualInterface'])

/** Those with states that follow light alone. */
const LIT: ReadonlySet<Kind> = new Set<Kind>(['connection', 'lag'])

/**
 * Answers as long as the operation sees nothing that the network decides: neither what is observed nor a state that
 * follows it. Otherwise what it answers or refuses with is dropped, and `LookedAhead` is thrown. Where light is not
 * behind, ports may be looked at: most of what an estate orders switches no light.
 */
export function withoutLookingAhead(
  context: Context,
  operate: (context: Context) => unknown,
  { isLightBehind = true }: { readonly isLightBehind?: boolean } = {},
): unknown {
  const lookedAt = { light: false, more: false }
  const look = () => {
    lookedAt.more = true
  }
  const lookAtLight = () => {
    lookedAt.light = true
  }
  const made = new Set<string>()
  const isBehind = (kind: Kind) => FOLLOWING.has(kind) && (isLightBehind || !LIT.has(kind))
  const observed: Context['observed'] = {
    get: (kind, id) => {
      // Nothing is seen yet of what this call itself makes. A tunnel's id begins with its connection's.
      if (!made.has(id.split('/')[0] ?? id)) {
        if (kind !== 'light') look()
        else if (isLightBehind) lookAtLight()
      }
      return context.observed.get(kind, id)
    },
  }
  try {
    return operate({ ...context, world: watched(context.world, { look, lookAtLight, made, isBehind }), observed })
  } finally {
    // biome-ignore lint/correctness/noUnsafeFinally: its refusal may rest on what it has seen, and goes with its answer.
    if (lookedAt.light || lookedAt.more) throw new LookedAhead(!lookedAt.more)
  }
}

interface Watch {
  readonly look: () => void
  readonly lookAtLight: () => void
  readonly made: Set<string>
  readonly isBehind: (kind: Kind) => boolean
}

function watched(world: Draft, { look, lookAtLight, made, isBehind }: Watch): Draft {
  /** A row that is read twice is the same one. */
  const veils = new Map<Row, Row>()
  const behindVeil = (row: Row<'virtualInterface'>): Row => {
    const known = veils.get(row) ?? { ...row, body: veiled(row.body, look) }
    veils.set(row, known)
    return known
  }
  const seen = <R extends Row | undefined>(row: R): R => {
    if (!row || !isBehind(row.kind) || made.has(row.id)) return row
    // Orders on a port count what is there, and take no interest in how its sessions are.
    if (row.kind === 'virtualInterface') return behindVeil(row as Row<'virtualInterface'>) as R
    lookAtLight()
    return row
  }
  const each = <R extends Row>(kind: Kind, rows: Iterable<R>): Iterable<R> => (isBehind(kind) ? [...rows].map(seen) : rows)
  return {
    get: (kind, id) => seen(world.get(kind, id)),
    all: kind => each(kind, world.all(kind)),
    within: (kind, scope) => each(kind, world.within(kind, scope)),
    referring: (kind, id) => each(kind, world.referring(kind, id)),
    orderOf: (kind, id) => world.orderOf(kind, id),
    tally: key => world.tally?.(key),
    put: (kind, id, scope, body, timer) => {
      if (!world.get(kind, id)) for (const each of [id, ...partsOf(body)]) made.add(each)
      return world.put(kind, id, scope, beneath(body), timer)
    },
    update: (kind, id, change, timer) => world.update(kind, id, change, timer),
    remove: (kind, id) => world.remove(kind, id),
  }
}

/** Sessions are seen by the ids of peers. */
function partsOf(body: object): readonly string[] {
  return 'peers' in body ? (body as VirtualInterface).peers.map(({ id }) => id) : []
}

/** A veil is the operation's: what it puts is kept without. */
function beneath<Body extends object>(body: Body): Body {
  return unveiled(body as object as VirtualInterface) as object as Body
}
