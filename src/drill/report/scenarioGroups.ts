import { worstFirst } from '../play/worst.ts'
import type { DrillReport, FlowVerdict, Scenario, ScenarioFault } from '../report.ts'
import { changesWay } from './wayText.ts'

/** Scenarios with the same outcome. */
export interface ScenarioGroup {
  /** Each a list of faults that happen together. */
  readonly faults: readonly (readonly ScenarioFault[])[]
  readonly ownEnd: boolean
  readonly flows: readonly FlowVerdict[]
  /** Indices of the flows that fare otherwise than before any fault. */
  readonly moved: readonly number[]
}

/** All scenarios of a report by outcome, worst first; `outcomeOf` says in which figures the same outcome is the same. */
export function scenarioGroups(
  { scenarios, baseline }: DrillReport,
  outcomeOf: (flow: FlowVerdict) => string = JSON.stringify,
): readonly ScenarioGroup[] {
  const numbers = new OutcomeNumbers(outcomeOf)
  const groups = Map.groupBy(scenarios, ({ ownEnd, flows }) => `${ownEnd} ${flows.map(flow => numbers.of(flow)).join(' ')}`)
  const known = new Map<FlowVerdict, boolean>()
  const hasMoved = (flow: FlowVerdict, index: number) => {
    const before = known.get(flow) ?? moves(flow, baseline[index])
    known.set(flow, before)
    return before
  }
  const all = [...groups.values()].map(same => ({ same, first: same[0] as Scenario }))
  return worstFirst(all, ({ first }) => first).map(({ same, first: { ownEnd, flows } }) => ({
    faults: same.map(scenario => scenario.faults),
    ownEnd,
    flows,
    moved: flows.flatMap((flow, index) => (hasMoved(flow, index) ? [index] : [])),
  }))
}

/** The flows of an outcome that there is something to say of. */
export function toldOf({ flows, moved }: Pick<ScenarioGroup, 'flows' | 'moved'>): readonly FlowVerdict[] {
  return flows.filter((flow, index) => moved.includes(index) || flow.redundancyLost)
}

/** Most verdicts of thousands of scenarios are the same few values, and most others say the same. */
class OutcomeNumbers {
  readonly #outcomeOf: (flow: FlowVerdict) => string
  readonly #known = new Map<FlowVerdict, number>()
  readonly #numbers = new Map<string, number>()

  constructor(outcomeOf: (flow: FlowVerdict) => string) {
    this.#outcomeOf = outcomeOf
  }

  of(flow: FlowVerdict): number {
    const known = this.#known.get(flow)
    if (known !== undefined) return known
    const outcome = this.#outcomeOf(flow)
    const number = this.#numbers.get(outcome) ?? this.#numbers.size
    this.#numbers.set(outcome, number)
    this.#known.set(flow, number)
    return number
  }
}

/** What gets some more because others get less has not moved, and what gets nothing has nothing to move. */
export function moves(flow: FlowVerdict, before: FlowVerdict | undefined): boolean {
  if (flow.deadBefore) return false
  if (flow.darkMs !== 0 || flow.lossy !== undefined || changesWay(flow.forward) || changesWay(flow.back)) return true
  return (
    flow.survives !== before?.survives ||
    (!flow.asBefore &&
      (flow.peak.deliveredBps !== before.peak.deliveredBps || flow.steady.deliveredBps !== before.steady.deliveredBps))
  )
}
