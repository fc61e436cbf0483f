import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** A temporary folder with a place for a data directory in it, gone when disposed of. */
export interface DataDirectory extends AsyncDisposable {
  /** Does not exist yet. */
  readonly path: string
  readonly file: string
  /** Opens the database beside the store, which must be closed. */
  open(): DatabaseSync
}

export async function dataDirectory(): Promise<DataDirectory> {
  const parent = await mkdtemp(join(tmpdir(), 'landbridge-store-'))
  const path = join(parent, 'data')
  const file = join(path, 'landbridge.sqlite')
  return {
    path,
    file,
    open: () => new DatabaseSync(file),
    [Symbol.asyncDispose]: () => rm(parent, { recursive: true }),
  }
}
