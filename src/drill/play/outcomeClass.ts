import type { ScenarioGroup } from '../report/scenarioGroups.ts'

/** What an outcome means to those who pay for the network, worst first. */
export const OUTCOMES = ['breaks', 'degrades', 'spare', 'nothing'] as const
export type OutcomeClass = (typeof OUTCOMES)[number]

export const OUTCOME_TITLES: Readonly<Record<OutcomeClass, string>> = {
  breaks: 'Breaks service: a flow gets nothing through until it is repaired',
  degrades: 'Degrades service: a flow is dark for a while, or less than its peak arrives',
  spare: 'Costs the spare way: service goes on, and one more failure ends it',
  nothing: 'Changes nothing that anybody notices',
}

/** What got nothing through before the fault breaks no more, and what was as bad before is no outcome of it. */
export function outcomeClass({ flows: all }: Pick<ScenarioGroup, 'flows'>): OutcomeClass {
  const flows = all.filter(({ deadBefore, asBefore }) => !deadBefore && !asBefore)
  if (flows.some(({ survives, darkMs }) => survives === 'no' || darkMs === null)) return 'breaks'
  if (flows.some(({ survives, darkMs, healDarkMs }) => survives === 'partly' || darkMs !== 0 || healDarkMs !== 0))
    return 'degrades'
  return all.some(({ redundancyLost }) => redundancyLost) ? 'spare' : 'nothing'
}
