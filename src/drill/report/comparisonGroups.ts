import type { Comparison } from './compareReports.ts'

type Difference = Comparison['differences'][number]

/** What changed alike for one flow in several scenarios. */
interface ComparisonGroup extends Omit<Difference, 'scenario'> {
  readonly scenarios: readonly string[]
}

/** Differences in their order, those that say the same of the same flow together. */
export function comparisonGroups(differences: readonly Difference[]): readonly ComparisonGroup[] {
  const alike = Map.groupBy(differences, ({ change, flow, what }) => JSON.stringify([change, flow, what]))
  return [...alike.values()].flatMap(same => {
    const [first] = same
    return first ? [{ change: first.change, flow: first.flow, what: first.what, scenarios: same.map(each => each.scenario) }] : []
  })
}
