/** A master in a process of its own: opens the directory it is given, says so, and writes until it is killed. */
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts'
import { faultOn, SCOPE } from './rows.ts'

const [directory = '', writers = '0'] = process.argv.slice(2)
const store = await openSqliteStore(directory)
process.stdout.write('open\n')
await Promise.all(Array.from({ length: Number(writers) }, (_, writer) => writeForEver(writer)))
process.stdin.resume()

/** Says the id of each row after it was acknowledged. */
async function writeForEver(writer: number): Promise<never> {
  for (let n = 0; ; n++) {
    const id = `${writer}-${n}`
    await store.transact(draft => draft.put('fault', id, SCOPE, faultOn(`router:${id}`)))
    process.stdout.write(`${id}\n`)
  }
}
