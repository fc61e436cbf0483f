import type { DrillReport } from './report.ts'

/** What somebody has to do after any of the scenarios, each sentence once. */
export function toDoOf({ scenarios }: DrillReport): readonly string[] {
  return [...new Set(scenarios.flatMap(({ toDo = [] }) => toDo))]
}
