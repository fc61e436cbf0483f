import { WorldTables } from '../resources/tables.ts'
import type { Journal } from './journal.ts'
import type { Store } from './store.ts'
import { storeOver } from './storeOver.ts'

/** A store that starts empty and keeps nothing: for one command over an estate file, and for tests. */
export function openMemoryStore(): Store {
  return storeOver(NOWHERE, { tables: new WorldTables(), observations: [], epoch: 1 })
}

const NOWHERE: Journal = {
  write: () => undefined,
  observe: () => undefined,
  [Symbol.dispose]: () => undefined,
}
