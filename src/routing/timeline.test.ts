import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ALL_UP } from './beliefs.ts'
import { converge } from './converge.ts'
import { type Breakage, damage } from './detection.ts'
import type { SessionEnd } from './network.ts'
import { ASSUMPTIONS } from './testAssumptions.ts'
import { allRoutesText, drawn, routesText } from './testNetwork.ts'
import { failing, failingBoth, healing, type Timeline } from './timeline.ts'
import { bfdRange, holdRange } from './timers.ts'

/** Two ways from a to b, the first preferred; `options` are those of the first. */
function twoWays(options: string): string {
  return `
    a 1 10.1.0.0/16
    b 2 10.2.0.0/16
    a -- b name=first a.lp=200 b.lp=200 ${options}
    a -- b name=second`
}

function played(drawing: string, ...broken: readonly string[]) {
  const network = drawn(drawing)
  const before = converge(network, ALL_UP)
  const breakages = broken.map(text => {
    const [kind, ...component] = text.split(' ')
    return { kind, component: component.join(' ') } as Breakage
  })
  const harm = damage(network, breakages, ASSUMPTIONS)
  const worst = failing(network, before, harm, 'worst', { byBeliefs: new Map() })
  const best = failing(network, before, harm, 'best', { byBeliefs: new Map() })
  const heal = healing(network, worst, harm, ASSUMPTIONS, 'worst', { byBeliefs: new Map() })
  /** When a node's route to the other changes, and by what: `100 carrier via second`. */
  const moves = (frames: typeof worst.frames, node: string) => {
    const lines: string[] = []
    let last = ''
    for (const { atMs, by, convergence } of frames) {
      const prefix = node === 'a' ? '10.2.0.0/16' : '10.1.0.0/16'
      const way =
        convergence.tables.routes
          .get(node)
          ?.get(prefix)
          ?.chosen.map(path => path.nextHop?.link)
          .join('+') ?? 'nothing'
      if (way !== last) lines.push(`${atMs}${by === undefined ? '' : ` ${by}`} ${way}`)
      last = way
    }
    return lines
  }
  return {
    network,
    heal,
    worst,
    a: moves(worst.frames, 'a'),
    b: moves(worst.frames, 'b'),
    bestA: moves(best.frames, 'a'),
    bestB: moves(best.frames, 'b'),
    healA: moves(heal.frames, 'a'),
  }
}

for (const [options, fault, a, b, because] of [
  ['', 'cut first', '100 carrier', '100 carrier', 'light is lost at both ends'],
  ['seen=a', 'cut first', '100 carrier', '90000 hold', 'one end sees it, the other waits for its timer'],
  ['seen=', 'cut first', '90000 hold', '90000 hold', 'behind a carrier nobody sees it'],
  ['', 'silent first', '90000 hold', '90000 hold', 'light stays'],
  ['a.hold=30 a.keepalive=10', 'silent first', '30000 hold', '30000 hold', 'the lower hold time counts at both ends'],
  ['a.bfd=300x3 b.bfd=300x3', 'silent first', '900 bfd', '900 bfd', 'BFD at both ends'],
  ['b.bfd=300x3', 'silent first', '90000 hold', '90000 hold', 'BFD at one end is no BFD'],
  ['a.bfd=300x3 b.bfd=1000x5', 'silent first', '5000 bfd', '3000 bfd', 'the slower interval, times the peer’s multiplier'],
  ['by=notification', 'cut first', '200 notification', '200 notification', 'taken down in order'],
  ['a.dpd=30 b.dpd=40', 'silent first', '30000 dpd', '40000 dpd', 'each end probes the peer'],
  ['a.dpd=120', 'silent first', '90000 hold', '90000 hold', 'the hold timer is sooner than the probes'],
  ['', 'cut session first', '200 notification', '200 notification', 'the session ends in order, packets still flow'],
  ['a.bfd=300x3 b.bfd=300x3', 'silent session first', '90000 hold', '90000 hold', 'BFD packets still flow: only hold notices'],
] as const) {
  test(`${fault} with ${options || 'plain timers'}: a by ${a}, b by ${b}: ${because}`, () => {
    const story = played(twoWays(options), fault)
    assert.deepEqual(
      [story.a, story.b],
      [
        ['0 first', `${a} second`],
        ['0 first', `${b} second`],
      ],
    )
  })
}

for (const [options, fault, a, b, because] of [
  ['', 'silent first', '60000 hold', '60000 hold', 'a keepalive may just have come'],
  ['b.keepalive=10', 'silent first', '80000 hold', '60000 hold', 'how often depends on the peer'],
  ['a.hold=30 a.keepalive=30', 'silent first', '20000 hold', '20000 hold', 'never seldomer than a third of the hold time'],
  ['a.bfd=300x3 b.bfd=300x3', 'silent first', '600 bfd', '600 bfd', 'one BFD packet less'],
  ['a.dpd=30', 'silent first', '20000 dpd', '60000 hold', 'one probe less'],
] as const) {
  test(`at best, ${fault} with ${options || 'plain timers'}: a by ${a}, b by ${b}: ${because}`, () => {
    const story = played(twoWays(options), fault)
    assert.deepEqual([story.bestA.at(-1), story.bestB.at(-1)], [`${a} second`, `${b} second`])
  })
}

