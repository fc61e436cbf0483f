import type { PlanReport } from '../planReport.ts'
import { pairSentence } from './breakEvenChart.ts'
import { letterOf } from './letterOf.ts'

/** From which volume on which of two candidates is cheaper, a sentence for each pair that was compared. */
export function pairSentences({ candidates, breakEven }: PlanReport): readonly string[] {
  const keys = new Map(candidates.map(({ name }, i) => [name, letterOf(i)]))
  return breakEven.map(({ a, b, intervals }) => pairSentence(intervals, { a: keys.get(a) ?? a, b: keys.get(b) ?? b }))
}
