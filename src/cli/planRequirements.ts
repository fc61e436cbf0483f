import { readFile } from 'node:fs/promises'
import { parseRequirements } from '../planner/parseRequirements.ts'
import type { Requirements } from '../planner/requirementsSchema.ts'
import { Refusal } from './refusal.ts'

/** A requirements file, read and checked; what is wrong with it becomes one Refusal with a line per problem. */
export async function readRequirements(file: string): Promise<Requirements> {
  const text = await readFile(file, 'utf8').catch((problem: NodeJS.ErrnoException) => {
    throw new Refusal(
      problem.code === 'ENOENT'
        ? `There is no file ${file}; give a requirements file such as examples/plan/requirements.yaml.`
        : `${file} cannot be read: ${problem.message}.`,
    )
  })
  const { requirements, problems } = parseRequirements(text, file)
  const lines = problems.map(({ line, column, severity, summary }) => `${file}:${line}:${column}: ${severity}: ${summary}`)
  if (!requirements) throw new Refusal(lines.join('\n'))
  for (const line of lines) console.error(line)
  return requirements
}
