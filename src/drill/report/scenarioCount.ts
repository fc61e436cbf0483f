import { withThousands } from '../../net/money.ts'
import type { DrillReport } from '../report.ts'

/** `1 scenario`, `14,179 scenarios`; of a part of what was asked for `14,179 of 49,770 scenarios`. */
export function scenarioCount({ scenarios, scenariosAsked }: Pick<DrillReport, 'scenarios' | 'scenariosAsked'>): string {
  const count = withThousands(String(scenarios.length))
  if (scenariosAsked !== undefined) return `${count} of ${withThousands(String(scenariosAsked))} scenarios`
  return `${count} ${scenarios.length === 1 ? 'scenario' : 'scenarios'}`
}
