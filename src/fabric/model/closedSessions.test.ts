import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ALL_UP } from '../../routing/beliefs.ts'
import { converge } from '../../routing/converge.ts'
import { drawn } from '../../routing/testNetwork.ts'
import { ClosedSessions } from './closedSessions.ts'

for (const [options, stays, closed, because] of [
  ['', true, ['a-b@a', 'a-b@b'], 'somebody has to reset it'],
  ['b.retry=900', true, [], 'b tries it again by itself'],
  ['', false, [], 'it is none of those that stay closed'],
] as const) {
  test(`closed by its limit, ${options || 'no retry'}: ${because}`, () => {
    const network = drawn(`a 1 10.0.0.0/16 10.1.0.0/16\nb 2\na -- b b.max=1 ${options}`)
    const sessions = new ClosedSessions()
    sessions.close(network, converge(network, ALL_UP).tables.limitHits.values(), () => stays)
    assert.deepEqual([...sessions.over(network, ALL_UP).sessionEndsDown], closed)
  })
}
