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

/** What got nothing through before the fault breaks no more, and what got as little before is no degradation. */
export function outcomeClass({ flows: all }: Pick<ScenarioGroup, 'flows'>): OutcomeClass {
  const flows = all.filter(({ deadBefore }) => !deadBefore)
  if (flows.some(({ survives, darkMs }) => survives === 'no' || darkMs === null)) return 'breaks'
  const isDark = flows.some(({ darkMs, healDarkMs }) => darkMs !== 0 || healDarkMs !== 0)
  if (isDark || flows.some(({ survives, asBefore }) => survives === 'partly' && !asBefore)) return 'degrades'
  return all.some(({ redundancyLost }) => redundancyLost) ? 'spare' : 'nothing'
}
