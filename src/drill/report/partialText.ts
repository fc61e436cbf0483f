import type { DrillReport } from '../report.ts'

/** What to know of a report that is about a part of what was asked for. */
export function partialText({ scenarios }: Pick<DrillReport, 'scenarios'>): string {
  const played = scenarios.length === 1 ? '1 scenario' : `${scenarios.length} scenarios`
  return `Interrupted: not everything that was asked for could be computed. This is about the ${played} that were; others may be worse.`
}
