import type { Beliefs } from './beliefs.ts'
import type { Convergence } from './converge.ts'
import { closedIn, type LimitClosures, openedIn } from './limitClosures.ts'
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
 * Settles, with sessions that try again after their limit had closed them, and closes those that are over it. Undefined
 * where nothing comes of it: whoever tried is closed again at once.
 */
export function settleWithin(
  network: Network,
  { atMs, beliefs, isNew }: Moment,
  closures: LimitClosures,
  previous: Convergence,
  settled: Settled | Settling,
): { readonly beliefs: Beliefs; readonly convergence: Convergence } | undefined {
  if (isNew) closures.somethingChanged(atMs)
  const tried = closures.tryAgain(atMs, isNew, beliefs)
  if (!isNew && tried.size === 0) return undefined
  const open = tried.size === 0 ? beliefs : openedIn(network, beliefs, tried)
  const convergence = typeof settled === 'function' ? settled(open, previous) : settle(network, open, previous, settled)
  const { limitHits } = convergence.tables
  if (limitHits.size === 0 && tried.size === 0) return { beliefs, convergence }
  closures.close(limitHits, atMs)
  const isAsBefore = limitHits.size === tried.size && tried.isSubsetOf(limitHits)
  if (!isNew && isAsBefore) return undefined
  if (!isAsBefore) closures.somethingChanged(atMs, true)
  return { beliefs: closedIn(network, open, limitHits.keys()), convergence }
}
