import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { BOTOCORE_MODEL, botocoreModel } from '../../scripts/botocoreModel.ts'
import { DIRECT_CONNECT } from '../../src/operations/directConnect/operations.ts'
import type { Model } from '../../src/wire/model.ts'
import { schemaOf } from '../../src/wire/schema.ts'
import { readModel, readModelFile } from '../../src/wire/services.ts'
import { type ModelSupplement, supplemented } from '../../src/wire/supplement.ts'

test('Direct Connect is served with ten operations more than its package knows, each with a row', async () => {
  const [known, served] = [await readModelFile('directconnect'), await readModel('directconnect')]
  const added = Object.keys(served.operations).filter(name => !Object.hasOwn(known.operations, name))
  assert.equal(added.length, 10)
  assert.deepEqual(Object.keys(DIRECT_CONNECT).sort(), Object.keys(served.operations).sort())
  assert.ok(Object.hasOwn(served.errors, 'LimitExceededException'))
})

test('every type that the supplement names is there', async () => {
  const model = await readModel('directconnect')
  const shapeOf = schemaOf(model)
  for (const name of Object.keys(model.shapes)) assert.doesNotThrow(() => shapeOf(`#${name}`), name)
})

for (const [shape, member] of [
  ['NewPrivateVirtualInterface', 'rateLimit'],
  ['NewTransitVirtualInterface', 'prefixPoolAllocatedCountIpv6'],
  ['NewPublicVirtualInterfaceAllocation', 'rateLimit'],
  ['Connection', 'prefixPoolUnallocatedCountIpv4'],
  ['Lag', 'rateLimiterStatus'],
  ['Location', 'availableBillingModes'],
  ['DirectConnectGateway', 'totalPrefixPoolAllocations'],
] as const) {
  test(`the older shape ${shape} has the newer member ${member}, and its own first one still`, async () => {
    const [known, served] = [await readModelFile('directconnect'), await readModel('directconnect')]
    const members = Object.keys(served.shapes[shape]?.[1] as object)
    assert.ok(members.includes(member))
    assert.equal(members[0], Object.keys(known.shapes[shape]?.[1] as object)[0])
  })
}

const SMALL: Model = {
  source: 'test',
  version: '1',
  target: 'T',
  operations: { Old: { input: '#In', output: 'unit' } },
  errors: {},
  enums: { Colour: ['red'] },
  shapes: { In: ['structure', { a: 'string' }, ['a']], List: ['list', 'string'] },
}
const EMPTY: ModelSupplement = { source: 'test', operations: {}, errors: {}, enums: {}, shapes: {} }

test('members are added to a structure, whose required ones stay required', () => {
  const { shapes } = supplemented(SMALL, { ...EMPTY, shapes: { In: ['structure', { b: 'number' }], New: ['list', '#In'] } })
  assert.deepEqual(shapes.In, ['structure', { a: 'string', b: 'number' }, ['a']])
  assert.deepEqual(shapes.New, ['list', '#In'])
})

for (const [change, message, because] of [
  [{ operations: { Old: null } }, /the operation Old of a supplement is in the model already/, 'the package has caught up'],
  [{ enums: { Colour: ['blue'] } }, /the enum Colour of a supplement/, 'the package has caught up'],
  [{ shapes: { In: ['structure', { a: 'number' }] } }, /the member of In, a of a supplement/, 'the package has caught up'],
  [{ shapes: { List: ['list', 'number'] } }, /the shape List of a supplement is no structure/, 'a list has no members'],
] as const) {
  test(`a supplement with ${JSON.stringify(change)} is a bug: ${because}`, () => {
    assert.throws(() => supplemented(SMALL, { ...EMPTY, ...(change as Partial<ModelSupplement>) }), {
      name: 'TypeError',
      message,
    })
  })
}

test('models/botocore is made of the served model', async () => {
  const committed = JSON.parse(readFileSync(BOTOCORE_MODEL, 'utf8'))
  const made = JSON.parse(JSON.stringify(botocoreModel(await readModel('directconnect'))))
  assert.deepEqual(committed, made, 'run `node scripts/botocoreModel.ts` and look at the difference')
})
