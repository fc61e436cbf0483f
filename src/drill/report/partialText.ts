import type { DrillReport } from '../report.ts'
import { scenarioCount } from './scenarioCount.ts'

/** What to know of a report that is about a part of what was asked for. */
export function partialText(report: Pick<DrillReport, 'scenarios' | 'scenariosAsked'>): string {
  const count = scenarioCount(report)
  // A report of an older version does not know how many were asked for.
  const part =
    report.scenariosAsked === undefined
      ? `not everything that was asked for could be computed. This is about the ${count} that ${report.scenarios.length === 1 ? 'was' : 'were'};`
      : `${count} were played. This is about these alone;`
  return `Interrupted: ${part} others may be worse.`
}
