import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayText, parseDay } from './day.ts'

for (const [text, ms, because] of [
  ['2026-11-21', Date.UTC(2026, 10, 21), 'midnight in UTC'],
  ['2028-02-29', Date.UTC(2028, 1, 29), 'a leap year'],
  ['2026-02-29', undefined, 'no leap year'],
  ['2026-11-31', undefined, 'no day of November, though Date.parse takes it'],
  ['2026-13-01', undefined, 'no month'],
  ['2026-11-21T00:00Z', undefined, 'a moment is no day'],
] as const) {
  test(`${text}: ${because}`, () => {
    assert.equal(parseDay(text), ms)
    if (ms !== undefined) assert.equal(dayText(ms + 86_399_999), text)
  })
}
