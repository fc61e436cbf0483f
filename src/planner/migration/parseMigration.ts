import { keysIn } from '../../estate/estateJsonSchema.ts'
import { otherKind } from '../../estate/otherKind.ts'
import { errorAt, type Finding, type Position, type Problem } from '../../estate/problem.ts'
import { schemaFindings } from '../../estate/schemaFindings.ts'
import { nearest, yamlFile } from '../../estate/yamlFile.ts'
import { migrationJsonSchema } from './migrationJsonSchema.ts'
import { migrationRules } from './migrationRules.ts'
import { ANY_MIGRATION, MIGRATIONS, type Migration } from './migrationSchema.ts'

interface ReadMigration {
  readonly migration?: Migration
  readonly problems: readonly Problem[]
  /** Where in the file a path is. */
  readonly positionOf: (path: string) => Position
}

/** Reads a migration file: all problems at once, in the order of the file, each with its place; never throws. */
export function parseMigration(text: string, fileName: string): ReadMigration {
  const { value, positions, problems: problemsOf } = yamlFile(text, fileName)
  const positionOf = (path: string) => nearest(positions, path)
  if (value === undefined) return { problems: problemsOf([]), positionOf }
  const other = otherKind(value, 'migration')
  if (other !== undefined) return { problems: problemsOf([errorAt([], other)]), positionOf }
  const schema = schemaOf(value)
  const read = schema.safeParse(value)
  const findings = read.success
    ? migrationRules(read.data as Migration)
    : schemaFindings(read.error.issues, value, path => keysOf(value, path))
  const problems = problemsOf(findings)
  const usable = read.success && problems.every(({ severity }) => severity === 'warning')
  return usable ? { migration: read.data as Migration, problems, positionOf } : { problems, positionOf }
}

function schemaOf(value: unknown) {
  const name = templateOf(value)
  return name === undefined ? ANY_MIGRATION : MIGRATIONS[name]
}

function keysOf(value: unknown, path: Finding['path']): readonly string[] {
  const at = Object.keys(MIGRATIONS).indexOf(templateOf(value) ?? '')
  const schema = migrationJsonSchema().anyOf?.[at]
  return schema ? keysIn(schema, path) : []
}

function templateOf(value: unknown): keyof typeof MIGRATIONS | undefined {
  const name = typeof value === 'object' && value !== null && 'template' in value ? String(value.template) : ''
  return Object.hasOwn(MIGRATIONS, name) ? (name as keyof typeof MIGRATIONS) : undefined
}
