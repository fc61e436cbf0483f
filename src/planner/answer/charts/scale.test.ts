import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axisLabel, fittedScale, linearScale, logScale, spanScale } from './scale.ts'
import { shortNumber } from './shortNumber.ts'

for (const [greatest, ticks, because] of [
  [7, [0, 1, 2, 3, 4, 5, 6, 7], 'a whole step fits'],
  [162_981, [0, 25_000, 50_000, 75_000, 100_000, 125_000, 150_000, 175_000], 'the end is at or above the greatest value'],
  [0.003, [0, 0.0005, 0.001, 0.0015, 0.002, 0.0025, 0.003], 'small values have small steps'],
] as const) {
  test(`a scale up to ${greatest}: ${because}`, () => {
    const scale = linearScale(greatest, 0, 700, 7)
    assert.deepEqual(scale.ticks, ticks)
    assert.deepEqual([scale.at(0), scale.at(scale.ticks.at(-1) ?? 0)], [0, 700])
  })
}

test('a scale around values begins and ends with round numbers, even where all values are one', () => {
  assert.deepEqual(spanScale(195_000, 274_000, 0, 100, 5).ticks, [180_000, 200_000, 220_000, 240_000, 260_000, 280_000])
  const { at } = spanScale(42, 42, 0, 100, 5)
  assert.ok(at(42) >= 0 && at(42) <= 100, `${at(42)}`)
})

for (const [values, first, label, because] of [
  [[10, 100], 0, 'USD', 'there is something to see near zero'],
  [[722_000, 755_000], 710_000, 'USD (not from zero)', 'all that differs is in the upper half'],
] as const) {
  test(`an axis for ${values.join(' to ')} begins at ${first}: ${because}`, () => {
    const scale = fittedScale(values, 0, 100, 7)
    assert.deepEqual([scale.ticks[0], axisLabel('USD', scale)], [first, label])
    assert.ok(values.every(value => scale.at(value) > 0 && scale.at(value) <= 100))
  })
}

test('powers of ten are evenly apart, and there are always two', () => {
  const scale = logScale(12, 1759, 300, 0)
  assert.deepEqual(scale.ticks, [10, 100, 1000, 10_000])
  assert.deepEqual(
    scale.ticks.map(tick => Math.round(scale.at(tick))),
    [300, 200, 100, 0],
  )
  assert.deepEqual(logScale(1, 1, 0, 1).ticks, [1, 10])
})

for (const [value, text] of [
  [0, '0'],
  [950, '950'],
  [999.9, '1k'],
  [12_345, '12.3k'],
  [-1_600_000, '-1.6M'],
  [2e9, '2G'],
] as const) {
  test(`${value} is ${text} on an axis`, () => assert.equal(shortNumber(value), text))
}
