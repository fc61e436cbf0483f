import type { PlanReport, RequirementVerdict } from '../planReport.ts'
import { requirementLabel } from './requirementLabel.ts'

/** A requirement and what every candidate makes of it, in their order. */
export interface MatrixRow {
  readonly requirement: string
  readonly label: string
  readonly cells: readonly (RequirementVerdict | undefined)[]
}

/** Every requirement that a candidate was held against, in the order in which they come. */
export function verdictMatrix({ candidates }: Pick<PlanReport, 'candidates'>): readonly MatrixRow[] {
  const requirements = [...new Set(candidates.flatMap(({ verdicts }) => verdicts.map(({ requirement }) => requirement)))]
  return requirements.map(requirement => ({
    requirement,
    label: requirementLabel(requirement),
    cells: candidates.map(({ verdicts }) => verdicts.find(verdict => verdict.requirement === requirement)),
  }))
}

/** How a verdict looks: its mark can be told apart without colours. */
export const VERDICT_LOOKS = {
  yes: { mark: '✓', style: 'good' },
  partly: { mark: '~', style: 'warning' },
  no: { mark: '✗', style: 'bad' },
  unknown: { mark: '?', style: 'unknown' },
} as const
