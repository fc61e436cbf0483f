import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { DetectedBy } from '../../routing/network.ts'
import type { Frame } from '../../routing/timeline.ts'
import { darkMs, darkness } from './darkness.ts'

/** Frames as `0 1, 100 carrier 0.5, 900 bfd 0`: time, what brought it about, share lost from then on. */
function story(text: string) {
  const parts = text.split(', ').map(part => part.split(' '))
  const lost = parts.map(part => Number(part.at(-1)))
  const frames = parts.map(
    part => ({ atMs: Number(part[0]), by: part.length > 2 ? (part[1] as DetectedBy) : undefined }) as Frame,
  )
  return darkness(frames, index => lost[index] ?? 0)
}

for (const [text, expected, because] of [
  ['0 0', { intervals: [], endedBy: null, largestShare: 0 }, 'nothing was lost'],
  ['0 1, 100 carrier 0', { intervals: [[0, 100]], endedBy: 'carrier', largestShare: 1 }, 'until somebody noticed'],
  ['0 0.5, 900 bfd 0', { intervals: [[0, 900]], endedBy: 'bfd', largestShare: 0.5 }, 'half of it'],
  [
    '0 1, 100 carrier 0.5, 900 bfd 0',
    { intervals: [[0, 900]], endedBy: 'bfd', largestShare: 1 },
    'dark is dark, in part or whole',
  ],
  [
    '0 1, 90000 hold 1',
    { intervals: [[0, Number.POSITIVE_INFINITY]], endedBy: null, largestShare: 1 },
    'for ever: nothing ended it',
  ],
  [
    '0 0, 100 carrier 1, 900 bfd 0',
    { intervals: [[100, 900]], endedBy: 'bfd', largestShare: 1 },
    'it began when one end moved alone',
  ],
  [
    '0 1, 100 carrier 0, 200 bfd 0.2, 300 hold 0',
    {
      intervals: [
        [0, 100],
        [200, 300],
      ],
      endedBy: 'hold',
      largestShare: 1,
    },
    'twice; the last end counts',
  ],
] as const) {
  test(`${text}: ${because}`, () => {
    const { stretches: _, ...found } = story(text)
    assert.deepEqual(found, expected)
  })
}

for (const [text, expected, because] of [
  ['0 0', [], 'nothing was lost'],
  ['0 0.5, 900 bfd 0', [[0, 900, 0.5, 'bfd']], 'half of it'],
  [
    '0 1, 100 carrier 0.5, 900 bfd 0',
    [
      [0, 100, 1, 'carrier'],
      [100, 900, 0.5, 'bfd'],
    ],
    'less, and then nothing is lost: two stretches of one darkness',
  ],
  ['0 1, 90000 hold 1', [[0, null, 1, null]], 'no change ends it, and it is one stretch'],
  [
    '0 0.5, 100 carrier 1',
    [
      [0, 100, 0.5, 'carrier'],
      [100, null, 1, null],
    ],
    'more is lost from then on, without end',
  ],
] as const) {
  test(`stretches of ${text}: ${because}`, () => {
    assert.deepEqual(story(text).stretches, expected)
  })
}

for (const [texts, expected, because] of [
  [['0 1, 100 carrier 0'], 100, 'one direction'],
  [['0 1, 100 carrier 0', '0 1, 900 bfd 0'], 900, 'the longer one'],
  [['0 1, 100 x 0', '500 1, 900 x 0'], 500, 'both, where they do not overlap'],
  [['0 1, 600 x 0', '500 1, 900 x 0'], 900, 'the union, where they do'],
  [['0 1, 100 x 0', '0 1'], null, 'without end'],
  [['0 0', '0 0'], 0, 'none'],
] as const) {
  test(`the union of ${texts.join(' | ')} is ${expected} ms: ${because}`, () => {
    const [there, home] = texts.map(story)
    assert.equal(darkMs(there!, home), expected)
  })
}

test('the union is what counting every millisecond gives', () => {
  const interval = fc.tuple(fc.nat(50), fc.nat(50)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
  fc.assert(
    fc.property(fc.array(interval, { maxLength: 8 }), fc.nat(8), (all, part) => {
      const counted = Array.from({ length: 51 }, (_, ms) => all.some(([from, to]) => from <= ms && ms < to))
      // Of one direction they come in order.
      const dark = [all.slice(0, part), all.slice(part)].map(some => ({ intervals: some.toSorted(([a], [b]) => a - b) }))
      assert.equal(darkMs(dark[0]!, dark[1]), counted.filter(Boolean).length)
    }),
  )
})
