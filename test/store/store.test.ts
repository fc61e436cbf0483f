import { openMemoryStore } from '../../src/store/openMemoryStore.ts'
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts'
import type { Store } from '../../src/store/store.ts'
import { storeContract } from './contract.ts'
import { dataDirectory } from './dataDirectory.ts'

storeContract('memory', async () => openMemoryStore())
storeContract('SQLite', openTemporary)

/** A SQLite store whose directory goes with it. */
async function openTemporary(): Promise<Store> {
  const directory = await dataDirectory()
  const store = await openSqliteStore(directory.path)
  const close = store[Symbol.asyncDispose].bind(store)
  let isOpen = true
  store[Symbol.asyncDispose] = async () => {
    await close()
    if (isOpen) await directory[Symbol.asyncDispose]()
    isOpen = false
  }
  return store
}
