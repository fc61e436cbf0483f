import type { Beliefs } from './beliefs.ts'
import type { Convergence } from './converge.ts'
import { closedIn, type LimitClosures, openedIn } from './limitClosures.ts'
import type { LimitHit } from './limitHit.ts'
import type { Network } from './network.ts'
import { type Settled, settle } from './settle.ts'

/** What ends believe from a moment on; `isNew`: something has just happened, else it is only time for somebody to try again. */
export interface Moment {
  readonly atMs: number
  readonly beliefs: Beliefs
  readonly isNew: boolean
}

/** What comes of beliefs; `previous` is the state before. */
export type Settling = (beliefs: Beliefs, previous: Convergence) => Convergence

/**
 * Settles, with sessions that try again after their limit had closed them, and closes those that are over it. Where a try
 * changes anything, those that are tried whenever anything changes are tried at the same moment, as far as they stay open.
 * Undefined where nothing comes of it: whoever tried is closed again at once.
 */
export function settleWithin(
  network: Network,
  { atMs, beliefs, isNew }: Moment,
  closures: LimitClosures,
  previous: Convergence,
  settled: Settled | Settling,
): Outcome | undefined {
  const isClosed = ({ session }: LimitHit) => closures.has(session)
  if (isNew) closures.somethingChanged(atMs)
  let tried = closures.tryAgain(atMs, isNew, beliefs)
  if (!isNew && tried.size === 0) return undefined
  let outcome = settleOpen(network, { beliefs, convergence: previous }, tried, settled)
  const { limitHits } = outcome.convergence.tables
  closures.close(limitHits, atMs)
  const isAsBefore = limitHits.size === tried.size && tried.isSubsetOf(limitHits)
  if (isAsBefore) return isNew ? outcome : undefined
  closures.somethingChanged(atMs, true)
  // Every turn tries somebody, and nobody is tried without end.
  while (tried.size > 0) {
    tried = closures.tryAgain(atMs, true, beliefs, outcome.convergence.tables.limitHits)
    if (tried.size === 0) return outcome
    const next = settleOpen(network, outcome, tried, settled)
    const { limitHits } = next.convergence.tables
    if (tried.isSubsetOf(limitHits)) {
      closures.close(new Map([...limitHits].filter(([name]) => tried.has(name))), atMs)
      return outcome
    }
    closures.close(limitHits, atMs)
    closures.somethingChanged(atMs, true)
    outcome = { ...next, convergence: withHits(next.convergence, outcome.convergence.tables.limitHits.values().filter(isClosed)) }
  }
  return outcome
}

interface Outcome {
  readonly beliefs: Beliefs
  readonly convergence: Convergence
}

/** What comes of it when these sessions are open, and those closed that are over their limit then. */
function settleOpen(
  network: Network,
  { beliefs, convergence: previous }: Outcome,
  tried: ReadonlySet<string>,
  settled: Settled | Settling,
): Outcome {
  const open = tried.size === 0 ? beliefs : openedIn(network, beliefs, tried)
  const convergence = typeof settled === 'function' ? settled(open, previous) : settle(network, open, previous, settled)
  return { beliefs: closedIn(network, open, convergence.tables.limitHits.keys()), convergence }
}

/** What closed sessions at the same moment before is told with it. */
function withHits(convergence: Convergence, earlier: Iterable<LimitHit>): Convergence {
  const { tables } = convergence
  const limitHits = new Map([...earlier].map(hit => [hit.session, hit] as const))
  if (limitHits.size === 0) return convergence
  for (const [name, hit] of tables.limitHits) limitHits.set(name, hit)
  return { ...convergence, tables: { ...tables, limitHits, overLimit: new Set(limitHits.keys()) } }
}
