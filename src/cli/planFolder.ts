import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { estateFileName } from '../planner/answer/estateFileName.ts'
import type { PlanReport } from '../planner/planReport.ts'
import { Refusal } from './refusal.ts'

/** Every candidate's estate, best first, and the whole answer: `1-two-locations.yaml`, …, `plan.json`. Answers where the estates are. */
export async function writePlan(report: PlanReport, directory: string): Promise<readonly string[]> {
  const estates = report.candidates.map(({ name, estate }, at) => ({ file: estateFileName(at, name), text: estate }))
  const files = [...estates, { file: 'plan.json', text: `${JSON.stringify(report, null, 1)}\n` }]
  try {
    await mkdir(directory, { recursive: true })
    for (const { file, text } of files) await writeFile(join(directory, file), text)
  } catch (problem) {
    throw new Refusal(`${directory} cannot be written to: ${(problem as Error).message}.`)
  }
  return estates.map(({ file }) => join(directory, file))
}
