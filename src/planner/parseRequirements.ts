import { keysIn } from '../estate/estateJsonSchema.ts'
import { nearest } from '../estate/parseEstate.ts'
import { type Finding, type Problem, pathText } from '../estate/problem.ts'
import { keyPath, readYaml } from '../estate/readYaml.ts'
import { schemaFindings } from '../estate/schemaFindings.ts'
import { requirementRules } from './requirementRules.ts'
import { requirementsJsonSchema } from './requirementsJsonSchema.ts'
import { REQUIREMENTS, type Requirements } from './requirementsSchema.ts'

/**
 * Reads a requirements file: all problems at once, in the order of the file, each with its place; never throws.
 * `requirements` is there when no problem is an error.
 */
export function parseRequirements(text: string, fileName: string): { requirements?: Requirements; problems: Problem[] } {
  const { value, positions, errors } = readYaml(text)
  const unreadable = errors.map(error => ({ severity: 'error' as const, file: fileName, path: '', ...error }))
  if (value === undefined) return { problems: unreadable }
  const read = REQUIREMENTS.safeParse(value)
  const findings: (Finding & { readonly aboutKey?: true })[] = read.success
    ? requirementRules(read.data)
    : schemaFindings(read.error.issues, value, path => keysIn(requirementsJsonSchema(), path))
  const placed = findings.map(({ severity, path, summary, aboutKey }) => {
    const at = pathText(path)
    const position = (aboutKey && positions.get(keyPath(at))) || nearest(positions, at)
    return { severity, summary, file: fileName, path: at, ...position }
  })
  const problems = [...unreadable, ...placed].sort((a, b) => a.line - b.line || a.column - b.column)
  const usable = read.success && problems.every(({ severity }) => severity === 'warning')
  return usable ? { requirements: read.data, problems } : { problems }
}
