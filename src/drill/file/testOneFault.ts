import type { Convergence } from '../../routing/converge.ts'
import { type Breakage, damage } from '../../routing/detection.ts'
import type { Network } from '../../routing/network.ts'
import { failing, healing, type Phase, type Timeline } from '../../routing/timeline.ts'
import { DEFAULT_ASSUMPTIONS } from '../assumptions.ts'
import { type PhaseTimeline, phaseTimelines } from './phaseTimeline.ts'

/** For tests: so long after the fault it heals, when everybody has long noticed. */
export const LONG_MS = 3_600_000

/** The same fault and its end twice: as a scenario, and as two moments on one clock. */
export interface OneFault {
  readonly down: Timeline
  readonly up: Timeline
  readonly first: PhaseTimeline
  readonly second: PhaseTimeline
}

/** For tests: nothing that one of them settles is known to another. */
export function oneFault(network: Network, before: Convergence, breakages: readonly Breakage[], phase: Phase): OneFault {
  const harm = damage(network, breakages, DEFAULT_ASSUMPTIONS)
  const down = failing(network, before, harm, phase, { byBeliefs: new Map() })
  const up = healing(network, down, harm, DEFAULT_ASSUMPTIONS, phase, { byBeliefs: new Map() })
  const changes = [
    { atMs: 0, breakages },
    { atMs: LONG_MS, breakages: [] },
  ]
  const phases = { losses: phase, returns: phase }
  const [first, second] = phaseTimelines(network, before, changes, DEFAULT_ASSUMPTIONS, phases, { byBeliefs: new Map() })
  if (!first || !second) throw new TypeError('each change has a timeline')
  return { down, up, first, second }
}
