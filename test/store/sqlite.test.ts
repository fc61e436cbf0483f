import assert from 'node:assert/strict'
import { stat } from 'node:fs/promises'
import { test } from 'node:test'
import type { Kind } from '../../src/resources/kinds.ts'
import type { Draft } from '../../src/resources/world.ts'
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts'
import { dataDirectory } from './dataDirectory.ts'
import { faultOn, patch, SCOPE, written } from './rows.ts'

test('a store that is opened again holds the same rows in the same order, timers and observations included', async () => {
  await using directory = await dataDirectory()
  const session = { kind: 'session', id: 'dxpeer-1', up: true, since: 7, accepted: [], advertised: [] } as const
  const kinds: readonly Kind[] = ['crossConnect', 'fault']
  let before: unknown
  {
    await using store = await openSqliteStore(directory.path)
    await store.transact(draft => {
      for (const id of ['z', 'a', 'm']) draft.put('crossConnect', id, SCOPE, patch(`dxcon-${id}`))
      draft.put('fault', 'f', SCOPE, faultOn('router:a'), { dueAt: 500 })
    })
    await store.transact(draft => draft.remove('crossConnect', 'a'))
    await store.transact(draft => draft.update('crossConnect', 'z', { madeAt: 2000 }))
    store.apply(draft => draft.put('crossConnect', 'a', SCOPE, patch('dxcon-again')))
    store.observe([session, { kind: 'light', id: 'dxcon-z', up: true, since: 1 }])
    store.forget('light', 'dxcon-z')
    before = kinds.map(kind => [...store.world.all(kind)])
  }
  await using store = await openSqliteStore(directory.path)
  assert.deepEqual(
    kinds.map(kind => [...store.world.all(kind)]),
    before,
  )
  assert.deepEqual(
    [...store.world.all('crossConnect')].map(row => row.id),
    ['z', 'm', 'a'],
  )
  assert.equal(store.nextDue(), 500)
  assert.deepEqual(store.observed.get('session', 'dxpeer-1'), session)
  assert.equal(store.observed.get('light', 'dxcon-z'), undefined)
  await store.transact(draft => draft.put('crossConnect', 'b', SCOPE, patch('dxcon-b')))
  assert.deepEqual(
    [...store.world.all('crossConnect')].map(row => row.id),
    ['z', 'm', 'a', 'b'],
  )
})

test('every opening has an epoch of its own, each more than the last, however the one before ended', async () => {
  await using directory = await dataDirectory()
  const epochs: number[] = []
  for (let opening = 0; opening < 3; opening++) {
    await using store = await openSqliteStore(directory.path)
    epochs.push(store.epoch)
  }
  assert.deepEqual(epochs, [1, 2, 3])
})

test('the directory and every file in it are for their owner only', async () => {
  await using directory = await dataDirectory()
  await using store = await openSqliteStore(directory.path)
  await store.transact(draft => draft.put('fault', 'f', SCOPE, faultOn('router:a')))
  const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)
  assert.equal(await modeOf(directory.path), '700')
  assert.equal(await modeOf(directory.file), '600')
  assert.equal(await modeOf(`${directory.file}-wal`), '600')
})

