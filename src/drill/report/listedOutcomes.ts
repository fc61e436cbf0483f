import { listed } from '../../net/listed.ts'
import { outcomeClass } from '../play/outcomeClass.ts'
import { type Few, few } from './few.ts'
import type { Listing } from './listing.ts'
import type { ScenarioGroup } from './scenarioGroups.ts'

/** A page filters and sorts them: these are more than anybody reads in a row. */
const ON_A_PAGE: Few = { most: 200, shown: 200 }

/** The outcomes that people are shown, the worst of them first, and those that are not worse than these. */
export interface Outcomes {
  readonly listed: readonly ScenarioGroup[]
  readonly left: readonly ScenarioGroup[]
}

/** So many of each sort: own ends are listed apart, and what changes nothing is not counted. */
export function listedOutcomes(
  groups: readonly ScenarioGroup[],
  most: Pick<Listing, 'counted' | 'ownEnds'> = { counted: ON_A_PAGE, ownEnds: ON_A_PAGE },
): Outcomes {
  const moving = groups.filter(group => !isIdle(group))
  const left = new Set([
    ...few(
      moving.filter(({ ownEnd }) => !ownEnd),
      most.counted,
    ).left,
    ...few(
      moving.filter(({ ownEnd }) => ownEnd),
      most.ownEnds,
    ).left,
  ])
  return { listed: groups.filter(group => !left.has(group)), left: groups.filter(group => left.has(group)) }
}

/** Whether no flow fares otherwise for it, nor has less to fall back on. */
export function isIdle({ moved, flows }: ScenarioGroup): boolean {
  return moved.length === 0 && !flows.some(flow => flow.redundancyLost)
}

/** What is said of outcomes that are not listed, and who has them; nothing where all are. */
export function leftText(left: Outcomes['left'], where = '--json has them all.'): readonly string[] {
  if (left.length === 0) return []
  const [counted, own] = [left.filter(({ ownEnd }) => !ownEnd), left.filter(({ ownEnd }) => ownEnd)]
  const sorts = [
    ...(counted.length > 0 ? [outcomesText(counted)] : []),
    ...(own.length > 0 ? [`${outcomesText(own)} at a flow's own end`] : []),
  ]
  const isOne = left.length === 1
  const worse = sorts.length === 1 ? 'worse' : 'worse than those of its sort'
  return [`${listed(sorts)} ${isOne ? 'is' : 'are'} not listed: ${isOne ? 'it is not' : 'none of them is'} ${worse}. ${where}`]
}

/** `80 more outcomes (160 scenarios, of which 20 break service)`. */
function outcomesText(groups: Outcomes['left']): string {
  const [scenarios, breaking] = [groups, groups.filter(isBreaking)].map(each =>
    each.reduce((sum, { faults }) => sum + faults.length, 0),
  ) as [number, number]
  const outcomes = groups.length === 1 ? '1 more outcome' : `${groups.length} more outcomes`
  const worst = breaking === 0 ? '' : `, of which ${breaking} ${breaking === 1 ? 'breaks' : 'break'} service`
  return `${outcomes} (${scenarios} ${scenarios === 1 ? 'scenario' : 'scenarios'}${worst})`
}

function isBreaking(group: ScenarioGroup): boolean {
  return !group.ownEnd && outcomeClass(group) === 'breaks'
}
