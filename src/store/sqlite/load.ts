import type { DatabaseSync } from 'node:sqlite'
import { type Bodies, type Kind, REFERENCES } from '../../resources/kinds.ts'
import type { Observation } from '../../resources/observed.ts'
import { WorldTables } from '../../resources/tables.ts'
import type { Row } from '../../resources/world.ts'
import { DataDirectoryError } from '../dataDirectoryError.ts'
import { damaged } from './refusalOf.ts'
import { queries, type Schema } from './schema.ts'

/** Reads all decided rows, in order of creation, into indexed tables. */
export function loadRows(database: DatabaseSync, file: string): WorldTables {
  const tables = new WorldTables()
  const { sql } = queries.selectFrom('rows').selectAll().orderBy('seq').compile()
  for (const stored of database.prepare(sql).iterate() as Iterable<Schema['rows']>) {
    const row = rowOf(stored, file)
    if (tables.get(row.kind, row.id)) throw new DataDirectoryError(damaged(file, `it holds ${row.kind} ${row.id} twice`))
    tables.set(row, stored.seq)
  }
  return tables
}

/** Reads what was observed last of each thing. */
export function loadObservations(database: DatabaseSync, file: string): Observation[] {
  const { sql } = queries.selectFrom('observed').selectAll().compile()
  const stored = database.prepare(sql).all() as unknown as Schema['observed'][]
  return stored.map(observed => parse(observed, file) as Observation)
}

function rowOf({ account, region, kind, id, body, rev, due_at: dueAt }: Schema['rows'], file: string): Row {
  if (!isKind(kind)) throw new DataDirectoryError(damaged(file, `it holds a ${kind} ${id}, which is no kind of resource`))
  const parsed = parse({ kind, id, body }, file) as Bodies[Kind]
  return { kind, id, account, region, rev, body: parsed, ...(dueAt === null ? undefined : { dueAt }) }
}

function isKind(kind: string): kind is Kind {
  return Object.hasOwn(REFERENCES, kind)
}

function parse({ kind, id, body }: Schema['observed'], file: string): unknown {
  try {
    return JSON.parse(body)
  } catch (cause) {
    throw new DataDirectoryError(damaged(file, `the body of ${kind} ${id} is no JSON`), { cause })
  }
}
