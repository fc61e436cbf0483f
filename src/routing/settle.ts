import { ALL_UP, type Beliefs, isQuiet } from './beliefs.ts'
import { remembersThePast } from './believedSessions.ts'
import { type Convergence, converge } from './converge.ts'
import { beliefKey, heardKey } from './heardKey.ts'
import type { Network } from './network.ts'
import type { OnDemand } from './onDemand.ts'

/** Remembers settled states: those that depend on what is down alone, not on how it came about. */
export interface Settled {
  /** The first, which are the ones that others are made of: what is played first has the fewest faults. */
  readonly byBeliefs: Map<string, Convergence>
  /** The last, in which the phases of one scenario meet. */
  recent?: Map<string, Convergence>
  /** The state in which everything is up: all that depends on what is down alone is reached from there. */
  origin?: Convergence
  weight?: number
  /** Settles one prefix after the other as they are asked for, and remembers for itself; absent = all of them at once. */
  readonly onDemand?: OnDemand
}

/** Routes and announcements that are kept, all in all. */
const MOST_KEPT = 100_000
const MOST_RECENT = 8

/**
 * Converges, from memory where the outcome cannot depend on the past: no end lives on what it heard before. Such a state is
 * always reached from the one in which everything is up, so that it is the same whatever was played earlier.
 */
export function settle(network: Network, beliefs: Beliefs, previous: Convergence, settled: Settled): Convergence {
  if (settled.onDemand) return settled.onDemand.settle(beliefs, previous)
  if (remembersThePast(network, beliefs)) return converge(network, beliefs, previous)
  settled.origin ??= isQuiet(previous.beliefs) && previous.network === network ? previous : converge(network, ALL_UP)
  const { origin } = settled
  if (isQuiet(beliefs)) return origin
  const key = beliefKey(beliefs)
  const known = recalled(settled, key)
  if (known) return known
  // What nobody hears or sends differently is settled alike, whoever has taken down what.
  const alike = `= ${heardKey(network, beliefs)}`
  const convergence = converge(network, beliefs, recalled(settled, alike) ?? origin)
  keep(settled, key, convergence)
  keep(settled, alike, convergence)
  return convergence
}

function recalled({ byBeliefs, recent }: Settled, key: string): Convergence | undefined {
  return byBeliefs.get(key) ?? recent?.get(key)
}

function keep(settled: Settled, key: string, convergence: Convergence): void {
  const weight = (settled.weight ?? 0) + convergence.rib.weight + LEAST_WEIGHT
  if (weight <= MOST_KEPT) {
    settled.weight = weight
    settled.byBeliefs.set(key, convergence)
    return
  }
  settled.recent ??= new Map()
  settled.recent.set(key, convergence)
  const [oldest] = settled.recent.keys()
  if (settled.recent.size > MOST_RECENT && oldest !== undefined) settled.recent.delete(oldest)
}

/** What a state takes that shares everything. */
const LEAST_WEIGHT = 10
