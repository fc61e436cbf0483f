import { whenText } from '../report/whenText.ts'
import type { DrillReport } from '../report.ts'

/** What somebody has to do after any of the scenarios, each sentence once. */
export function toDoOf({ scenarios }: DrillReport): readonly string[] {
  return [...new Set(scenarios.flatMap(({ toDo = [] }) => toDo))]
}

/** Which windows of a calendar overlap, and what is remarked of scenarios: each sentence once, with those that it is true of. */
export function remarksOf({ scenarios, sequence }: DrillReport): readonly string[] {
  const overlaps = (sequence?.overlaps ?? []).map(({ text }) => text)
  const said = scenarios.flatMap(scenario => [...new Set(scenario.remarks)].map(text => ({ text, scenario })))
  const remarks = [...Map.groupBy(said, ({ text }) => text)].map(([text, all]) =>
    all.length === scenarios.length
      ? text
      : `${whenText(
          all.map(({ scenario }) => scenario),
          scenarios.length,
        )}: ${text}`,
  )
  return [...new Set([...overlaps, ...remarks])]
}
