import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { DataDirectoryError } from '../dataDirectoryError.ts'
import type { BodyVersions } from './bodyVersions.ts'
import { createPrivateFile } from './createPrivateFile.ts'
import { prepare } from './prepare.ts'
import { queries, SCHEMA_STEPS, SCHEMA_VERSION } from './schema.ts'

/**
 * Brings the tables and all bodies to the current version in one transaction, after a backup beside the database. Observations are
 * dropped then: the fabric makes them again. Throws DataDirectoryError, with nothing changed, when the data is
 * newer than this program, or a step fails.
 */
export function migrate(database: DatabaseSync, file: string, versions: BodyVersions): void {
  const { oldest, newest, schema } = versionsIn(database)
  if (newest > versions.current || schema > SCHEMA_VERSION) {
    throw new DataDirectoryError(
      `The data in ${file} was written by a newer Landbridge (version ${newest} of the bodies, this one knows up to ` +
        `${versions.current}; ${schema} of the tables, this one knows up to ${SCHEMA_VERSION}); update Landbridge, or give ` +
        '--data another directory.',
    )
  }
  if (oldest >= versions.current && schema === SCHEMA_VERSION) return
  const from = Math.min(oldest, versions.current)
  const backup = backUp(database, `${file}.v${from}-${new Date().toISOString().replaceAll(':', '')}.backup`)
  database.exec('BEGIN')
  try {
    raiseTables(database, schema)
    if (from < versions.current) raise(database, versions)
    database.exec('COMMIT')
  } catch (cause) {
    database.exec('ROLLBACK')
    // The database is what the backup is; a service that is started again and again must not fill the disk with them.
    rmSync(backup)
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new DataDirectoryError(
      `The data in ${file} could not be brought from version ${from} to ${versions.current} (${reason}); nothing was changed, ` +
        'so the Landbridge that wrote it still can use it.',
      { cause },
    )
  }
}

function versionsIn(database: DatabaseSync): { oldest: number; newest: number; schema: number } {
  const bodies = queries.selectFrom('rows').select(({ fn }) => [fn.min('v').as('oldest'), fn.max('v').as('newest')])
  const found = database.prepare(bodies.compile().sql).get() as { oldest: number | null; newest: number | null }
  const version = queries.selectFrom('meta').select('value').where('name', '=', 'schema')
  const schema = database.prepare(version.compile().sql).get('schema') as { value: string }
  return {
    oldest: found.oldest ?? Number.POSITIVE_INFINITY,
    newest: found.newest ?? Number.NEGATIVE_INFINITY,
    schema: Number(schema.value),
  }
}

function backUp(database: DatabaseSync, backup: string): string {
  createPrivateFile(backup)
  database.prepare('VACUUM INTO ?').run(backup)
  const descriptor = openSync(backup, 'r+')
  fsyncSync(descriptor)
  closeSync(descriptor)
  return backup
}

function raiseTables(database: DatabaseSync, from: number): void {
  for (let version = from; version < SCHEMA_VERSION; version++) {
    const step = SCHEMA_STEPS[version]
    if (step === undefined) throw new TypeError(`there is no step from version ${version} of the tables to ${version + 1}`)
    for (const sql of step) database.exec(sql)
  }
  const now = queries
    .updateTable('meta')
    .set({ value: String(SCHEMA_VERSION) })
    .where('name', '=', 'schema')
    .compile()
  database.prepare(now.sql).run(...(now.parameters as string[]))
}

function raise(database: DatabaseSync, { current, steps }: BodyVersions): void {
  const outdated = queries.selectFrom('rows').select(['seq', 'kind', 'body', 'v']).where('v', '<', current).compile()
  const update = prepare<{ seq: number; body: string; v: number }>(database, value =>
    queries
      .updateTable('rows')
      .set({ body: value('body'), v: value('v') })
      .where('seq', '=', value('seq')),
  )
  const rows = database.prepare(outdated.sql).all(current) as { seq: number; kind: string; body: string; v: number }[]
  for (const { seq, kind, body, v } of rows) {
    let raised: unknown = JSON.parse(body)
    for (let version = v; version < current; version++) {
      const step = steps[version]
      if (step === undefined) throw new TypeError(`there is no step from version ${version} to ${version + 1}`)
      raised = step(kind, raised)
    }
    update({ seq, body: JSON.stringify(raised), v: current })
  }
  database.exec(queries.deleteFrom('observed').compile().sql)
}
