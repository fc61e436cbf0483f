import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Branch } from '../routing/forward.ts'
import { waysOf } from './waysOf.ts'

const way = (reason: string, bps: number, lostShare = 0): Branch => ({
  share: 1 / 3,
  hops: [],
  outcome: 'delivered',
  reason,
  mtu: 1500,
  rttMs: 1,
  pipes: [
    { name: reason, bps },
    ...(lostShare > 0 ? [{ name: `loss on ${reason}`, bps: Number.POSITIVE_INFINITY, lostShare }] : []),
  ],
})

const WAYS = [way('fast', 10e9), way('slow', 2e9), way('lossy', 10e9, 0.05)]

for (const [bps, expected, because] of [
  [1e9, 'lossy', 'all have room for it, and one of them loses some'],
  [2.05e9, 'lossy', 'what has no room is less than what is lost'],
  [5e9, 'slow', 'more has no room than would be lost'],
] as const) {
  test(`of a single 5-tuple of ${bps / 1e9} Gbps the ${expected} way is the unluckiest: ${because}`, () => {
    const [unluckiest, ...more] = waysOf({ single: true }, WAYS, bps)
    assert.deepEqual([unluckiest?.reason, unluckiest?.share, more], [expected, 1, []])
  })
}

test('of ways with room for all of it the one with the least room is taken', () => {
  assert.equal(waysOf({ single: true }, WAYS.slice(0, 2), 1e9)[0]?.reason, 'slow')
})

test('many 5-tuples take all of them', () => {
  assert.equal(waysOf({ single: false }, WAYS, 1e9), WAYS)
})
