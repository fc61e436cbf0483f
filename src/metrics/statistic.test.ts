import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bucketOf, merged } from './bucket.ts'
import { isExtendedStatistic, statisticOf } from './statistic.ts'

const TEN = bucketOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])

// biome-ignore format: a table is read by its rows
const TABLE: readonly [statistic: string, value: number][] = [
  ['SampleCount', 10], ['Sum', 55], ['Average', 5.5], ['Minimum', 1], ['Maximum', 10],
  ['p50', 5], ['p90', 9], ['p99', 10], ['p100', 10], ['p0', 1],
  ['tm90', 5], ['TM(10%:90%)', 5.5], ['tc90', 9], ['ts90', 45], ['wm90', 5.4], ['IQM', 5.5], ['PR(:5)', 50], ['PR(5:7)', 20],
]

for (const [statistic, value] of TABLE) {
  test(`${statistic} of 1 to 10 is ${value}`, () => assert.equal(statisticOf(TEN, statistic), value))
}

test('a statistic set hides its values, so it has no percentile unless they are all one', () => {
  assert.equal(statisticOf({ count: 2, sum: 3, min: 1, max: 2 }, 'p50'), undefined)
  assert.equal(statisticOf({ count: 2, sum: 4, min: 2, max: 2 }, 'p50'), 2)
})

test('what is no statistic is none', () => {
  for (const text of ['', 'p', 'p101', 'average', 'pp', 'tm(90%:10%)', 'PR(:)'])
    assert.equal(isExtendedStatistic(text), false, text)
})

test('however values come together, the bucket is the same, and percentiles of many stay near', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 1, max: 1000, noNaN: true }), { minLength: 2, maxLength: 800 }), values => {
      const parts = values.map(value => bucketOf([value]))
      const left = parts.reduce(merged)
      const right = parts.toReversed().reduce(merged)
      assert.equal(left.count, values.length)
      assert.deepEqual([left.min, left.max], [right.min, right.max])
      const exact = values.toSorted((a, b) => a - b)[Math.ceil(values.length / 2) - 1]!
      const median = statisticOf(left, 'p50')!
      assert.ok(Math.abs(median - exact) <= exact * 0.01, `${median} for ${exact}`)
    }),
    { numRuns: 60 },
  )
})
