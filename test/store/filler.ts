/** Writes rows into the directory it is given until that fails, twice, and says as JSON what was promised and what memory holds. */
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts'
import { faultOn, SCOPE } from './rows.ts'

const [directory = ''] = process.argv.slice(2)
const store = await openSqliteStore(directory)
const acknowledged: string[] = []
const refusals: string[] = []
for (let n = 0; refusals.length < 2; n++) {
  const outcome = await store.transact(draft => draft.put('fault', `${n}`, SCOPE, faultOn('x'.repeat(2000))).id).catch(String)
  if (/^\d+$/.test(outcome)) acknowledged.push(outcome)
  else refusals.push(outcome)
}
const held = [...store.world.all('fault')].map(row => row.id)
process.stdout.write(JSON.stringify({ acknowledged, refusals, held }))
