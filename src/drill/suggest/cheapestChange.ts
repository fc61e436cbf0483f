import { draftOf } from '../../resources/draft.ts'
import type { World } from '../../resources/world.ts'
import type { Geography } from '../../topology/builder.ts'
import { compile } from '../../topology/compile.ts'
import type { Topology } from '../../topology/topology.ts'
import { drill } from '../drill.ts'
import { everySingle } from '../play/enumerate.ts'
import { isKept } from '../play/isKept.ts'
import { compare } from '../play/worst.ts'
import type { FlowVerdict, Scenario, Suggestion } from '../report.ts'
import type { Script } from '../script.ts'
import { type Candidate, COST_CLASSES, candidatesFor } from './candidateChanges.ts'

export interface CheapestChanges {
  /** The worst single failure; absent = none of them hurts: all flows go on within a second, and none loses its spare way. */
  readonly worst?: Scenario
  /** Cheapest class first; empty = none of those that are known removes it. */
  readonly suggestions: readonly Suggestion[]
}

/**
 * The changes that remove the worst single failure. Each was made on a copy and drilled: the failure then leaves every flow
 * whole, dark for a tenth of the time at most where more than a second of darkness was what hurt, and with a spare way
 * where nothing but the loss of that did; and no other single failure is worse than the worst was.
 */
export function cheapestChanges(world: World, geography: Geography): CheapestChanges {
  const topology = compile(world, geography)
  const { worst } = drill(topology, everySingle(topology))
  if (!worst || (isShort(worst) && worst.flows.every(flow => !flow.redundancyLost))) return { suggestions: [] }
  const suggestions = candidatesFor(world, topology)
    .filter(candidate => removes(world, geography, candidate, worst))
    .map(({ costs, change }) => ({ costs, change }))
    .sort((a, b) => COST_CLASSES.indexOf(a.costs) - COST_CLASSES.indexOf(b.costs))
  return { worst, suggestions }
}

/** Darkness that nobody buys anything against. */
export const SHORT_MS = 1000

/** Whether every flow loses a second at most, and perhaps its spare way. */
export function isShort({ flows }: Scenario): boolean {
  return flows.every(flow => isKept(flow) && flow.darkMs !== null && flow.darkMs <= SHORT_MS)
}

function removes(world: World, geography: Geography, candidate: Candidate, worst: Scenario): boolean {
  const draft = draftOf(world)
  candidate.make(draft)
  const changed = compile(draft, geography)
  const script = scriptOf(changed, worst)
  if (!script) return false
  const [after] = drill(changed, [script]).scenarios
  if (!after?.flows.every((flow, i) => isRemoved(worst.flows[i], flow))) return false
  if (isShort(worst) && after.flows.some(flow => flow.redundancyLost)) return false
  const worstNow = drill(changed, everySingle(changed)).worst
  return worstNow === undefined || compare(worstNow, worst) >= 0
}

/** The same failure there; undefined where it cannot happen any more. */
function scriptOf(topology: Topology, { faults }: Scenario): Script | undefined {
  const script = faults.flatMap(({ on, kind }) => {
    const domain = topology.domains.find(({ id }) => id === on)
    return domain ? [{ domain, kind }] : []
  })
  return script.length === faults.length ? script : undefined
}

/** What was as bad before the fault is not for a change against the fault to mend. */
function isRemoved(before: FlowVerdict | undefined, after: FlowVerdict): boolean {
  if (!before || !isKept(after) || after.darkMs === null) return false
  if (!isKept(before) || before.darkMs === null) return true
  return after.darkMs <= before.darkMs / (before.darkMs > SHORT_MS ? 10 : 1)
}
