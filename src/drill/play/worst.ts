import { type FlowVerdict, type Scenario, SURVIVAL_RANK } from '../report.ts'
import { isKept } from './isKept.ts'

/** The worst of the scenarios that count: unreachable before partly, then least delivered, then longest dark. */
export function worstScenario(scenarios: readonly Scenario[]): Scenario | undefined {
  let worst: { readonly scenario: Scenario; readonly flow: FlowVerdict } | undefined
  for (const scenario of scenarios) {
    if (scenario.ownEnd) continue
    const before = worst?.flow
    // Of thousands of scenarios few are worse than all before them: only theirs are looked at flow by flow against each other.
    if (before && !scenario.flows.some(flow => difference(flow, before) < 0)) continue
    const flow = worstFlow(scenario)
    if (flow) worst = { scenario, flow }
  }
  return worst?.scenario
}

/** The flow that fares worst in a scenario. */
export function worstFlow(scenario: Scenario): FlowVerdict | undefined {
  return scenario.flows.reduce<FlowVerdict | undefined>(
    (worst, flow) => (worst === undefined || difference(flow, worst) < 0 ? flow : worst),
    undefined,
  )
}

/** What comes of scenarios, the worst of them first. */
export function worstFirst<T>(all: readonly T[], scenarioOf: (each: T) => Scenario): readonly T[] {
  const ranked = all.map(each => ({ each, flow: worstFlow(scenarioOf(each)) }))
  return ranked.sort((a, b) => (a.flow && b.flow ? difference(a.flow, b.flow) : 0)).map(({ each }) => each)
}

/** Negative when `a` is worse than `b`. */
export function compare(a: Scenario, b: Scenario): number {
  const [x, y] = [worstFlow(a), worstFlow(b)]
  return x && y ? difference(x, y) : 0
}

/** What was as bad before any fault is no news: it ranks with what is whole. */
function difference(a: FlowVerdict, b: FlowVerdict): number {
  return (
    Number(a.deadBefore ?? false) - Number(b.deadBefore ?? false) ||
    rankOf(a) - rankOf(b) ||
    delivered(a) - delivered(b) ||
    (b.darkMs ?? Number.MAX_VALUE) - (a.darkMs ?? Number.MAX_VALUE) ||
    b.shareAffected - a.shareAffected ||
    (b.chance ?? 1) - (a.chance ?? 1) ||
    Number(a.ownEnd ?? false) - Number(b.ownEnd ?? false) ||
    Number(b.connectionsLostTo !== undefined) - Number(a.connectionsLostTo !== undefined) ||
    Number(b.redundancyLost) - Number(a.redundancyLost) ||
    Number(a.asBefore ?? false) - Number(b.asBefore ?? false)
  )
}

function rankOf(flow: FlowVerdict): number {
  return SURVIVAL_RANK[isKept(flow) ? 'whole' : flow.survives]
}

function delivered(flow: FlowVerdict): number {
  return flow.asBefore || flow.peak.demandBps === 0 ? 1 : flow.peak.deliveredBps / flow.peak.demandBps
}
