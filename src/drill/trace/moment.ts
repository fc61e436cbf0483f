import { ALL_UP, afterLosses, type Beliefs } from '../../routing/beliefs.ts'
import { type Convergence, converge } from '../../routing/converge.ts'
import { type Assumptions, type Breakage, damage, notices, withSharedFate } from '../../routing/detection.ts'
import { closedIn } from '../../routing/limitClosures.ts'
import type { Topology } from '../../topology/topology.ts'

/** Where things stand when a packet is traced: tables, and links that swallow packets. */
export interface Moment {
  readonly convergence: Convergence
  readonly brokenLinks: ReadonlySet<string>
  /** Loss and lowered rates in force, with all that shares their fate; absent = none. */
  readonly gray?: readonly Breakage[]
}

export interface StandingFault extends Omit<Breakage, 'component'> {
  readonly on: string
  /** Epoch ms. */
  readonly since: number
}

/**
 * The tables at `now` with these faults in force: ends whose timers have run out since a fault began have noticed it.
 * `closed`: sessions that a limit of prefixes keeps closed, though fewer may come now.
 */
export function momentAt(
  topology: Topology,
  faults: readonly StandingFault[],
  now: number,
  assumptions: Assumptions,
  closed: readonly string[] = [],
): Moment {
  const { network, domains, baseline } = topology
  const known = new Set(domains.map(domain => domain.id))
  const standing = faults
    .filter(fault => known.has(fault.on) && fault.since <= now)
    .map(({ on, since, ...how }) => ({ ...how, component: on, sinceMs: since }))
  let beliefs: Beliefs = ALL_UP
  const whole = closedIn(network, ALL_UP, closed)
  let convergence = whole === ALL_UP ? baseline : converge(network, whole, baseline)
  const passed = notices(network, standing, assumptions).filter(({ atMs }) => atMs <= now)
  passed.forEach(({ atMs, event }, i) => {
    beliefs = afterLosses(beliefs, [event], network)
    if (passed[i + 1]?.atMs === atMs) return
    // Step by step, because an end that no longer hears its neighbour keeps what it heard last.
    const begun = standing.filter(({ sinceMs }) => sinceMs <= atMs)
    const { blockedSessions } = damage(network, begun, assumptions)
    convergence = converge(network, closedIn(network, { ...beliefs, sessionsBlocked: blockedSessions }, closed), convergence)
  })
  const gray = withSharedFate(network, standing).filter(({ kind }) => kind === 'loss' || kind === 'rate')
  const { brokenLinks } = damage(network, standing, assumptions)
  return { convergence, brokenLinks, ...(gray.length > 0 ? { gray } : {}) }
}
