import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ALL_UP } from '../../routing/beliefs.ts'
import { converge } from '../../routing/converge.ts'
import type { Network } from '../../routing/network.ts'
import { drawn } from '../../routing/testNetwork.ts'
import type { ClosedByLimit } from '../../topology/topology.ts'
import { ClosedSessions } from './closedSessions.ts'

const NOW = 1_800_000_000_000
const MINUTE_MS = 60_000

const network = (prefixes: number, options: string) =>
  drawn(`a 1 ${Array.from({ length: prefixes }, (_, i) => `10.${i}.0.0/16`).join(' ')}\nb 2\na -- b ${options}`)

const settled = (closed: ClosedSessions, from: Network, atMs: number) =>
  closed.settle(atMs, ALL_UP, true, converge(from, ALL_UP), (beliefs, previous) => converge(from, beliefs, previous))

const NOTHING = () => undefined
const HIT = { node: 'b', limit: 1, prefixes: 2 }

for (const [options, triesAt, because] of [
  ['b.max=1', undefined, 'somebody has to reset it'],
  ['b.max=1 b.retry=900', NOW + 15 * MINUTE_MS, 'b tries it again by itself'],
  ['b.max=1 b.retry=0', undefined, 'b tries it whenever anything changes, at no time of its own'],
] as const) {
  test(`closed by its limit, ${options}: ${because}`, () => {
    const from = network(2, options)
    const closed = new ClosedSessions(from, NOW, NOTHING)
    const standing = settled(closed, from, NOW)
    assert.deepEqual([...(standing?.beliefs.sessionEndsDown ?? [])], ['a-b@a', 'a-b@b'])
    assert.deepEqual(closed.of('a-b'), triesAt === undefined ? HIT : { ...HIT, triesAt })
    assert.equal(closed.nextTryMs, triesAt ?? Number.POSITIVE_INFINITY)
  })
}

for (const [options, known, expected, because] of [
  ['b.max=1', HIT, HIT, 'it stays closed'],
  ['b.max=2', HIT, undefined, 'its limit was raised'],
  ['', HIT, undefined, 'nothing limits it any more'],
  ['a.max=9', HIT, undefined, 'the end that closed it takes any number now'],
  ['b.max=1', { ...HIT, node: 'c' }, undefined, 'that end is gone'],
  ['b.max=1', { ...HIT, triesAt: NOW + 1 }, HIT, 'its end has stopped trying'],
  ['b.max=1 b.retry=60', HIT, { ...HIT, triesAt: NOW + MINUTE_MS }, 'its end has begun to try'],
  ['b.max=1 b.retry=60', { ...HIT, triesAt: NOW + 1 }, { ...HIT, triesAt: NOW + 1 }, 'its turn goes on'],
  ['b.max=1 b.retry=60', { ...HIT, triesAt: NOW + 2 * MINUTE_MS }, { ...HIT, triesAt: NOW + MINUTE_MS }, 'it tries more often'],
] as const satisfies readonly (readonly [string, ClosedByLimit, ClosedByLimit | undefined, string])[]) {
  test(`closed before, ${options || 'no limit'} and one prefix now: ${because}`, () => {
    const before = (name: string): ClosedByLimit | undefined => (name === 'a-b' ? known : undefined)
    assert.deepEqual(new ClosedSessions(network(1, options), NOW, before).of('a-b'), expected)
    const adapted = new ClosedSessions(drawn('a 1\nb 2'), NOW, NOTHING)
    adapted.adapt(network(1, options), NOW, before)
    assert.deepEqual(adapted.of('a-b'), expected, 'in a component that takes it in as well')
  })
}

test('what was known of a session before counts for nothing once it is watched', () => {
  const closed = new ClosedSessions(network(1, 'b.max=1'), NOW, NOTHING)
  closed.adapt(network(1, 'b.max=1'), NOW, () => HIT)
  assert.equal(closed.of('a-b'), undefined)
})
