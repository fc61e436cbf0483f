import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atText } from './sequenceTable.ts'

const DATED = { startsAt: '2026-12-05T02:00:00.000Z' }

for (const [clock, ms, text, because] of [
  [{}, 0, '0', 'the start'],
  [{}, 18_300_000, '5 h 5 min', 'hours have minutes'],
  [{}, 18_360_000, '5 h 6 min', 'so that the next minute looks different'],
  [{}, 18_330_000, '5 h 5 min 30 s', 'and seconds'],
  [{}, 1_230_000, '20 min 30 s', 'minutes have seconds'],
  [{}, 90_050, '90.05 s', 'a flap has fractions of them'],
  [DATED, 60_000, '2026-12-05 02:01 UTC', 'a date as maintenance has them'],
  [DATED, 90_000, '2026-12-05 02:01:30 UTC', 'with seconds where it has some'],
  [DATED, 90_250, '2026-12-05 02:01:30.250 UTC', 'and less'],
] as const) {
  test(`${ms} ms after ${clock.startsAt ?? 'the start'} is ${text}: ${because}`, () => assert.equal(atText(clock, ms), text))
}
