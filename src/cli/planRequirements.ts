import { parseRequirements } from '../planner/parseRequirements.ts'
import type { Requirements } from '../planner/requirementsSchema.ts'
import { readText } from './readText.ts'
import { unlessRefused } from './unlessRefused.ts'

/** A requirements file, read and checked; what is wrong with it becomes one Refusal with a line per problem. */
export async function readRequirements(file: string): Promise<Requirements> {
  const text = await readText(file, 'a requirements file such as examples/plan/requirements.yaml')
  const { requirements, problems } = parseRequirements(text, file)
  return unlessRefused(requirements, problems)
}
