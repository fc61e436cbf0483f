import assert from 'node:assert/strict'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { BODY_VERSIONS, type BodyVersions } from '../../src/store/sqlite/bodyVersions.ts'
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts'
import { type DataDirectory, dataDirectory } from './dataDirectory.ts'
import { faultOn, patch, SCOPE } from './rows.ts'

const FIRST: BodyVersions = { current: 1, steps: {} }
const THIRD: BodyVersions = {
  current: 3,
  steps: {
    1: (kind, body) => (kind === 'fault' ? { ...(body as object), on: 'raised to 2' } : body),
    2: (kind, body) => (kind === 'fault' ? { ...(body as { on: string }), on: `${(body as { on: string }).on}, then 3` } : body),
  },
}

async function ofVersionOne(directory: DataDirectory): Promise<void> {
  await using store = await openSqliteStore(directory.path, FIRST)
  await store.transact(draft => {
    draft.put('fault', 'f', SCOPE, faultOn('router:a'), { dueAt: 500 })
    draft.put('crossConnect', 'x', SCOPE, patch('dxcon-1'))
  })
  store.observe([{ kind: 'light', id: 'dxcon-1', up: true, since: 1 }])
}

async function backupsIn(directory: DataDirectory): Promise<string[]> {
  return (await readdir(directory.path)).filter(name => name.endsWith('.backup'))
}

test('older bodies are raised step by step, once, with a backup of what they were', async () => {
  await using directory = await dataDirectory()
  await ofVersionOne(directory)
  for (const time of ['first', 'second']) {
    await using store = await openSqliteStore(directory.path, THIRD)
    assert.equal(store.world.get('fault', 'f')?.body.on, 'raised to 2, then 3', time)
    assert.equal(store.world.get('fault', 'f')?.dueAt, 500)
    assert.deepEqual(store.world.get('crossConnect', 'x')?.body, patch('dxcon-1'))
    assert.equal(store.observed.get('light', 'dxcon-1'), undefined, 'the fabric sees it anew')
  }
  const [backup, ...more] = await backupsIn(directory)
  assert.deepEqual(more, [])
  assert.match(backup!, /^landbridge\.sqlite\.v1-\d{4}-\d\d-\d\dT\d{6}\.\d{3}Z\.backup$/)
  assert.equal((await stat(join(directory.path, backup!))).mode & 0o777, 0o600)
  using copy = new DatabaseSync(join(directory.path, backup!))
  const kept = copy.prepare('SELECT id, v, body FROM rows ORDER BY seq').all()
  assert.deepEqual(
    kept.map(row => ({ ...row })),
    [
      { id: 'f', v: 1, body: JSON.stringify(faultOn('router:a')) },
      { id: 'x', v: 1, body: JSON.stringify(patch('dxcon-1')) },
    ],
  )
})

test('tables of version 1, with their index by kind and id, become those of today with all that is in them', async () => {
  await using directory = await dataDirectory()
  await ofVersionOne(directory)
  {
    using database = directory.open()
    database.exec(`CREATE TABLE old (seq INTEGER PRIMARY KEY, account TEXT NOT NULL, region TEXT NOT NULL, kind TEXT NOT NULL,
      id TEXT NOT NULL, body TEXT NOT NULL, v INTEGER NOT NULL, rev INTEGER NOT NULL, due_at INTEGER, UNIQUE (kind, id));
      INSERT INTO old SELECT * FROM rows; DROP TABLE rows; ALTER TABLE old RENAME TO rows;
      UPDATE meta SET value = '1' WHERE name = 'schema'`)
  }
  for (const time of ['first', 'second']) {
    await using store = await openSqliteStore(directory.path, FIRST)
    assert.deepEqual(store.world.get('crossConnect', 'x')?.body, patch('dxcon-1'), time)
    assert.equal(store.world.get('fault', 'f')?.dueAt, 500)
    await store.transact(draft => draft.put('fault', time, SCOPE, faultOn('router:b')))
  }
  assert.equal((await backupsIn(directory)).length, 1)
  using database = directory.open()
  assert.equal(database.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'rows'").get()?.n, 0)
  assert.equal(database.prepare("SELECT value FROM meta WHERE name = 'schema'").get()?.value, '2')
})

test('what was raised is refused by the program that wrote it before', async () => {
  await using directory = await dataDirectory()
  await ofVersionOne(directory)
  await (await openSqliteStore(directory.path, THIRD))[Symbol.asyncDispose]()
  await assert.rejects(
    openSqliteStore(directory.path, FIRST),
    /newer Landbridge \(version 3 of the bodies, this one knows up to 1/,
  )
})

for (const [because, steps] of [
  ['a step throws', { 1: THIRD.steps[1]!, 2: () => assert.fail('cannot') }],
  ['a step is missing', { 1: THIRD.steps[1]! }],
] as const satisfies readonly [string, BodyVersions['steps']][]) {
  test(`nothing is changed and no backup stays when ${because}`, async () => {
    await using directory = await dataDirectory()
    await ofVersionOne(directory)
    const attempt = openSqliteStore(directory.path, { current: 3, steps })
    await assert.rejects(attempt, /could not be brought from version 1 to 3 \(.+\); nothing was changed/)
    assert.deepEqual(await backupsIn(directory), [])
    await using store = await openSqliteStore(directory.path, FIRST)
    assert.equal(store.world.get('fault', 'f')?.body.on, 'router:a')
  })
}

test('there is a step from every version of the bodies to the next', () => {
  const versions = Array.from({ length: BODY_VERSIONS.current - 1 }, (_, index) => String(index + 1))
  assert.deepEqual(Object.keys(BODY_VERSIONS.steps), versions)
})
