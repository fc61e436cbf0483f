import { DRILL_FILE, type DrillFile, drillFileSchema } from '../../drill/file/drillFile.ts'
import type { SequenceProblem } from '../../drill/file/sequence.ts'
import { type JsonSchema, keysIn } from '../../estate/estateJsonSchema.ts'
import { otherKind } from '../../estate/otherKind.ts'
import { errorAt, type Finding } from '../../estate/problem.ts'
import { schemaFindings } from '../../estate/schemaFindings.ts'
import { yamlFile } from '../../estate/yamlFile.ts'
import { problemLine } from '../problemLine.ts'
import { readText } from '../readText.ts'
import { Refusal } from '../refusal.ts'

export interface ReadDrillFile {
  readonly file: DrillFile
  /** One Refusal of problems that only an estate shows, each with its place in the file. */
  readonly refuse: (problems: readonly SequenceProblem[]) => Refusal
}

/** A drill file, read and checked; all that is wrong with it becomes one Refusal with a line per problem. */
export async function readDrillFile(name: string): Promise<ReadDrillFile> {
  const yaml = yamlFile(await readText(name, 'a drill file such as the ones in docs/drills.md'), name)
  const refusal = (findings: readonly Finding[]) => new Refusal(yaml.problems(findings).map(problemLine).join('\n'))
  if (yaml.problems([]).length > 0) throw refusal([])
  const value = yaml.value ?? {}
  const other = otherKind(value, 'drill file')
  if (other !== undefined) throw refusal([errorAt([], other)])
  const read = DRILL_FILE.safeParse(value)
  if (!read.success) {
    const schema = drillFileSchema() as JsonSchema
    throw refusal(schemaFindings(read.error.issues, value, path => keysIn(schema, path)))
  }
  return { file: read.data, refuse: problems => refusal(problems.map(problem => ({ severity: 'error', ...problem }))) }
}

/** A file of JSON, such as an FIS template or a report. */
export async function readJson(name: string, what: string): Promise<unknown> {
  const text = await readText(name, what)
  try {
    return JSON.parse(text)
  } catch (thrown) {
    throw new Refusal(`${name} is not JSON: ${(thrown as Error).message}; give ${what}.`)
  }
}
