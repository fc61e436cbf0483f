import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ALL_UP, type Beliefs } from '../../routing/beliefs.ts'
import { type Convergence, converge } from '../../routing/converge.ts'
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

/**
 * a tells m of what is c's own, and of w's as long as it hears of it: one prefix more than m takes. Until m hears of it, c is told
 * of y's by m beside x's, one more than c takes; then c is told of its own way alone, which it drops as a loop.
 */
const TWO_LIMITS = drawn(`
  x 1 10.1.0.0/16
  y 2 10.2.0.0/16
  m 3
  c 4 10.2.0.0/16
  a 5
  w 6 10.3.0.0/16
  x -- m
  y -- m y.prepend=2
  m -- c m.lp=50 c.max=1 c.retry=0
  a -- c
  w -- a
  a -- m m.max=1 m.retry=60`)

test('a session that is tried whenever anything changes is tried when another one is open again by its own try', () => {
  const closed = new ClosedSessions(TWO_LIMITS, NOW, NOTHING)
  const names = () => ['m-c', 'a-m'].filter(name => closed.of(name) !== undefined)
  const settling = (beliefs: Beliefs, previous: Convergence) => converge(TWO_LIMITS, beliefs, previous)
  const first = closed.settle(NOW, ALL_UP, true, converge(TWO_LIMITS, ALL_UP), settling)
  assert.deepEqual(names(), ['m-c', 'a-m'])
  const without: Beliefs = { ...ALL_UP, linkEndsDown: new Set(['w-a@w', 'w-a@a']) }
  const second = closed.settle(NOW + 1000, without, true, first!.convergence, settling)
  assert.deepEqual(names(), ['m-c', 'a-m'], 'fewer come to m, which has not tried yet')
  assert.equal(closed.nextTryMs, NOW + MINUTE_MS)
  const third = closed.settle(closed.nextTryMs, without, false, second!.convergence, settling)
  assert.deepEqual(names(), [])
  assert.deepEqual([...(third?.beliefs.sessionEndsDown ?? [])], [])
  assert.equal(third?.convergence.tables.accepted.get('m-c@c')?.length, 1)
  assert.equal(closed.nextTryMs, Number.POSITIVE_INFINITY)
})

test('what such a try closes at the same moment stays closed, and is told', () => {
  // u is of c's AS, which drops what comes of it; v does not.
  const network = drawn(`
    x 1 10.1.0.0/16
    y 2 10.2.0.0/16
    m 3
    c 4 10.2.0.0/16
    u 4 10.6.0.0/16
    a 5
    v 7
    x -- m
    y -- m y.prepend=2
    m -- c m.lp=50 c.max=1 c.retry=0
    a -- c
    u -- a
    a -- m m.max=2 m.retry=60
    m -- v v.max=2`)
  const before = (name: string): ClosedByLimit | undefined =>
    name === 'm-c' ? { node: 'c', limit: 1, prefixes: 2 } : name === 'a-m' ? { node: 'm', limit: 2, prefixes: 3 } : undefined
  const closed = new ClosedSessions(network, NOW, before)
  const names = () => ['m-c', 'a-m', 'm-v'].filter(name => closed.of(name) !== undefined)
  const first = settled(closed, network, NOW)
  assert.deepEqual(names(), ['m-c', 'a-m'])
  const second = closed.settle(closed.nextTryMs, ALL_UP, false, first!.convergence, (beliefs, previous) =>
    converge(network, beliefs, previous),
  )
  assert.deepEqual(names(), ['m-v'])
  assert.deepEqual([...(second?.convergence.tables.limitHits.keys() ?? [])], ['m-v'])
  assert.deepEqual([...(second?.beliefs.sessionEndsDown ?? [])], ['m-v@m', 'm-v@v'])
})
