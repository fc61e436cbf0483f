import type { Store } from '../store.ts'
import { storeOver } from '../storeOver.ts'
import { BODY_VERSIONS, type BodyVersions } from './bodyVersions.ts'
import { loadObservations, loadRows } from './load.ts'
import { migrate } from './migrate.ts'
import { nextEpoch } from './nextEpoch.ts'
import { openDatabase } from './openDatabase.ts'
import { refusalOf } from './refusalOf.ts'
import { SqliteJournal } from './sqliteJournal.ts'

/**
 * Opens the store of a data directory, which is created where it is missing, and is master of it until disposed of or
 * killed. Rejects with a DataDirectoryError, whose message is a sentence for the user, when another process is master,
 * or the data is somebody else's, damaged, or newer than this program.
 */
export async function openSqliteStore(directory: string, versions: BodyVersions = BODY_VERSIONS): Promise<Store> {
  const { database, file } = openDatabase(directory)
  try {
    migrate(database, file, versions)
    const journal = new SqliteJournal(database, versions.current)
    const [tables, observations] = [loadRows(database, file), loadObservations(database, file)]
    return storeOver(journal, { tables, observations, epoch: nextEpoch(database) })
  } catch (cause) {
    database.close()
    throw refusalOf(cause, directory, file)
  }
}
