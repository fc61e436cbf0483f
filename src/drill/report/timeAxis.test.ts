import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DirectionVerdict, FlowVerdict, Phase } from '../report.ts'
import { timeAxisOf } from './timeAxis.ts'

const WAY = { path: ['a → b'], mtu: 1500, rttMs: 1, capacityBps: null }

/** Dark for the first ten seconds of a phase that begins at five minutes, and for ten seconds after its repair. */
const forward: DirectionVerdict = {
  darkMs: 10_000,
  darkMinMs: 1000,
  decidedBy: 'notification',
  before: WAY,
  after: WAY,
  deliveredBps: 1e9,
  darkness: {
    worst: [[300_000, 310_000, 1, 'notification']],
    best: [[300_000, 301_000, 1, 'notification']],
    heal: [[0, 10_000, 1, 'notification']],
  },
}
const { darkness: _, ...never } = forward
const flow = { forward, back: { ...never, darkMs: 0, darkMinMs: 0, decidedBy: null } } as unknown as FlowVerdict

test('in a phase darkness counts from where the phase begins, and after a repair from the repair', () => {
  const phase: Phase = { name: 'night', atMs: 300_000, untilMs: 600_000, begins: [], ends: [] }
  const { lanes: [there] = [], endMs, healEndMs } = timeAxisOf(flow, { peakBps: 1e9 }, phase) ?? assert.fail()
  assert.deepEqual(there?.worst, [[0, 10_000, 1, 'notification']])
  assert.deepEqual(there?.best, [[0, 1000, 1, 'notification']])
  assert.deepEqual(there?.heal, [[0, 10_000, 1, 'notification']])
  assert.deepEqual([endMs, healEndMs], [15_000, 15_000])
})

test('what is never dark has no time line', () => {
  assert.equal(timeAxisOf({ ...flow, forward: never }, { peakBps: 1e9 }), undefined)
})
