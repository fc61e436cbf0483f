import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DataDirectoryError } from '../dataDirectoryError.ts'
import { createPrivateFile } from './createPrivateFile.ts'
import { damaged, refusalOf } from './refusalOf.ts'
import { CREATE_TABLES } from './schema.ts'

const FILE = 'landbridge.sqlite'
/** Marks a SQLite file as ours: `LnBr` (SQLite file format, "Application ID"). */
const APPLICATION_ID = 0x4c_6e_42_72

/**
 * Opens, or creates, the database of a data directory and holds it against every other process until it is closed or
 * the process dies, however it dies. The keys in it are for its owner only: the file has mode 0600, a directory that
 * is created 0700. Throws DataDirectoryError with a sentence when the directory cannot be used.
 */
export function openDatabase(directory: string): { database: DatabaseSync; file: string } {
  const file = join(directory, FILE)
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    createPrivateFile(file)
    const database = new DatabaseSync(file, { timeout: 0 })
    try {
      lock(database)
      claim(database, directory)
      assertSound(database, file)
      return { database, file }
    } catch (cause) {
      database.close()
      throw cause
    }
  } catch (cause) {
    throw refusalOf(cause, directory, file)
  }
}

/** In this locking mode SQLite keeps the lock that its first transaction takes; a dead process holds none. */
function lock(database: DatabaseSync): void {
  database.exec('PRAGMA locking_mode = EXCLUSIVE')
  database.exec('BEGIN EXCLUSIVE; COMMIT')
}

/** Creates the tables in a new file; refuses somebody else's before anything of it is changed. */
function claim(database: DatabaseSync, directory: string): void {
  const { application_id: owner } = database.prepare('PRAGMA application_id').get()!
  const isNew = owner === 0 && database.prepare('SELECT 1 FROM sqlite_schema').get() === undefined
  if (!isNew && owner !== APPLICATION_ID) {
    throw new DataDirectoryError(
      `The file ${FILE} in ${directory} is a database of another program; move it away, or give --data another directory.`,
    )
  }
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  if (!isNew) return
  database.exec('BEGIN')
  for (const create of CREATE_TABLES) {
    const { sql, parameters } = create.compile()
    database.prepare(sql).run(...(parameters as string[]))
  }
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
  database.exec('COMMIT')
}

function assertSound(database: DatabaseSync, file: string): void {
  const { quick_check: verdict } = database.prepare('PRAGMA quick_check(1)').get()!
  if (verdict !== 'ok') throw new DataDirectoryError(damaged(file, String(verdict).split('\n').at(-1)!))
}
