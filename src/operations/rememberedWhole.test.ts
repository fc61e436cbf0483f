import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftOf } from '../resources/draft.ts'
import { DEFAULT_QUOTAS } from '../resources/quotas.ts'
import { WorldTables } from '../resources/tables.ts'
import type { Draft, Row } from '../resources/world.ts'
import type { Context } from './operation.ts'
import { rememberedWhole } from './rememberedWhole.ts'

const ACCOUNT = '111111111111'
const SITE = { account: ACCOUNT, region: 'landbridge' }

/** An account's sites by name, and whether a light was seen. */
function shop() {
  let tables = new WorldTables()
  let light = { up: false, version: {} }
  let quotas = DEFAULT_QUOTAS as Context['quotas']
  let computed = 0
  const sites = rememberedWhole(({ world, observed, caller }, input: { readonly prefix: string }) => {
    computed++
    const names = [...world.within('site', caller)].map(({ body }) => body.name).filter(name => name.startsWith(input.prefix))
    return { names, lit: observed.get('light', 'dxcon-1')?.up ?? false }
  })
  const change = (make: (draft: Draft) => void) => {
    const draft = draftOf(tables)
    make(draft)
    return tables.apply(draft.changes())
  }
  const put = (id: string, account = ACCOUNT) =>
    change(draft => draft.put('site', id, { ...SITE, account }, { name: id } as Row<'site'>['body']))
  const ask = ({ prefix = '', account = ACCOUNT, before = (_: Draft): void => undefined } = {}) => {
    const world = draftOf(tables)
    before(world)
    const observed = { get: () => ({ up: light.up }) as never, version: light.version }
    return sites({ world, observed, quotas, caller: { ...SITE, account } } as unknown as Context, { prefix })
  }
  return {
    ask,
    put,
    see: (up: boolean) => {
      light = { up, version: {} }
    },
    raise: () => {
      quotas = { ...quotas }
    },
    another: (id: string) => {
      tables = new WorldTables()
      put(id)
    },
    times: () => computed,
  }
}

test('the same question has the same answer, frozen, while nothing has changed', () => {
  const { ask, put, times } = shop()
  put('here')
  const first = ask()
  assert.equal(ask(), first)
  assert.equal(times(), 1)
  assert.ok(Object.isFrozen(first))
})

for (const [given, act, names, lit] of [
  ['a row came', s => void s.put('there'), ['here', 'there'], false],
  ['a change was taken back', s => s.put('there')(), ['here'], false],
  ['something was seen', s => s.see(true), ['here'], true],
  ['a quota was raised', s => s.raise(), ['here'], false],
  ['it is another world, that has seen as many changes', s => s.another('else'), ['else'], false],
] as const satisfies readonly [string, (s: ReturnType<typeof shop>) => void, readonly string[], boolean][]) {
  test(`the answer is made anew: ${given}`, () => {
    const made = shop()
    made.put('here')
    made.ask()
    act(made)
    assert.deepEqual(made.ask(), { names, lit })
    assert.equal(made.times(), 2)
  })
}

test('nobody gets what another account, or another question, was answered', () => {
  const { ask, put } = shop()
  put('here')
  put('theirs', '222222222222')
  assert.deepEqual(ask().names, ['here'])
  assert.deepEqual(ask({ account: '222222222222' }).names, ['theirs'])
  assert.deepEqual(ask({ prefix: 'x' }).names, [])
  assert.deepEqual(ask().names, ['here'])
})

test('a draft that was written to is answered for itself, and nobody else gets that', () => {
  const { ask, put } = shop()
  put('here')
  const before = (draft: Draft) => void draft.put('site', 'draft', SITE, { name: 'draft' } as Row<'site'>['body'])
  assert.deepEqual(ask({ before }).names, ['here', 'draft'])
  assert.deepEqual(ask().names, ['here'])
  assert.deepEqual(ask({ before }).names, ['here', 'draft'])
})

test('many questions push the oldest out, and each is answered right all the same', () => {
  const { ask, put } = shop()
  put('here')
  for (const round of [1, 2])
    for (let n = 0; n < 40; n++) assert.deepEqual(ask({ prefix: `h${'e'.repeat(n)}` }).names, n < 2 ? ['here'] : [], `${round}`)
})
