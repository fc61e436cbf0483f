import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checks } from '../../scripts/checksDocument.ts'

const byOperation = await checks()
const all = Object.values(byOperation).flat()

test('every operation of Direct Connect was tried', () => {
  assert.equal(Object.keys(byOperation).length, 73)
  assert.ok(all.length > 900, `${all.length} rules`)
})

test('whatever is refused is refused with an error that Direct Connect declares or that every service has', () => {
  const classes = new Set(all.flatMap(({ outcome }) => (outcome.error === '' ? [] : [outcome.error])))
  assert.deepEqual([...classes].toSorted(), ['DirectConnectClientException', 'SerializationException', 'TooManyTagsException'])
})

test('nothing that is missing or of the wrong type reaches an operation', () => {
  const reached = all.filter(
    ({ trial, outcome }) => /^(required|an? (string|number|list|structure))$/.test(trial.rule) && outcome.by !== 'model',
  )
  assert.deepEqual(
    reached.map(({ trial }) => trial),
    [],
  )
})
