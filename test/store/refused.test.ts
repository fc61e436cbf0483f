import assert from 'node:assert/strict'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { DataDirectoryError } from '../../src/store/dataDirectoryError.ts'
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts'
import { type DataDirectory, dataDirectory } from './dataDirectory.ts'
import { faultOn, SCOPE } from './rows.ts'

/** A data directory with one row in it, closed. */
async function used(directory: DataDirectory): Promise<void> {
  await using store = await openSqliteStore(directory.path)
  await store.transact(draft => draft.put('fault', 'f', SCOPE, faultOn('router:a')))
}

async function text({ path, file }: DataDirectory): Promise<void> {
  await mkdir(path)
  await writeFile(file, 'notes '.repeat(500))
}

async function foreignDatabase({ path, file }: DataDirectory): Promise<void> {
  await mkdir(path)
  using database = new DatabaseSync(file)
  database.exec('CREATE TABLE notes (text); INSERT INTO notes VALUES (1)')
}

async function overwrite(directory: DataDirectory, from: number, to: number): Promise<void> {
  await used(directory)
  const bytes = await readFile(directory.file)
  await writeFile(directory.file, bytes.fill(0xaa, from, to))
}

async function alter(directory: DataDirectory, sql: string): Promise<void> {
  await used(directory)
  using database = directory.open()
  database.exec(sql)
}

for (const [given, arrange, sentence] of [
  ['a text in place of the database', text, /landbridge\.sqlite is not a database; move it away, or give --data/],
  [
    "another program's database",
    foreignDatabase,
    /landbridge\.sqlite in .* is a database of another program; move it away, or give --data/,
  ],
  [
    'a database with pages of rubbish',
    d => overwrite(d, 4096, 3 * 4096),
    /landbridge\.sqlite is damaged \(.+\); put a backup in its place, or give --data/,
  ],
  ['a database with a broken header', d => overwrite(d, 0, 16), /is not a database/],
  ['a body that is no JSON', d => alter(d, `UPDATE rows SET body = '{'`), /damaged \(the body of fault f is no JSON\)/],
  [
    'a kind that nobody knows',
    d => alter(d, `UPDATE rows SET kind = 'teapot'`),
    /damaged \(it holds a teapot f, which is no kind of resource\)/,
  ],
  [
    'newer bodies',
    d => alter(d, 'UPDATE rows SET v = 99'),
    /written by a newer Landbridge \(version 99 of the bodies.*; update Landbridge, or give --data/,
  ],
  [
    'a row that is there twice',
    d => alter(d, 'INSERT INTO rows SELECT seq + 1, account, region, kind, id, body, v, rev, due_at FROM rows'),
    /damaged \(it holds fault f twice\)/,
  ],
  ['newer tables', d => alter(d, `UPDATE meta SET value = '7' WHERE name = 'schema'`), /newer Landbridge .*7 of the tables/],
  [
    'a file in place of the directory',
    d => writeFile(d.path, ''),
    /data directory .* cannot be used \(.+\); give --data a directory that this user may write to/,
  ],
] as const satisfies readonly [string, (directory: DataDirectory) => Promise<void>, RegExp][]) {
  test(`${given}: refused with one sentence, and left as it was`, async () => {
    await using directory = await dataDirectory()
    await arrange(directory)
    const before = await readFile(directory.file).catch(() => undefined)
    await assert.rejects(openSqliteStore(directory.path), error => {
      assert.ok(error instanceof DataDirectoryError, String(error))
      assert.match(error.message, sentence)
      assert.ok(error.message.includes(directory.path), 'it names the directory')
      assert.doesNotMatch(error.message, /\n|\. \S/, 'one sentence')
      return true
    })
    assert.deepEqual(await readFile(directory.file).catch(() => undefined), before)
  })
}

test('a second master in the same process is refused, and the first stays master', async () => {
  await using directory = await dataDirectory()
  await using first = await openSqliteStore(directory.path)
  await assert.rejects(openSqliteStore(directory.path), /in use by another Landbridge process; stop that one/)
  await assert.rejects(openSqliteStore(directory.path), /in use by another Landbridge process; stop that one/)
  await first.transact(draft => draft.put('fault', 'f', SCOPE, faultOn('router:a')))
})
