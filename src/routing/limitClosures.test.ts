import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ALL_UP } from './beliefs.ts'
import { converge } from './converge.ts'
import { DelayedCourse } from './delayedCourse.ts'
import { type Breakage, damage } from './detection.ts'
import type { Network } from './network.ts'
import { ASSUMPTIONS } from './testAssumptions.ts'
import { crowdDrawing, detourDrawing } from './testLimits.ts'
import { drawn, routesText } from './testNetwork.ts'
import { failing, healing, type Timeline } from './timeline.ts'

function detour(options: string, others = ''): Network {
  return drawn(detourDrawing(options, others))
}

function played(network: Network, ...broken: readonly string[]) {
  const breakages = broken.map(text => {
    const [kind, component] = text.split(' ')
    return { kind, component } as Breakage
  })
  const before = converge(network, ALL_UP)
  const harm = damage(network, breakages, ASSUMPTIONS)
  const worst = failing(network, before, harm, 'worst', { byBeliefs: new Map() })
  const heal = healing(network, worst, harm, ASSUMPTIONS, 'worst', { byBeliefs: new Map() })
  return { before, worst, heal }
}

/** When c hears from a and when it does not: `100 carrier closed`. */
function story({ frames }: Timeline): string[] {
  const lines: string[] = []
  let last = ''
  for (const { atMs, by, convergence } of frames) {
    const state = convergence.tables.accepted.get('a-c@c')?.length ? 'open' : 'closed'
    if (state !== last) lines.push(`${atMs} ${by ?? ''} ${state}`.replace('  ', ' '))
    last = state
  }
  return lines
}

for (const [options, broken, during, repaired, because] of [
  [
    '',
    ['cut c-b'],
    ['0 open', '100 carrier closed'],
    ['0 closed'],
    'it stays closed though fewer come after the repair: nobody has reset it',
  ],
  [
    'c.retry=900',
    ['cut c-b'],
    ['0 open', '100 carrier closed'],
    ['0 closed', '900000 retry open'],
    'every try fails until the repair; the one after that may come a whole interval later',
  ],
  [
    'c.retry=0',
    ['cut c-b'],
    ['0 open', '100 carrier closed'],
    ['0 closed', '10000 reconnect open'],
    'it is back as soon as fewer come',
  ],
  [
    'c.retry=120',
    ['cut c-b', 'silent d-b'],
    ['0 open', '100 carrier closed', '120100 retry open'],
    ['0 open'],
    'what was too much is gone after 90 s, and the next try succeeds; the repair brings it back by way of b',
  ],
  [
    'c.retry=60',
    ['cut c-b', 'silent d-b'],
    ['0 open', '100 carrier closed', '120100 retry open'],
    ['0 open'],
    'the first try comes too early, and the second keeps to its interval',
  ],
  [
    '',
    ['cut c-b', 'silent d-b'],
    ['0 open', '100 carrier closed'],
    ['0 closed'],
    'that fewer come is not enough where nobody tries',
  ],
] as const) {
  test(`closed by its limit, ${options || 'no retry'}, ${broken.join(' and ')}: ${because}`, () => {
    const { worst, heal } = played(detour(options), ...broken)
    assert.deepEqual([story(worst), story(heal)], [during, repaired])
  })
}

test('a limit says whose it is, and how many prefixes were too many', () => {
  const { before, worst, heal } = played(detour(''), 'cut c-b')
  const hit = { session: 'a-c', node: 'c', limit: 1, prefixes: 2 }
  assert.deepEqual([...before.tables.limitHits], [])
  assert.deepEqual([...worst.closed.values(), ...heal.closed.values()], [hit, hit])
  const first = worst.frames.find(({ convergence }) => convergence.tables.limitHits.size > 0)
  assert.deepEqual([first?.atMs, [...(first?.convergence.tables.limitHits.values() ?? [])]], [100, [hit]])
})

test('what is closed before any fault stays closed though fewer come, unless somebody tries', () => {
  const network = (retry: string) => drawn(crowdDrawing(retry))
  const routes = (retry: string) =>
    played(network(retry), 'cut y-m').worst.frames.map(({ atMs, convergence }) => [atMs, routesText(convergence.tables, 'c')])
  assert.deepEqual(routes(''), [
    [0, []],
    [100, []],
  ])
  assert.deepEqual(routes('c.retry=300'), [
    [0, []],
    [100, []],
    [300_000, ['10.1.0.0/16 via m (3 1)']],
  ])
})

test('where messages take time a session is open from one try to the Cease that follows, and the tries have an end', () => {
  const network = detour('c.retry=60 delay=20', 'delay=20')
  const { worst, heal } = played(network, 'cut c-b')
  const open = worst.frames.map(
    ({ atMs, convergence }) => `${atMs} ${convergence.tables.overLimit.has('a-c') ? 'closed' : 'open'}`,
  )
  const turns = open.filter((line, i) => line.split(' ')[1] !== open[i - 1]?.split(' ')[1])
  assert.deepEqual(turns, ['0 open', '140 closed', '60140 open', '60160 closed'])
  assert.deepEqual([...worst.closed.keys()], ['a-c'])
  // At the next try a tells of its way round before it hears of the one by c.
  assert.deepEqual([...heal.closed.keys()], ['a-c'])
})

test('tries end where there is no stable solution, too', () => {
  // Griffin and Wilfong's BAD GADGET begins when x is there; d takes one of its two prefixes.
  const ring = (p: string, q: string) => `${p}.from=origin ${q}.from=origin ${p}.group=ring ${q}.group=ring`
  const network = drawn(`
    o 9
    x 8 10.0.0.0/16 10.1.0.0/16
    a 1
    b 2
    c 3
    d 4
    x -- o name=up
    o -- a a.group=origin
    o -- b b.group=origin
    o -- c c.group=origin
    a -- b a.lp=200 ${ring('a', 'b')} delay=10
    b -- c b.lp=200 ${ring('b', 'c')} delay=10
    a -- c c.lp=200 ${ring('a', 'c')} delay=10
    a -- d a.from=local,ring,origin d.max=1 d.retry=2 delay=10`)
  const down = new Set(['up@o', 'up@x'])
  const course = new DelayedCourse(network, converge(network, { ...ALL_UP, linkEndsDown: down }), 'worst')
  course.change(ALL_UP, 1000, 'carrier')
  const frames = course.frames(Number.POSITIVE_INFINITY)
  assert.deepEqual([...course.closed.keys()], ['a-d'])
  assert.deepEqual(
    frames.at(-1)?.convergence.tables.disputes.map(({ prefix }) => prefix),
    ['10.0.0.0/16', '10.1.0.0/16'],
  )
})
