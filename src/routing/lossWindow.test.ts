import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Breakage } from './breakage.ts'
import { lossWindow } from './lossWindow.ts'

const LOSS: Breakage = { component: 'a', kind: 'loss', share: 0.05 }
const CUT: Breakage = { component: 'a', kind: 'cut' }

const MOMENTS = [
  { atMs: 0, breakages: [LOSS] },
  { atMs: 100, breakages: [LOSS, { component: 'b', kind: 'cut' }] },
  { atMs: 250, breakages: [LOSS, CUT] },
  { atMs: 400, breakages: [LOSS] },
] as const

const losesSome = (breakages: readonly Breakage[]) => breakages.includes(LOSS) && !breakages.includes(CUT)

for (const [index, expected, because] of [
  [0, 250, 'until the cut'],
  [1, 250, 'what else comes begins nothing anew'],
  [3, 600, 'from its return until nobody looks any more'],
] as const) {
  test(`seen from moment ${index} something is lossy for ${expected}: ${because}`, () => {
    assert.equal(lossWindow(MOMENTS, index, 1000)(losesSome), expected)
  })
}
