import { type Beliefs, converge } from '../routing/converge.ts'
import { type Assumptions, damage } from '../routing/detection.ts'
import type { Topology } from '../topology/topology.ts'
import type { Moment } from './trace.ts'

export interface StandingFault {
  readonly on: string
  readonly kind: 'cut' | 'silent'
  /** Epoch ms. */
  readonly since: number
}

/** The tables at `now` with these faults in force: ends whose timers have run out since a fault began have noticed it. */
export function momentAt(topology: Topology, faults: readonly StandingFault[], now: number, assumptions: Assumptions): Moment {
  const linkEndsDown = new Set<string>()
  const sessionEndsDown = new Set<string>()
  const known = new Set(topology.domains.map(domain => domain.id))
  const standing = faults.filter(fault => known.has(fault.on))
  for (const fault of standing) {
    for (const { what, key, range } of damage(topology.network, [{ component: fault.on, kind: fault.kind }], assumptions)
      .events) {
      if (fault.since + range.worstMs <= now) (what === 'linkEnd' ? linkEndsDown : sessionEndsDown).add(key)
    }
  }
  const all = damage(
    topology.network,
    standing.map(fault => ({ component: fault.on, kind: fault.kind })),
    assumptions,
  )
  const beliefs: Beliefs = { linkEndsDown, sessionEndsDown, sessionsBlocked: all.blockedSessions }
  const convergence = standing.length === 0 ? topology.baseline : converge(topology.network, beliefs, topology.baseline)
  return { convergence, brokenLinks: all.brokenLinks }
}
