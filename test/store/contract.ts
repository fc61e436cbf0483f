import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Change } from '../../src/resources/world.ts'
import type { Sighting, Store } from '../../src/store/store.ts'
import { faultOn, patch, SCOPE, written } from './rows.ts'

/** What every store promises. `open` answers an empty one. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`a ${name} store`, () => {
    test('answers what the change answered, and memory holds what it did', async () => {
      await using store = await open()
      const row = await store.transact(draft => draft.put('fault', 'f', SCOPE, faultOn('router:a')))
      assert.equal(row.rev, 1)
      assert.deepEqual(store.world.get('fault', 'f'), row)
      await store.transact(draft => draft.update('fault', 'f', { until: 2000 }))
      assert.deepEqual(store.world.get('fault', 'f')?.body, { ...faultOn('router:a'), until: 2000 })
      assert.equal(store.world.get('fault', 'f')?.rev, 2)
      await store.transact(draft => draft.remove('fault', 'f'))
      assert.deepEqual([...store.world.all('fault')], [])
    })

    test('changes nothing and tells nobody when the change throws', async () => {
      await using store = await open()
      const told: string[] = []
      store.onChange(changes => told.push(...written(changes)))
      const refusal = new Error('no')
      const attempt = store.transact(draft => {
        draft.put('fault', 'f', SCOPE, faultOn('router:a'))
        throw refusal
      })
      await assert.rejects(attempt, refusal)
      assert.equal(store.world.get('fault', 'f'), undefined)
      assert.deepEqual(told, [])
    })

    test('runs changes one after the other, each on what the last one left', async () => {
      await using store = await open()
      await store.transact(draft => draft.put('fault', 'f', SCOPE, { ...faultOn('router:a'), until: 0 }))
      const count = () => store.transact(draft => draft.update('fault', 'f', { until: draft.get('fault', 'f')!.body.until! + 1 }))
      await Promise.all(Array.from({ length: 100 }, count))
      assert.equal(store.world.get('fault', 'f')?.body.until, 100)
      assert.equal(store.world.get('fault', 'f')?.rev, 101)
    })

    test('iterates in order of creation, by kind, scope and reference', async () => {
      await using store = await open()
      const elsewhere = { ...SCOPE, account: '210987654321' }
      await store.transact(draft => draft.put('crossConnect', 'z', SCOPE, patch('dxcon-1')))
      await store.transact(draft => draft.put('crossConnect', 'a', elsewhere, patch('dxcon-1')))
      await store.transact(draft => draft.put('crossConnect', 'm', SCOPE, patch('dxcon-2')))
      await store.transact(draft => draft.update('crossConnect', 'z', { madeAt: 2000 }))
      const ids = (rows: Iterable<{ readonly id: string }>) => [...rows].map(row => row.id)
      assert.deepEqual(ids(store.world.all('crossConnect')), ['z', 'a', 'm'])
      assert.deepEqual(ids(store.world.within('crossConnect', SCOPE)), ['z', 'm'])
      assert.deepEqual(ids(store.world.referring('crossConnect', 'dxcon-1')), ['z', 'a'])
    })

    test('tells listeners before transact returns, in order, until they are disposed of', async () => {
      await using store = await open()
      const told: (readonly Change[])[] = []
      const listener = store.onChange(changes => told.push(changes))
      const done = store.transact(draft => draft.put('fault', 'f', SCOPE, faultOn('router:a')))
      assert.deepEqual(told, [[{ kind: 'fault', id: 'f', before: undefined, after: store.world.get('fault', 'f') }]])
      await done
      await store.transact(draft => draft.get('fault', 'f'))
      assert.equal(told.length, 1, 'reading is no change')
      listener[Symbol.dispose]()
      await store.transact(draft => draft.remove('fault', 'f'))
      assert.equal(told.length, 1)
    })

    test('tells every listener the first change before what a listener makes of it', async () => {
      await using store = await open()
      const told: string[] = []
      store.onChange(changes => {
        if (changes[0]!.id === 'first') store.apply(draft => draft.put('fault', 'second', SCOPE, faultOn('router:a')))
      })
      store.onChange(changes => told.push(...written(changes)))
      await store.transact(draft => draft.put('fault', 'first', SCOPE, faultOn('router:a')))
      assert.deepEqual(told, ['+first', '+second'])
    })

    test('apply is seen at once, and a later transact waits for it', async () => {
      await using store = await open()
      assert.equal(store.apply(draft => draft.put('fault', 'f', SCOPE, faultOn('router:a'))).id, 'f')
      assert.equal(await store.transact(draft => draft.get('fault', 'f')?.rev), 1)
    })

    test('refuses a transaction inside another one, and a draft after its own', async () => {
      await using store = await open()
      await assert.rejects(
        store.transact(() => store.apply(() => 1)),
        TypeError,
      )
      const late = await store.transact(draft => draft.all('fault'))
      await store.transact(draft => draft.put('fault', 'f', SCOPE, faultOn('router:a')))
      assert.throws(() => [...late], TypeError)
    })

    test('knows what is due, earliest first', async () => {
      await using store = await open()
      assert.equal(store.nextDue(), undefined)
      await store.transact(draft => {
        draft.put('fault', 'late', SCOPE, faultOn('router:a'), { dueAt: 300 })
        draft.put('fault', 'soon', SCOPE, faultOn('router:b'), { dueAt: 100 })
        draft.put('fault', 'never', SCOPE, faultOn('router:c'))
      })
      assert.equal(store.nextDue(), 100)
      assert.deepEqual(store.due(99), [])
      assert.deepEqual(store.due(300), [
        { kind: 'fault', id: 'soon' },
        { kind: 'fault', id: 'late' },
      ])
      await store.transact(draft => draft.update('fault', 'soon', {}, { dueAt: undefined }))
      assert.equal(store.nextDue(), 300)
    })

    test('observations: the latest wins, and what is forgotten is gone', async () => {
      await using store = await open()
      store.observe([
        { kind: 'light', id: 'dxcon-1', up: false, since: 1 },
        { kind: 'light', id: 'dxcon-1', up: true, since: 2 },
      ])
      assert.deepEqual(store.observed.get('light', 'dxcon-1'), { kind: 'light', id: 'dxcon-1', up: true, since: 2 })
      assert.equal(store.observed.get('session', 'dxcon-1'), undefined)
      store.forget('light', 'dxcon-1')
      assert.equal(store.observed.get('light', 'dxcon-1'), undefined)
    })

    test('tells what was observed and forgotten, with what was known before', async () => {
      await using store = await open()
      const told: (readonly Sighting[])[] = []
      const listener = store.onObserve(sightings => told.push(sightings))
      const dark = { kind: 'light', id: 'dxcon-1', up: false, since: 1 } as const
      const lit = { ...dark, up: true, since: 2 }
      store.observe([dark, lit])
      store.observe([])
      store.forget('light', 'dxcon-1')
      store.forget('light', 'dxcon-1')
      const about = { kind: 'light', id: 'dxcon-1' } as const
      assert.deepEqual(told, [
        [
          { ...about, before: undefined, after: dark },
          { ...about, before: dark, after: lit },
        ],
        [{ ...about, before: lit, after: undefined }],
      ])
      listener[Symbol.dispose]()
      store.observe([dark])
      assert.equal(told.length, 2)
    })

    test('what an observer changes in its turn is told after all have heard the first', async () => {
      await using store = await open()
      const told: string[] = []
      store.onObserve(([sighting]) => {
        if (sighting?.after && sighting.id === 'dxcon-1') store.forget('light', 'dxcon-1')
      })
      store.onObserve(([sighting]) => told.push(sighting?.after ? 'seen' : 'forgotten'))
      store.observe([{ kind: 'light', id: 'dxcon-1', up: true, since: 1 }])
      assert.deepEqual(told, ['seen', 'forgotten'])
    })

    test('is of no use once it is closed, and finishes what was under way', async () => {
      const store = await open()
      const underWay = store.transact(draft => draft.put('fault', 'f', SCOPE, faultOn('router:a')).id)
      await store[Symbol.asyncDispose]()
      assert.equal(await underWay, 'f')
      await assert.rejects(
        store.transact(() => 1),
        /store is closed/,
      )
      await store[Symbol.asyncDispose]()
    })
  })
}
