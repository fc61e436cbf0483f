import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ALL_UP } from '../../routing/beliefs.ts'
import { converge } from '../../routing/converge.ts'
import type { Breakage } from '../../routing/detection.ts'
import type { Network } from '../../routing/network.ts'
import { detourDrawing } from '../../routing/testLimits.ts'
import { allRoutesText, drawn } from '../../routing/testNetwork.ts'
import { DEFAULT_ASSUMPTIONS } from '../assumptions.ts'
import { type Change, type PhaseTimeline, phaseTimelines } from './phaseTimeline.ts'
import { LONG_MS, oneFault } from './testOneFault.ts'

function detour(options: string): Network {
  return drawn(detourDrawing(options))
}

function played(network: Network, changes: readonly Change[]): readonly PhaseTimeline[] {
  return phaseTimelines(
    network,
    converge(network, ALL_UP),
    changes,
    DEFAULT_ASSUMPTIONS,
    { losses: 'worst', returns: 'worst' },
    { byBeliefs: new Map() },
  )
}

const CUT: Breakage = { kind: 'cut', component: 'c-b' }
const MINUTE = 60_000

/** `0.0 open; 0.1 closed`: since which second c has heard of a's prefix from a. */
function story(phases: readonly PhaseTimeline[]): string {
  const states = phases.flatMap(({ frames }) =>
    frames.map(
      ({ atMs, convergence: { tables } }) => [atMs / 1000, tables.accepted.get('a-c@c')?.length ? 'open' : 'closed'] as const,
    ),
  )
  return states
    .filter(([, state], i) => state !== states[i - 1]?.[1])
    .map(pair => pair.join(' '))
    .join('; ')
}

for (const [options, changes, expected, because] of [
  [
    '',
    [
      { atMs: 0, breakages: [CUT] },
      { atMs: 40 * MINUTE, breakages: [] },
    ],
    '0 open; 0.1 closed',
    'nobody resets it',
  ],
  [
    'c.retry=900',
    [
      { atMs: 0, breakages: [CUT] },
      { atMs: 40 * MINUTE, breakages: [] },
    ],
    '0 open; 0.1 closed; 2700.1 open',
    'tries at 15 and 30 min fail, the third comes 5 min after the repair',
  ],
  [
    'c.retry=900',
    [
      { atMs: 0, breakages: [CUT] },
      { atMs: 40 * MINUTE, breakages: [] },
      { atMs: 44 * MINUTE, breakages: [CUT] },
    ],
    '0 open; 0.1 closed',
    'whole for 4 min between two tries is not enough',
  ],
  [
    'c.retry=900',
    [
      { atMs: 0, breakages: [CUT] },
      { atMs: 40 * MINUTE, breakages: [] },
      { atMs: 60 * MINUTE, breakages: [CUT] },
      { atMs: 61 * MINUTE, breakages: [] },
    ],
    '0 open; 0.1 closed; 2700.1 open; 3600.1 closed; 4500.1 open',
    'closed anew, the interval begins anew',
  ],
  [
    '',
    [
      { atMs: 0, breakages: [CUT] },
      { atMs: MINUTE, breakages: [CUT, { kind: 'cut', component: 'a-c' }] },
      { atMs: 2 * MINUTE, breakages: [] },
    ],
    '0 open; 0.1 closed; 130 open',
    'the interface goes down and comes back, and the session begins anew',
  ],
  [
    'c.retry=60',
    [
      { atMs: 0, breakages: [CUT] },
      { atMs: 10_000, breakages: [CUT, { kind: 'silent', component: 'a-c' }] },
      { atMs: 5 * MINUTE, breakages: [{ kind: 'silent', component: 'a-c' }] },
      { atMs: 10 * MINUTE, breakages: [] },
    ],
    '0 open; 0.1 closed; 600.1 open',
    'a try over a dead link is none, and the link is whole without anybody having noticed',
  ],
  [
    'c.retry=0',
    [
      { atMs: 0, breakages: [CUT] },
      { atMs: 40 * MINUTE, breakages: [] },
    ],
    '0 open; 0.1 closed; 2410 open',
    'it is back as soon as fewer come',
  ],
] as const) {
  test(`closed by its limit, ${options || 'no retry'}, ${changes.length} moments: ${because}`, () => {
    assert.equal(story(played(detour(options), changes)), expected)
  })
}

test('a limit that nobody tries again is, frame by frame, the same on a clock as by itself', () => {
  let closed = 0
  const shape = fc.record({
    owners: fc.array(fc.nat(4), { minLength: 4, maxLength: 6 }),
    links: fc.uniqueArray(fc.record({ a: fc.nat(4), b: fc.nat(4), prefer: fc.boolean(), max: fc.nat(6), retry: fc.boolean() }), {
      minLength: 5,
      maxLength: 10,
      selector: ({ a, b }) => `${Math.min(a, b)} ${Math.max(a, b)}`,
    }),
    broken: fc.array(fc.record({ link: fc.nat(9), kind: fc.constantFrom('cut' as const, 'silent' as const) }), {
      minLength: 1,
      maxLength: 3,
    }),
  })
  fc.assert(
    fc.property(shape, ({ owners, links, broken }) => {
      const network = drawn(
        [
          ...[0, 1, 2, 3, 4].map(
            i => `n${i} ${i + 1} ${owners.flatMap((owner, k) => (owner === i ? [`10.${k}.0.0/16`] : [])).join(' ')}`,
          ),
          ...links.flatMap(({ a, b, prefer, max, retry }) => {
            const limit = max === 0 || max > 3 ? '' : `n${b}.max=${max} ${retry ? `n${b}.retry=0` : ''}`
            return a === b ? [] : [`n${a} -- n${b} ${prefer ? `n${a}.prepend=2` : ''} ${limit}`]
          }),
        ].join('\n'),
      )
      const names = [...network.links.keys()]
      if (names.length === 0) return
      const breakages = broken.map(({ link, kind }) => ({ kind, component: names[link % names.length]! }))
      const before = converge(network, ALL_UP)
      for (const phase of ['best', 'worst'] as const) {
        const { down, up, first, second } = oneFault(network, before, breakages, phase)
        const text = ({ frames }: Pick<PhaseTimeline, 'frames'>, fromMs: number) =>
          frames.map(({ atMs, by, convergence: { tables } }) => `${atMs - fromMs} ${by}\n${allRoutesText(network, tables)}`)
        assert.deepEqual(text(first, 0), text(down, 0))
        assert.deepEqual(text(second, LONG_MS), text(up, 0))
        assert.deepEqual([...first.closed.keys()].sort(), [...down.closed.keys()].sort())
        assert.deepEqual([...second.closed.keys()].sort(), [...up.closed.keys()].sort())
        closed += down.closed.size
      }
    }),
    { numRuns: 200 },
  )
  assert.ok(closed > 50)
})
