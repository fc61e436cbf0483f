import { draftOf } from '../../resources/draft.ts'
import type { World } from '../../resources/world.ts'
import type { Geography } from '../../topology/builder.ts'
import { compile } from '../../topology/compile.ts'
import type { Topology } from '../../topology/topology.ts'
import { drill } from '../drill.ts'
import { everySingle } from '../play/enumerate.ts'
import { compare } from '../play/worst.ts'
import type { FlowVerdict, Scenario, Suggestion } from '../report.ts'
import type { Script } from '../script.ts'
import { type Candidate, COST_CLASSES, candidatesFor } from './candidateChanges.ts'

/**
 * The changes that remove the worst single failure, cheapest class first. Each was made on a copy and drilled: the failure then
 * leaves every flow whole, and dark for a tenth of the time at most where darkness was what hurt; and no other single
 * failure is worse than the worst was. An empty list says that none of those that are known does.
 */
export function cheapestChanges(world: World, geography: Geography): readonly Suggestion[] {
  const topology = compile(world, geography)
  const { worst } = drill(topology, everySingle(topology))
  if (!worst || worst.flows.every(flow => flow.survives === 'whole' && flow.darkMs === 0)) return []
  return candidatesFor(world, topology)
    .filter(candidate => removes(world, geography, candidate, worst))
    .map(({ costs, change }) => ({ costs, change }))
    .sort((a, b) => COST_CLASSES.indexOf(a.costs) - COST_CLASSES.indexOf(b.costs))
}

function removes(world: World, geography: Geography, candidate: Candidate, worst: Scenario): boolean {
  const draft = draftOf(world)
  candidate.make(draft)
  const changed = compile(draft, geography)
  const script = scriptOf(changed, worst)
  if (!script) return false
  const [after] = drill(changed, [script]).scenarios
  if (!after?.flows.every((flow, i) => isRemoved(worst.flows[i], flow))) return false
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

function isRemoved(before: FlowVerdict | undefined, after: FlowVerdict): boolean {
  if (!before || after.survives !== 'whole' || after.darkMs === null) return false
  if (before.survives !== 'whole' || before.darkMs === null) return true
  return after.darkMs <= before.darkMs / (before.darkMs > 1000 ? 10 : 1)
}
