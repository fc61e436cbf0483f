import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAddress } from '../net/address.ts'
import { ALL_UP } from '../routing/beliefs.ts'
import { converge } from '../routing/converge.ts'
import { forward } from '../routing/forward.ts'
import { drawn } from '../routing/testNetwork.ts'
import { DEFAULT_ASSUMPTIONS } from './assumptions.ts'
import { phaseTimelines } from './file/phaseTimeline.ts'
import { darkness } from './play/darkness.ts'

/** Two routers of a site, of which edge-2 reaches the far side through edge-1 alone; what is dark for each, in seconds. */
function dark(interval: string): Record<string, readonly (readonly number[])[]> {
  const network = drawn(`
    far 1 10.0.0.0/16
    edge-1 2
    edge-2 3
    far -- edge-1 name=circuit
    edge-1 -- edge-2 ${interval}`)
  const cut = [{ kind: 'cut', component: 'circuit' } as const]
  const changes = [
    { atMs: 0, breakages: cut },
    { atMs: 5000, breakages: [] },
    { atMs: 20_000, breakages: cut },
    { atMs: 21_000, breakages: [] },
  ]
  const phases = phaseTimelines(
    network,
    converge(network, ALL_UP),
    changes,
    DEFAULT_ASSUMPTIONS,
    { losses: 'worst', returns: 'worst' },
    {
      byBeliefs: new Map(),
    },
  )
  const frames = phases.flatMap(({ frames, damage }) => frames.map(frame => ({ ...frame, broken: damage.brokenLinks })))
  const to = parseAddress('10.0.0.1') ?? assert.fail()
  return Object.fromEntries(
    ['edge-1', 'edge-2'].map(from => {
      const { intervals } = darkness(frames, index => {
        const { convergence, broken } = frames[index] ?? assert.fail()
        return forward(network, convergence.tables, broken, from, to).every(({ outcome }) => outcome === 'delivered') ? 0 : 1
      })
      return [from, intervals.map(([since, until]) => [since / 1000, until / 1000])]
    }),
  )
}

for (const [interval, expected, because] of [
  [
    '',
    {
      'edge-1': [
        [0, 15],
        [20, 31],
      ],
      'edge-2': [
        [0, 15],
        [20, 31],
      ],
    },
    'a session takes 10 s to be back, and news no time',
  ],
  [
    'edge-1.interval=30',
    {
      'edge-1': [
        [0, 15],
        [20, 31],
      ],
      'edge-2': [
        [0, 15],
        [20, 45],
      ],
    },
    'edge-1 told it at 15 s, took it back at 20.1 s at once, and may tell it again at 45 s only',
  ],
  [
    'edge-1.interval=30 edge-1.withdrawalsWait',
    {
      'edge-1': [
        [0, 15],
        [20, 31],
      ],
      'edge-2': [[0, 31]],
    },
    'the withdrawal at 0.1 s counts as well: until 30.1 s nothing more is told, and what was back for 5 s is never heard of',
  ],
] as const) {
  test(`a circuit that fails twice with ${interval || 'no interval'}: ${because}`, () => {
    assert.deepEqual(dark(interval), expected)
  })
}
