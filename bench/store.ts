/** Prints how many durable transactions a second the SQLite store does, and what reading beside 1,000 rows costs. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore } from '../src/store/sqlite/openSqliteStore.ts'
import type { Store } from '../src/store/store.ts'

const SCOPE = { account: '123456789012', region: 'landbridge' }
const DURATION_MS = 3000

async function transactionsPerSecond(store: Store, writers: number): Promise<number> {
  const startedAt = performance.now()
  const counts = await Promise.all(Array.from({ length: writers }, (_, writer) => write(store, `${writers}-${writer}`)))
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - startedAt) / 1000)
}

async function write(store: Store, writer: string): Promise<number> {
  const end = performance.now() + DURATION_MS
  let count = 0
  for (; performance.now() < end; count++) {
    await store.transact(draft =>
      draft.put('crossConnect', `${writer}-${count}`, SCOPE, {
        connectionId: `dxcon-${count}`,
        routerId: 'router-1',
        madeAt: count,
      }),
    )
  }
  return count
}

function microsecondsEach(times: number, run: (n: number) => void): number {
  const startedAt = performance.now()
  for (let n = 0; n < times; n++) run(n)
  return ((performance.now() - startedAt) * 1000) / times
}

const directory = await mkdtemp(join(tmpdir(), 'landbridge-bench-'))
try {
  for (const writers of [1, 16]) {
    await using store = await openSqliteStore(join(directory, `${writers}`))
    const figure = await transactionsPerSecond(store, writers)
    console.log(`durable transactions/s, ${writers} at a time: ${Math.round(figure)}`)
  }
  await using store = await openSqliteStore(join(directory, 'read'))
  store.apply(draft => {
    for (let n = 0; n < 1000; n++) draft.put('fault', `${n}`, SCOPE, { kind: 'cut', on: `router:${n}`, since: 0 })
  })
  const list = microsecondsEach(1000, () => store.apply(draft => [...draft.within('fault', SCOPE)].length))
  const create = microsecondsEach(1000, n =>
    store.apply(draft => draft.put('fault', `new-${n}`, SCOPE, { kind: 'cut', on: 'x', since: 0 })),
  )
  console.log(`listing 1,000 rows: ${list.toFixed(1)} µs; creating one beside them, in memory: ${create.toFixed(1)} µs`)
  const openedAt = performance.now()
  await using reopened = await openSqliteStore(join(directory, '16'))
  console.log(`opening ${[...reopened.world.all('crossConnect')].length} rows: ${Math.round(performance.now() - openedAt)} ms`)
} finally {
  await rm(directory, { recursive: true })
}
