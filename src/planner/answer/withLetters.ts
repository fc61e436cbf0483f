import type { PlanReport } from '../planReport.ts'
import { letterOf } from './letterOf.ts'

/** A sentence with candidates called by their letters: their names are long, and stand where the letters are told. */
export function withLetters({ candidates }: Pick<PlanReport, 'candidates'>, text: string): string {
  const byLength = candidates.map(({ name }, i) => ({ name, letter: letterOf(i) })).sort((a, b) => b.name.length - a.name.length)
  return byLength.reduce(
    (written, { name, letter }) => (written.startsWith(name) ? letter + written.slice(name.length) : written),
    text,
  )
}