test('a write that fails is taken back with all that was built on it, and the next one succeeds', async () => {
  await using directory = await dataDirectory()
  await (await openSqliteStore(directory.path))[Symbol.asyncDispose]()
  using sabotage = directory.open()
  sabotage.exec(`CREATE TRIGGER full BEFORE INSERT ON rows WHEN new.id = 'poison' BEGIN SELECT RAISE(ABORT, 'disk full'); END`)
  sabotage.close()

  await using store = await openSqliteStore(directory.path)
  await store.transact(draft => {
    for (const id of ['a', 'b']) draft.put('crossConnect', id, SCOPE, patch('dxcon-1'))
    draft.put('fault', 'f', SCOPE, faultOn('router:a'), { dueAt: 500 })
  })
  const before = { rows: [...store.world.all('crossConnect')], faults: [...store.world.all('fault')] }
  const told: string[] = []
  using _ = store.onChange(changes => told.push(...written(changes)))

  const attempts = [
    store.transact(draft => draft.put('crossConnect', 'poison', SCOPE, patch('dxcon-1'))),
    store.transact(draft => draft.remove('crossConnect', 'a')),
    store.transact(draft => draft.update('fault', 'f', { until: 1 }, { dueAt: undefined })),
    store.transact(draft => [...draft.all('crossConnect')].length),
    store.transact(draft => {
      throw new Error(`there are ${[...draft.all('crossConnect')].length}`)
    }),
  ]
  for (const outcome of await Promise.allSettled(attempts)) {
    assert.equal(outcome.status, 'rejected', 'who only read may have read what is lost')
    assert.match(outcome.reason.message, /could not be written \(disk full\) and was taken back/)
  }
  assert.deepEqual({ rows: [...store.world.all('crossConnect')], faults: [...store.world.all('fault')] }, before)
  assert.deepEqual([...store.world.referring('crossConnect', 'dxcon-1')], before.rows)
  assert.equal(store.nextDue(), 500)
  assert.deepEqual(told, ['+poison', '-a', '~f', '~f', '+a', '-poison'])

  await store.transact(draft => draft.put('crossConnect', 'c', SCOPE, patch('dxcon-1')))
  await store[Symbol.asyncDispose]()
  await using again = await openSqliteStore(directory.path)
  assert.deepEqual(
    [...again.world.all('crossConnect')].map(row => row.id),
    ['a', 'b', 'c'],
  )
})

test('a thousand observations are written in pieces, each once, and all are found again', async t => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  await using directory = await dataDirectory()
  const see = (since: number) =>
    Array.from({ length: 1000 }, (_, n) => ({ kind: 'light', id: `dxcon-${n}`, up: true, since }) as const)
  const store = await openSqliteStore(directory.path)
  store.observe(see(1))
  t.mock.timers.tick(1000)
  // While the first are written, the same is seen anew: that waits, and none of it is lost.
  store.observe(see(2))
  t.mock.timers.tick(30)
  store.observe(see(3).slice(0, 10))
  t.mock.timers.tick(1100)
  store.observe(see(4).slice(990))
  await store[Symbol.asyncDispose]()
  await using reopened = await openSqliteStore(directory.path)
  const since = (n: number) => reopened.observed.get('light', `dxcon-${n}`)?.since
  assert.deepEqual([since(0), since(9), since(10), since(500), since(989), since(990), since(999)], [3, 3, 2, 2, 2, 4, 4])
})

test('what is removed and made again has one row, at its new place', async () => {
  await using directory = await dataDirectory()
  const put = (id: string, on: string) => (draft: Draft) => draft.put('fault', id, SCOPE, faultOn(on))
  {
    await using store = await openSqliteStore(directory.path)
    for (const id of ['a', 'b', 'c']) await store.transact(put(id, 'router:1'))
    await store.transact(draft => draft.remove('fault', 'a'))
    await store.transact(put('a', 'router:2'))
    // The same within one batch, and one that comes and goes in it.
    store.apply(draft => draft.remove('fault', 'b'))
    store.apply(put('d', 'router:3'))
    store.apply(put('b', 'router:2'))
    store.apply(draft => draft.remove('fault', 'd'))
    await store.transact(draft => draft.update('fault', 'c', faultOn('router:2')))
  }
  await using store = await openSqliteStore(directory.path)
  const found = [...store.world.all('fault')].map(({ id, body }) => [id, body.on])
  assert.deepEqual(found, [
    ['c', 'router:2'],
    ['a', 'router:2'],
    ['b', 'router:2'],
  ])
})

test('observations are written at most once a second, and together', async t => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  await using directory = await dataDirectory()
  const store = await openSqliteStore(directory.path)
  await store.transact(draft => draft.put('fault', 'f', SCOPE, faultOn('router:a')))
  const sizeOfWal = async () => (await stat(`${directory.file}-wal`)).size
  const atFirst = await sizeOfWal()
  for (let since = 0; since < 100; since++) store.observe([{ kind: 'light', id: 'dxcon-1', up: true, since }])
  t.mock.timers.tick(999)
  assert.equal(await sizeOfWal(), atFirst)
  t.mock.timers.tick(1)
  const afterASecond = await sizeOfWal()
  assert.ok(afterASecond > atFirst)
  t.mock.timers.tick(10_000)
  assert.equal(await sizeOfWal(), afterASecond, 'nothing new, nothing written')
  await store[Symbol.asyncDispose]()
})
