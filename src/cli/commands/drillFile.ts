import { readFile } from 'node:fs/promises'
import { DRILL_FILE, type DrillFile, drillFileSchema } from '../../drill/file/drillFile.ts'
import type { SequenceProblem } from '../../drill/file/sequence.ts'
import { type JsonSchema, keysIn } from '../../estate/estateJsonSchema.ts'
import { nearest } from '../../estate/parseEstate.ts'
import { type Position, pathText } from '../../estate/problem.ts'
import { keyPath, readYaml } from '../../estate/readYaml.ts'
import { schemaFindings } from '../../estate/schemaFindings.ts'
import { Refusal } from '../refusal.ts'

export interface ReadDrillFile {
  readonly file: DrillFile
  /** One Refusal of problems that only an estate shows, each with its place in the file. */
  readonly refuse: (problems: readonly SequenceProblem[]) => Refusal
}

/** A drill file, read and checked; all that is wrong with it becomes one Refusal with a line per problem. */
export async function readDrillFile(name: string): Promise<ReadDrillFile> {
  const { value, positions, errors } = readYaml(await textOf(name, 'a drill file such as the ones in docs/drills.md'))
  if (errors.length > 0) throw new Refusal(errors.map(error => line(name, error, error.summary)).join('\n'))
  const read = DRILL_FILE.safeParse(value ?? {})
  const told = (problems: readonly (SequenceProblem & { readonly aboutKey?: true })[]) =>
    problems
      .map(({ path, summary, aboutKey }) => {
        const text = pathText(path)
        return { ...((aboutKey && positions.get(keyPath(text))) || nearest(positions, text)), summary }
      })
      .sort((a, b) => a.line - b.line || a.column - b.column)
      .map(problem => line(name, problem, problem.summary))
      .join('\n')
  if (!read.success) {
    const schema = drillFileSchema() as JsonSchema
    throw new Refusal(told(schemaFindings(read.error.issues, value ?? {}, path => keysIn(schema, path))))
  }
  return { file: read.data, refuse: problems => new Refusal(told(problems)) }
}

/** A file of JSON, such as an FIS template or a report. */
export async function readJson(name: string, what: string): Promise<unknown> {
  const text = await textOf(name, what)
  try {
    return JSON.parse(text)
  } catch (thrown) {
    throw new Refusal(`${name} is not JSON: ${(thrown as Error).message}; give ${what}.`)
  }
}

async function textOf(name: string, what: string): Promise<string> {
  return readFile(name, 'utf8').catch((problem: NodeJS.ErrnoException) => {
    throw new Refusal(
      problem.code === 'ENOENT' ? `There is no file ${name}; give ${what}.` : `${name} cannot be read: ${problem.message}.`,
    )
  })
}

function line(name: string, { line: row, column }: Position, summary: string): string {
  return `${name}:${row}:${column}: error: ${summary}`
}
