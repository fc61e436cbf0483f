import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts'
import { dataDirectory } from './dataDirectory.ts'

const FILLER = fileURLToPath(new URL('./filler.ts', import.meta.url))

test('when files cannot grow any more, writes are refused, memory holds what the disk holds, and no more', async () => {
  await using directory = await dataDirectory()
  const limited = ['-c', 'ulimit -f 600; exec "$@"', 'sh', process.execPath, FILLER, directory.path]
  const { stdout } = await promisify(execFile)('sh', limited)
  const { acknowledged, refusals, held } = JSON.parse(stdout) as Record<'acknowledged' | 'refusals' | 'held', string[]>
  assert.ok(acknowledged.length > 5, `only ${acknowledged.length} rows fitted`)
  for (const refusal of refusals) assert.match(refusal, /could not be written \(.+\) and was taken back/)
  assert.deepEqual(held, acknowledged)
  await using store = await openSqliteStore(directory.path)
  assert.deepEqual(
    [...store.world.all('fault')].map(row => row.id),
    acknowledged,
  )
})
