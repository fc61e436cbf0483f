import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClosedByLimit, Observation } from '../../src/resources/observed.ts'
import { WorldTables } from '../../src/resources/tables.ts'
import type { Journal } from '../../src/store/journal.ts'
import type { Store } from '../../src/store/store.ts'
import { storeOver } from '../../src/store/storeOver.ts'
import { faultOn, SCOPE } from './rows.ts'

const BY_LIMIT = { node: 'dxgw', limit: 100, prefixes: 101 } as const

const session = (closed?: ClosedByLimit): Observation => {
  const seen = { kind: 'session', id: 'dxpeer-1', up: closed === undefined, since: 1, accepted: [], advertised: [] } as const
  return closed ? { ...seen, closed } : seen
}
const LIGHT: Observation = { kind: 'light', id: 'dxcon-1', up: true, since: 1 }

/** A store whose every transaction is a line: the rows and observations that it keeps; `failing`: while this is true, none does. */
function written(): { store: Store; lines: string[]; disk: { failing: boolean } } {
  const lines: string[] = []
  const disk = { failing: false }
  const keep = (words: readonly string[]) => {
    if (disk.failing) throw new Error('disk full')
    lines.push(words.join(' '))
  }
  const journal: Journal = {
    write: (rows, seen = []) => keep([...rows.map(({ id }) => id), ...seen.map(wordOf)]),
    observe: seen => keep(seen.map(wordOf)),
    [Symbol.dispose]: () => undefined,
  }
  return { store: storeOver(journal, { tables: new WorldTables(), observations: [], epoch: 1 }), lines, disk }
}

function wordOf({ id, observation }: { id: string; observation: Observation | undefined }): string {
  if (observation?.kind !== 'session' && observation?.kind !== 'tunnel') return observation ? id : `no ${id}`
  const { limit, triesAt = '' } = observation.closed ?? {}
  return limit === undefined ? `${id} open` : `${id} closed${triesAt}`
}

const orderFault = (store: Store) => store.apply(draft => draft.put('fault', 'f', SCOPE, faultOn('router:a')))

for (const [before, then, expected, because] of [
  [[session()], store => store.observe([session(BY_LIMIT)]), ['dxpeer-1 closed'], 'its limit closes it'],
  [[session(BY_LIMIT)], store => store.observe([session()]), ['dxpeer-1 open'], 'it is open again'],
  [[session(BY_LIMIT)], store => store.forget('session', 'dxpeer-1'), ['no dxpeer-1'], 'it is gone, and closed no more'],
  [
    [session({ ...BY_LIMIT, triesAt: 5 })],
    store => store.observe([session({ ...BY_LIMIT, triesAt: 9 })]),
    ['dxpeer-1 closed9'],
    'it tries at another time',
  ],
  [[session(BY_LIMIT)], store => store.observe([session({ ...BY_LIMIT })]), [], 'nothing of it is new'],
  [[session()], store => store.observe([{ ...session(), since: 2 } as Observation]), [], 'what is open stays so'],
  [[], store => store.observe([LIGHT]), [], 'light is seen again after a start'],
  [[LIGHT], store => store.forget('light', 'dxcon-1'), [], 'or seen to be gone'],
  [
    [],
    store => store.observe([LIGHT, session(BY_LIMIT), session()]),
    ['dxpeer-1 open'],
    'of one thing seen twice the latest counts, and nothing else is written with it',
  ],
  [
    [],
    store => {
      orderFault(store)
      store.observe([session(BY_LIMIT)])
    },
    ['f dxpeer-1 closed'],
    'what was decided before goes with it, all or nothing',
  ],
] as const satisfies readonly (readonly [readonly Observation[], (store: Store) => void, readonly string[], string])[]) {
  test(`written before anybody hears of it: ${expected.join(', ') || 'nothing'}, for ${because}`, async () => {
    const { store, lines } = written()
    store.observe(before)
    lines.length = 0
    const known: (readonly string[])[] = []
    using _ = store.onObserve(() => known.push([...lines]))
    then(store)
    assert.deepEqual(known, [expected])
    await store[Symbol.asyncDispose]()
  })
}

test('what was written at once is not written again, nor anything older over it', async t => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const { store, lines } = written()
  store.observe([session(), LIGHT])
  store.observe([session(BY_LIMIT)])
  t.mock.timers.tick(10_000)
  await store[Symbol.asyncDispose]()
  assert.deepEqual(lines, ['dxpeer-1 closed', 'dxcon-1'])
})

test('where the disk takes nothing the decision is taken back, and what was seen waits', async t => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const { store, lines, disk } = written()
  disk.failing = true
  orderFault(store)
  store.observe([session(BY_LIMIT)])
  assert.equal(store.world.get('fault', 'f'), undefined)
  assert.deepEqual(store.observed.get('session', 'dxpeer-1'), session(BY_LIMIT))
  disk.failing = false
  t.mock.timers.tick(1000)
  assert.deepEqual(lines, ['dxpeer-1 closed'])
  await store[Symbol.asyncDispose]()
})
