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
import { candidatesFor } from './candidateChanges.ts'
import { type Helping, inOrderOfCost, type PriceOf } from './costOrder.ts'
import { narrowedText } from './narrowedText.ts'

export interface CheapestChanges {
  /** The worst single failure; absent = none of them hurts: all flows go on within a second, and none loses its spare way. */
  readonly worst?: Scenario
  /** What was tried against it, by kind: `BFD`, `a VPN`. */
  readonly tried: readonly string[]
  /** Cheapest first; empty = none of those that were tried removes it. */
  readonly suggestions: readonly Suggestion[]
}

/**
 * The changes that remove the worst single failure. Each was made on a copy and drilled: the failure then leaves every flow
 * whole, dark for a tenth of the time at most where more than a second of darkness was what hurt, and with a spare way
 * where nothing but the loss of that did; and no other single failure is worse than the worst was. Cheapest is by class, and
 * in a class by `priceOf`, as far as somebody knows prices.
 */
export function cheapestChanges(world: World, geography: Geography, priceOf?: PriceOf): CheapestChanges {
  const topology = compile(world, geography)
  const { worst, baseline } = drill(topology, everySingle(topology))
  if (!worst || (isShort(worst) && worst.flows.every(flow => !flow.redundancyLost))) return { tried: [], suggestions: [] }
  const candidates = candidatesFor(world, topology)
  const helping = candidates.flatMap((candidate): Helping[] => {
    const copy = draftOf(world)
    candidate.make(copy)
    const changed = compile(copy, geography)
    const after = removes(changed, worst)
    if (!after) return []
    const change = `${candidate.change}${narrowedText(candidate, baseline, after)}`
    return [{ candidate, suggestion: { costs: candidate.costs, change }, price: priceOf?.(copy, changed) }]
  })
  return {
    worst,
    tried: [...new Set(candidates.map(({ kind }) => kind))],
    suggestions: inOrderOfCost(helping, priceOf?.(world, topology)),
  }
}

/** Darkness that nobody buys anything against. */
export const SHORT_MS = 1000

/** Whether every flow loses a second at most, and perhaps its spare way. */
export function isShort({ flows }: Scenario): boolean {
  return flows.every(flow => isKept(flow) && flow.darkMs !== null && flow.darkMs <= SHORT_MS)
}

/** How flows fare before any fault in the changed network, where the failure is removed there; undefined = it is not. */
function removes(changed: Topology, worst: Scenario): readonly FlowVerdict[] | undefined {
  const script = scriptOf(changed, worst)
  if (!script) return undefined
  const {
    baseline,
    scenarios: [after],
  } = drill(changed, [script])
  if (!after?.flows.every((flow, i) => isRemoved(worst.flows[i], flow))) return undefined
  if (isShort(worst) && after.flows.some(flow => flow.redundancyLost)) return undefined
  const worstNow = drill(changed, everySingle(changed)).worst
  return worstNow === undefined || compare(worstNow, worst) >= 0 ? baseline : undefined
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
