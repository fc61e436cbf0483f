import { compare } from '../play/worst.ts'
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
  const groups = Map.groupBy(scenarios, ({ ownEnd, flows }) => [ownEnd, ...flows.map(outcomeOf)].join('\n'))
  return [...groups.values()]
    .map(same => ({ same, first: same[0] as Scenario }))
    .sort((a, b) => compare(a.first, b.first))
    .map(({ same, first: { ownEnd, flows } }) => ({
      faults: same.map(scenario => scenario.faults),
      ownEnd,
      flows,
      moved: flows.flatMap((flow, index) => (moves(flow, baseline[index]) ? [index] : [])),
    }))
}

function moves(flow: FlowVerdict, before: FlowVerdict | undefined): boolean {
  return (
    flow.survives !== before?.survives ||
    flow.darkMs !== 0 ||
    flow.peak.deliveredBps !== before.peak.deliveredBps ||
    flow.steady.deliveredBps !== before.steady.deliveredBps ||
    changesWay(flow.forward) ||
    changesWay(flow.back)
  )
}
