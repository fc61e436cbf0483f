import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawn } from '../../routing/testNetwork.ts'
import { mayExceedLimits } from './mayExceedLimits.ts'

const CASES: readonly (readonly [drawing: string, may: boolean, because: string])[] = [
  ['a -- b b.max=2', false, 'two are told, and two are taken'],
  ['a -- b b.max=1', true, 'two are told, and one is taken'],
  ['a -- b b.max=1 a.from=static', false, 'its filter tells none of them'],
  ['c 65003 10.8.0.0/16 10.9.0.0/16\ne 65005\na -- b b.max=3\nc -- e', false, 'c says as much, but to nobody who tells b'],
  ['c 65003 10.8.0.0/16 10.9.0.0/16\na -- b b.max=3\nc -- a', true, 'what c says comes by a, too'],
  ['a -- b', false, 'nothing is limited'],
]

for (const [drawing, may, because] of CASES) {
  test(`a limit ${may ? 'can' : 'cannot'} be hit: ${because}`, () => {
    const network = drawn(`a 65001 10.0.0.0/16 10.1.0.0/16\nb 65002\n${drawing}`)
    assert.equal(mayExceedLimits(network), may)
  })
}
