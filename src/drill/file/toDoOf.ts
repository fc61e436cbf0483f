import type { DrillReport } from '../report.ts'

/** What somebody has to do after any of the scenarios, each sentence once. */
export function toDoOf({ scenarios }: DrillReport): readonly string[] {
  return [...new Set(scenarios.flatMap(({ toDo = [] }) => toDo))]
}

/** Which windows of a calendar overlap, and what is estimated of any scenario, each sentence once. */
export function remarksOf({ scenarios, sequence }: DrillReport): readonly string[] {
  const overlaps = (sequence?.overlaps ?? []).map(({ text }) => text)
  return [...new Set([...overlaps, ...scenarios.flatMap(({ remarks = [] }) => remarks)])]
}
