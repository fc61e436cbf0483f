import type { ScenarioGroup } from './scenarioGroups.ts'

/** Of so many outcomes each is listed, which is more than anybody reads. */
const MOST_LISTED = 200

/** The outcomes that people are shown, the worst of them first, and those that are not worse than these. */
export interface Outcomes {
  readonly listed: readonly ScenarioGroup[]
  readonly left: readonly ScenarioGroup[]
}

/** Own ends are listed apart, and what changes nothing is not counted. */
export function listedOutcomes(groups: readonly ScenarioGroup[]): Outcomes {
  let [counted, own] = [0, 0]
  const isListed = (group: ScenarioGroup) => isIdle(group) || (group.ownEnd ? own++ : counted++) < MOST_LISTED
  const { listed = [], left = [] } = Object.groupBy(groups, group => (isListed(group) ? 'listed' : 'left'))
  return { listed, left }
}

/** Whether no flow fares otherwise for it, nor has less to fall back on. */
export function isIdle({ moved, flows }: ScenarioGroup): boolean {
  return moved.length === 0 && !flows.some(flow => flow.redundancyLost)
}

/** What is said of outcomes that are not listed; nothing where all are. */
export function leftText(left: Outcomes['left']): readonly string[] {
  if (left.length === 0) return []
  const scenarios = left.reduce((sum, { faults }) => sum + faults.length, 0)
  return [`${left.length} more outcomes, of ${scenarios} scenarios, are not listed: none of them is worse. --json has them all.`]
}
