import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DirectionVerdict } from '../report.ts'
import { wayChange } from './wayChange.ts'

const way = (text: string) => ({ path: text.split(' + '), mtu: 1500, rttMs: null, capacityBps: null })

for (const [before, after, expected, because] of [
  ['a + b + c', 'a + b', 'a + b + c → a + b', 'three ways are read'],
  ['a + b + c + d', 'e', 'a + b + 2 more → e', 'of four the first'],
  ['a + b + c + d', 'a + b + c + d', 'a + b + 2 more', 'what stays is told once'],
  ['a + b + c + d', 'a + b + c + e', 'a + b + c + d → a + b + c + e', 'what would look alike is told whole'],
] as const) {
  test(`ways: ${because}`, () => {
    const direction = { before: way(before), after: way(after) } as unknown as DirectionVerdict
    assert.equal(
      wayChange(direction, each => each?.path.join(' + ') ?? 'nowhere', { most: 3, shown: 2 }),
      expected,
    )
  })
}