test('ranges: hold depends on the peer’s keepalive, BFD on both', () => {
  const end = (over: Partial<SessionEnd>): SessionEnd => ({
    node: 'x',
    holdMs: 90_000,
    keepaliveMs: 30_000,
    group: 'g',
    import: {},
    export: { from: [] },
    ...over,
  })
  assert.deepEqual(holdRange(end({}), end({ keepaliveMs: 5000 })), { bestMs: 85_000, worstMs: 90_000 })
  assert.deepEqual(holdRange(end({ keepaliveMs: 5000 }), end({})), { bestMs: 60_000, worstMs: 90_000 })
  assert.equal(bfdRange(end({ bfd: { receiveMs: 300, transmitMs: 300, multiplier: 3 } }), end({})), undefined)
})

test('parts that break together are noticed by the soonest sign of any of them', () => {
  const story = played(twoWays('seen=a over=device'), 'silent device', 'cut first')
  assert.deepEqual(story.a, ['0 first', '100 carrier second'])
})

test('an end that still holds a half-down session keeps stale routes', () => {
  // c hears of a's prefix through b alone. b loses light towards c at once, c does not.
  const network = `
    a 1 10.1.0.0/16
    b 2
    c 3
    a -- b
    b -- c name=far seen=b`
  const { worst } = played(network, 'cut far')
  const routes = worst.frames.map(({ atMs, convergence }) => [atMs, ...routesText(convergence.tables, 'c')])
  assert.deepEqual(routes, [[0, '10.1.0.0/16 via b (2 1)'], [100, '10.1.0.0/16 via b (2 1)'], [90_000]])
})

test('graceful restart keeps stale routes after a loss of light, and after BFD, but not after the hold timer', () => {
  const both = 'a.restart=120 b.restart=120'
  assert.deepEqual(played(twoWays(both), 'cut first').a, ['0 first', '120100 restart second'])
  assert.deepEqual(played(twoWays(both), 'cut first').bestA, ['0 first', '120010 restart second'])
  assert.deepEqual(played(twoWays(`${both} a.bfd=300x3 b.bfd=300x3`), 'silent first').a, ['0 first', '120900 restart second'])
  assert.deepEqual(played(twoWays(both), 'silent first').a, ['0 first', '90000 hold second'])
  assert.deepEqual(played(twoWays(both), 'cut session first').a, ['0 first', '200 notification second'])
  assert.deepEqual(
    played(twoWays('a.restart=120'), 'cut first').a,
    ['0 first', '100 carrier second'],
    'one side alone is no graceful restart',
  )
})

test('after the repair light is back at once, a session takes its time, and the first tables come back', () => {
  const { healA, heal, network } = played(twoWays(''), 'cut first')
  assert.deepEqual(healA, ['0 second', '10000 reconnect first'])
  assert.deepEqual(routesText(heal.frames.at(-1)!.convergence.tables, 'a'), routesText(converge(network, ALL_UP).tables, 'a'))
  assert.deepEqual([heal.beliefs.linkEndsDown.size, heal.beliefs.sessionEndsDown.size], [0, 0])
})

test('an end that probes is back when its probes are answered', () => {
  const network = `
    a 1
    b 2 10.2.0.0/16
    a -- b name=tunnel silent a.dpd=30
    a -> b 10.2.0.0/16 link=tunnel`
  const { a, healA } = played(network, 'silent tunnel')
  assert.deepEqual(a, ['0 tunnel', '30000 dpd nothing'])
  assert.deepEqual(healA, ['0 nothing', '10000 reconnect tunnel'], 'nobody sees light here')
})

test('what breaks nothing in the network changes nothing', () => {
  const { worst } = played(twoWays(''), 'cut something-else')
  assert.equal(worst.frames.length, 1)
})

test('both phases at once are what each of them is by itself, whoever notices first', () => {
  const timers = [
    '',
    'seen=a',
    'seen=',
    'a.bfd=300x3 b.bfd=300x3',
    'a.bfd=300x3 b.bfd=1000x5',
    'a.dpd=30 b.dpd=40',
    'b.keepalive=10',
  ]
  const kinds = ['cut', 'silent'] as const
  const orders = new Set<string>()
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...timers), fc.constantFrom(...kinds), fc.boolean()), { minLength: 2, maxLength: 4 }),
      ways => {
        const network = drawn(
          ['a 1 10.1.0.0/16', 'b 2 10.2.0.0/16', ...ways.map(([options], i) => `a -- b name=way${i} ${options}`)].join('\n'),
        )
        const breakages = ways.flatMap(([, kind, isHit], i) => (isHit ? [{ kind, component: `way${i}` }] : []))
        const before = converge(network, ALL_UP)
        const harm = damage(network, breakages, ASSUMPTIONS)
        const told = ({ frames }: Timeline) =>
          frames.map(({ convergence, ...frame }) => ({ ...frame, routes: allRoutesText(network, convergence.tables) }))
        const both = failingBoth(network, before, harm, { byBeliefs: new Map() })
        const [worst, best] = (['worst', 'best'] as const).map(phase =>
          failing(network, before, harm, phase, { byBeliefs: new Map() }),
        )
        assert.deepEqual(told(both.worst), told(worst!))
        assert.deepEqual(told(both.best), told(best!))
        assert.deepEqual(both.best.beliefs, best!.beliefs)
        const atOnce = both.best.frames.every(({ convergence }, i) => convergence === both.worst.frames[i]?.convergence)
        if (breakages.length > 0) orders.add(atOnce ? 'in step' : 'otherwise')
      },
    ),
    { numRuns: 200 },
  )
  assert.deepEqual([...orders].sort(), ['in step', 'otherwise'])
})
