import { keysIn } from '../estate/estateJsonSchema.ts'
import { otherKind } from '../estate/otherKind.ts'
import { errorAt, type Problem } from '../estate/problem.ts'
import { schemaFindings } from '../estate/schemaFindings.ts'
import { yamlFile } from '../estate/yamlFile.ts'
import { requirementRules } from './requirementRules.ts'
import { requirementsJsonSchema } from './requirementsJsonSchema.ts'
import { REQUIREMENTS, type Requirements } from './requirementsSchema.ts'

/**
 * Reads a requirements file: all problems at once, in the order of the file, each with its place; never throws.
 * `requirements` is there when no problem is an error.
 */
export function parseRequirements(text: string, fileName: string): { requirements?: Requirements; problems: Problem[] } {
  const { value, problems: problemsOf } = yamlFile(text, fileName)
  if (value === undefined) return { problems: problemsOf([]) }
  const other = otherKind(value, 'requirements')
  if (other !== undefined) return { problems: problemsOf([errorAt([], other)]) }
  const read = REQUIREMENTS.safeParse(value)
  const findings = read.success
    ? requirementRules(read.data)
    : schemaFindings(read.error.issues, value, path => keysIn(requirementsJsonSchema(), path))
  const problems = problemsOf(findings)
  const usable = read.success && problems.every(({ severity }) => severity === 'warning')
  return usable ? { requirements: read.data, problems } : { problems }
}
