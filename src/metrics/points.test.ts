import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { draftOf } from '../resources/draft.ts'
import type { Resolution, Segment } from '../resources/metricSeries.ts'
import { seriesId } from '../resources/seriesId.ts'
import { WorldTables } from '../resources/tables.ts'
import { bucketOf } from './bucket.ts'
import type { Datum } from './datum.ts'
import { measure } from './measure.ts'
import { pointsOf } from './points.ts'
import { publish, rollUp } from './publish.ts'
import { statisticOf } from './statistic.ts'

const SCOPE = { account: '123456789012', region: 'us-east-1' }
const NAME = { namespace: 'Ours', metric: 'm', dimensions: [] } as const
const MINUTE = 60_000
const DAY = 1440 * MINUTE
const T0 = Date.UTC(2026, 0, 5)

/** A world that is changed in steps, as a store would. */
class Kept {
  readonly tables = new WorldTables()

  change(work: (draft: ReturnType<typeof draftOf>) => void): void {
    const draft = draftOf(this.tables)
    work(draft)
    this.tables.apply(draft.changes())
  }

  put(atMs: number, values: readonly number[], { resolutionSeconds = 60 as Resolution, nowMs = atMs, unit = 'None' } = {}): void {
    this.change(draft => publish(draft, SCOPE, { ...NAME, unit, atMs, resolutionSeconds, bucket: bucketOf(values) }, nowMs))
  }

  /** Everything that is due by then. */
  pass(nowMs: number): void {
    for (let due = this.tables.due(nowMs); due.length > 0; due = this.tables.due(nowMs)) {
      this.change(draft => {
        for (const { id, dueAt } of due) rollUp(draft, id, dueAt ?? nowMs)
      })
    }
  }

  averages(
    startMs: number,
    minutes: number,
    periodSeconds: number,
    nowMs = startMs + minutes * MINUTE,
  ): (readonly [number, number])[] {
    const span = { startMs, endMs: startMs + minutes * MINUTE, periodMs: periodSeconds * 1000, nowMs }
    return pointsOf(this.tables, SCOPE, NAME, span).map(({ atMs, bucket }) => [
      (atMs - startMs) / MINUTE,
      statisticOf(bucket, 'Average')!,
    ])
  }
}

test('published values are found by the period they fall into', () => {
  const kept = new Kept()
  for (const [minute, value] of [
    [0, 2],
    [1, 4],
    [4, 9],
    [5, 7],
  ] as const)
    kept.put(T0 + minute * MINUTE, [value])
  assert.deepEqual(kept.averages(T0, 10, 60), [
    [0, 2],
    [1, 4],
    [4, 9],
    [5, 7],
  ])
  assert.deepEqual(kept.averages(T0, 10, 300), [
    [0, 5],
    [5, 7],
  ])
})

test('a series keeps its units apart', () => {
  const kept = new Kept()
  kept.put(T0, [1], { unit: 'Seconds' })
  kept.put(T0, [1000], { unit: 'Milliseconds' })
  const span = { startMs: T0, endMs: T0 + MINUTE, periodMs: MINUTE, nowMs: T0 + MINUTE }
  assert.equal(pointsOf(kept.tables, SCOPE, NAME, span).length, 2)
  assert.deepEqual(
    pointsOf(kept.tables, SCOPE, { ...NAME, unit: 'Seconds' }, span).map(({ bucket }) => bucket.sum),
    [1],
  )
  assert.deepEqual(pointsOf(kept.tables, { ...SCOPE, region: 'eu-west-1' }, NAME, span), [])
})

// biome-ignore format: a table is read by its rows
const AGES: readonly [because: string, age: number, resolutions: readonly number[]][] = [
  ['seconds for three hours', 2 * 60 * MINUTE, [1]],
  ['minutes for fifteen days', 14 * DAY, [60]],
  ['five minutes for 63 days', 62 * DAY, [300]],
  ['hours for 455 days', 450 * DAY, [3600]],
  ['and then no more', 470 * DAY, []],
]

for (const [because, age, resolutions] of AGES) {
  test(`retention: ${because}`, () => {
    const kept = new Kept()
    for (let second = 0; second < 120; second++) kept.put(T0 + second * 1000, [second], { resolutionSeconds: 1 })
    kept.pass(T0 + age)
    assert.deepEqual(
      [...kept.tables.all('metricChunk')].map(({ body }) => body.resolutionSeconds),
      resolutions,
    )
    const total = pointsOf(kept.tables, SCOPE, NAME, { startMs: T0, endMs: T0 + DAY, periodMs: DAY, nowMs: T0 + age })
    const sums = total.map(({ bucket: { count, sum, min, max } }) => ({ count, sum, min, max }))
    assert.deepEqual(sums, resolutions.length > 0 ? [{ count: 120, sum: 7140, min: 0, max: 119 }] : [])
    assert.equal([...kept.tables.all('metric')].length, resolutions.length)
  })
}

