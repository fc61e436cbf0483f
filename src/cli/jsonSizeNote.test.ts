import assert from 'node:assert/strict'
import { test } from 'node:test'
import { jsonSizeNote } from './jsonSizeNote.ts'

test('gigabytes of JSON are announced', () => {
  const scenario = { flows: ['x'.repeat(16_000)] }
  const many = (count: number) => Array<typeof scenario>(count).fill(scenario)
  assert.match(jsonSizeNote(many(1_000_000)) ?? '', /^1,000,000 scenarios are about 16 GB of JSON; without --json/)
  assert.equal(jsonSizeNote(many(1_000)), undefined)
  assert.equal(jsonSizeNote([]), undefined)
})
