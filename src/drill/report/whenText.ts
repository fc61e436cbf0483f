import type { Scenario } from '../report.ts'
import { brokenText } from './faultText.ts'

/** `With dx-a (connection) cut`, `In 3 of 12 scenarios, such as dx-a (connection) cut`: when something is so that is `same` in these. */
export function whenText(same: readonly Scenario[], all: number): string {
  const { faults = [], phase } = same[0] ?? {}
  const what = phase?.name ?? brokenText(faults)
  if (same.length === 1) return `With ${what}`
  return `In ${same.length} of ${all} ${phase ? 'phases' : 'scenarios'}, such as ${what}`
}