function datum(value: number, more: Partial<Datum> = {}): Datum {
  return { ...SCOPE, namespace: 'AWS/DX', metric: 'm', dimensions: {}, unit: 'None', value, name: 'x', ...more }
}

const MEASURED = { ...NAME, namespace: 'AWS/DX' } as const

function measuredAt(steps: readonly (readonly [ms: number, data: readonly Datum[]])[]): Kept {
  const kept = new Kept()
  for (const [ms, data] of steps) kept.change(draft => measure(draft, data, T0 + ms))
  return kept
}

function measuredPoints(kept: Kept, minutes: number, periodSeconds = 60) {
  const span = { startMs: T0, endMs: T0 + minutes * MINUTE, periodMs: periodSeconds * 1000, nowMs: T0 + minutes * MINUTE }
  return pointsOf(kept.tables, SCOPE, MEASURED, span).map(({ bucket: { count, sum, min, max } }) => [count, sum, min, max])
}

test('a measured series is its exact average of each minute, and costs nothing while it stays as it is', () => {
  const kept = measuredAt([
    [0, [datum(1)]],
    [30_000, [datum(1)]],
    [90_000, [datum(0)]],
    [105_000, [datum(1)]],
  ])
  const [row] = [...kept.tables.all('measuredSeries')]
  assert.equal(row?.rev, 3)
  assert.deepEqual(measuredPoints(kept, 3), [
    [1, 1, 1, 1],
    [1, 0.75, 0, 1],
    [1, 1, 1, 1],
  ])
  assert.deepEqual(measuredPoints(kept, 3, 180), [[3, 2.75, 0, 1]])
})

test('a thing that goes has no more samples, and has them again when it is back', () => {
  const kept = measuredAt([
    [0, [datum(1)]],
    [2 * MINUTE, []],
    [4 * MINUTE, [datum(1)]],
  ])
  const span = { startMs: T0, endMs: T0 + 6 * MINUTE, periodMs: MINUTE, nowMs: T0 + 6 * MINUTE }
  assert.deepEqual(
    pointsOf(kept.tables, SCOPE, MEASURED, span).map(({ atMs }) => (atMs - T0) / MINUTE),
    [0, 1, 4, 5],
  )
})

test('a sum counts what passed in the minute, however it was put', () => {
  const kept = measuredAt([
    [0, [datum(3000, { sumSeconds: 300 })]],
    [MINUTE, [datum(6000, { sumSeconds: 300 })]],
  ])
  assert.deepEqual(
    measuredPoints(kept, 2).map(([, sum]) => sum),
    [600, 1200],
  )
})

test('a clock that begins anew does not undo what was', () => {
  const kept = measuredAt([
    [0, [datum(1)]],
    [10 * MINUTE, [datum(0)]],
    [5 * MINUTE, [datum(2)]],
  ])
  const row = kept.tables.get('measuredSeries', seriesId(SCOPE, MEASURED))
  assert.deepEqual(row?.body.segments, [
    { from: T0, value: 1 },
    { from: T0 + 10 * MINUTE, value: 2 },
  ])
})

test('however often a series changes it stays bounded, and its averages over whole days exact', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: 0, max: 9 })), {
        minLength: 700,
        maxLength: 2000,
      }),
      changes => {
        let at = 0
        let expected = 0
        let last = 0
        const kept = new Kept()
        kept.change(draft => measure(draft, [datum(0)], T0))
        for (const [ms, value] of changes) {
          expected += last * ms
          at += ms
          last = value
          kept.change(draft => measure(draft, [datum(value)], T0 + at))
        }
        const segments = kept.tables.get('measuredSeries', seriesId(SCOPE, MEASURED))!.body.segments
        assert.ok(segments.length <= 601)
        assert.ok(segments.every(({ from }, i) => i === 0 || from > segments[i - 1]!.from))
        assert.ok(Math.abs(area(segments, T0 + at) - expected) < 1e-6 * (expected + 1))
      },
    ),
    { numRuns: 20 },
  )
})

/** Value by time under the whole series. */
function area(segments: readonly Segment[], endMs: number): number {
  return segments.reduce((sum, { from, value }, i) => sum + (value ?? 0) * ((segments[i + 1]?.from ?? endMs) - from), 0)
}
