import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Identifiers } from './identifiers.ts'

const CASES = [
  ['dx-a', 'dx_a', 'hyphens are underscores'],
  ['dx_a', 'dx_a_2', 'what would be called alike gets a number'],
  ['DX A', 'dx_a_3', 'and another one'],
  ['edge-2/10.0.255.2', 'edge_2_10_0_255_2', 'no other signs'],
  ['10.0.0.0/8', '_10_0_0_0_8', 'no digit first'],
  ['Büro', 'b_ro', 'plain letters'],
  ['///', '_', 'something in any case'],
] as const

test('names become identifiers, each once per type', () => {
  const identifiers = new Identifiers()
  for (const [name, wanted, because] of CASES) assert.equal(identifiers.take('aws_vpc', name), wanted, because)
  assert.equal(identifiers.take('aws_subnet', 'dx-a'), 'dx_a', 'another type has names of its own')
})
