import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts'
import { type DataDirectory, dataDirectory } from './dataDirectory.ts'

const WRITER = fileURLToPath(new URL('./writer.ts', import.meta.url))

interface Master extends AsyncDisposable {
  /** What it says, line by line, after `open`. */
  readonly lines: AsyncIterator<string>
  /** Sends SIGKILL and waits for the end. */
  kill(): Promise<void>
}

async function startMaster(directory: DataDirectory, writers: number): Promise<Master> {
  const child = spawn(process.execPath, [WRITER, directory.path, String(writers)], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const kill = () => killed(child)
  assert.deepEqual(await lines.next(), { value: 'open', done: false })
  return { lines, kill, [Symbol.asyncDispose]: kill }
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

for (const writers of [1, 16]) {
  test(`kill -9 after 1,000 acknowledged writes of ${writers} at a time loses none of them`, async () => {
    await using directory = await dataDirectory()
    await using master = await startMaster(directory, writers)
    const acknowledged: string[] = []
    while (acknowledged.length < 1000) acknowledged.push((await master.lines.next()).value)
    await master.kill()
    for (let line = await master.lines.next(); !line.done; line = await master.lines.next()) acknowledged.push(line.value)

    {
      await using store = await openSqliteStore(directory.path)
      const lost = acknowledged.filter(id => store.world.get('fault', id) === undefined)
      assert.deepEqual(lost, [])
      assert.ok(
        [...store.world.all('fault')].length <= acknowledged.length + writers,
        'and nothing is there that was not asked for',
      )
    }
    using database = directory.open()
    assert.deepEqual({ ...database.prepare('PRAGMA integrity_check').get() }, { integrity_check: 'ok' })
  })
}

test('a second process is refused while the first lives, and is master after kill -9 of it', async () => {
  await using directory = await dataDirectory()
  await using first = await startMaster(directory, 0)
  await assert.rejects(openSqliteStore(directory.path), {
    name: 'DataDirectoryError',
    message: `The data directory ${directory.path} is in use by another Landbridge process; stop that one, or give --data another directory.`,
  })
  await first.kill()
  await using second = await openSqliteStore(directory.path)
  assert.deepEqual([...second.world.all('fault')], [])
})
