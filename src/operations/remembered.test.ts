import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftOf } from '../resources/draft.ts'
import type { Observation } from '../resources/observed.ts'
import { DEFAULT_QUOTAS } from '../resources/quotas.ts'
import { WorldTables } from '../resources/tables.ts'
import type { Draft, Row } from '../resources/world.ts'
import type { Reading } from './recordedReads.ts'
import { remembered } from './remembered.ts'

const SCOPE = { account: '123456789012', region: 'landbridge' }

/** A site, two routers on it, and an answer that shows the site, its routers and a light that was seen. */
function shop() {
  const tables = new WorldTables()
  const light = new Map<string, Observation>()
  const change = (make: (draft: Draft) => void) => {
    const draft = draftOf(tables)
    make(draft)
    tables.apply(draft.changes())
  }
  change(draft => {
    for (const id of ['here', 'there']) draft.put('site', id, SCOPE, { name: id } as Row<'site'>['body'])
    draft.put('router', 'edge', SCOPE, { siteId: 'here', asn: 65000 } as Row<'router'>['body'])
  })
  const context = (): Reading => ({
    world: draftOf(tables),
    observed: { get: (kind, id) => light.get(`${kind} ${id}`) as never },
    quotas,
  })
  let quotas = DEFAULT_QUOTAS as Reading['quotas']
  const raise = () => {
    quotas = { ...quotas }
  }
  let computed = 0
  const answer = remembered<'site', object>(({ world, observed, quotas }, row) => {
    computed++
    const routers = [...world.referring('router', row.id)].map(({ body }) => body.asn)
    return { name: row.body.name, routers, lit: observed.get('light', row.id)?.up ?? false, most: quotas.tagsPerResource }
  })
  const ask = () => answer(context(), tables.get('site', 'here')!)
  return { ask, change, light, raise, times: () => computed }
}

test('an answer is given again while nothing that it read has changed', () => {
  const { ask, change, times } = shop()
  const first = ask()
  change(draft => draft.put('router', 'far', SCOPE, { siteId: 'there', asn: 65001 } as Row<'router'>['body']))
  assert.equal(ask(), first)
  assert.equal(times(), 1)
  assert.ok(Object.isFrozen(first) && Object.isFrozen((first as { routers: number[] }).routers))
})

const REASONS: readonly (readonly [what: string, alter: (there: ReturnType<typeof shop>) => void])[] = [
  ['the row', ({ change }) => change(draft => draft.update('site', 'here', { name: 'new' }))],
  ['a row that refers to it', ({ change }) => change(draft => draft.update('router', 'edge', { asn: 65002 }))],
  ['that such a row is gone', ({ change }) => change(draft => draft.remove('router', 'edge'))],
  [
    'that another one came',
    ({ change }) => change(draft => draft.put('router', 'b', SCOPE, { siteId: 'here', asn: 1 } as never)),
  ],
  ['what was observed', ({ light }) => light.set('light here', { kind: 'light', id: 'here', up: true, since: 0 })],
  ['the quotas', ({ raise }) => raise()],
]

for (const [what, alter] of REASONS) {
  test(`an answer is computed anew because of ${what}`, () => {
    const there = shop()
    there.ask()
    alter(there)
    there.ask()
    assert.equal(there.times(), 2)
    there.ask()
    assert.equal(there.times(), 2)
  })
}

test('an answer cannot change the world, nor look at it later', () => {
  const world = draftOf(new WorldTables())
  const answer = remembered<'site', object>((context, row) => {
    context.world.remove('site', row.id)
    return {}
  })
  const context: Reading = { world, observed: { get: () => undefined }, quotas: DEFAULT_QUOTAS }
  const row = world.put('site', 'here', SCOPE, { name: 'here' } as Row<'site'>['body'])
  assert.throws(() => answer(context, row), /changes nothing/)
  let kept: Reading | undefined
  const reader = remembered<'site', object>(context => {
    kept = context
    return {}
  })
  reader(context, row)
  assert.throws(() => kept?.world.get('site', 'here'), /after its end/)
})
