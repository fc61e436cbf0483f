import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MetricAlarm } from '../resources/alarm.ts'
import { draftOf } from '../resources/draft.ts'
import type { Resolution } from '../resources/metricSeries.ts'
import { WorldTables } from '../resources/tables.ts'
import { bucketOf } from './bucket.ts'
import { evaluateAlarm, evaluationStepMs } from './evaluateAlarm.ts'
import { publish } from './publish.ts'

const SCOPE = { account: '123456789012', region: 'us-east-1' }
const SERIES = { namespace: 'Ours', metric: 'm', dimensions: [] } as const
const T0 = Date.UTC(2026, 0, 5)

const ALARM: MetricAlarm = {
  type: 'metric',
  name: 'a',
  actionsEnabled: true,
  actions: { OK: [], ALARM: [], INSUFFICIENT_DATA: [] },
  configuredAt: 0,
  state: 'OK',
  reason: '',
  updatedAt: 0,
  transitionedAt: 0,
  tags: {},
  watches: { ...SERIES, periodSeconds: 60, statistic: 'Average' },
  evaluationPeriods: 1,
  threshold: 5,
  comparison: 'GreaterThanThreshold',
}

/** A world in which these values came at these seconds. */
function worldOf(data: readonly (readonly [second: number, ...values: number[]])[], resolutionSeconds: Resolution = 60) {
  const draft = draftOf(new WorldTables())
  for (const [second, ...values] of data) {
    const sample = { ...SERIES, unit: 'None', atMs: T0 + second * 1000, resolutionSeconds, bucket: bucketOf(values) }
    publish(draft, SCOPE, sample, T0)
  }
  return draft
}

function state(world: ReturnType<typeof worldOf>, alarm: Partial<MetricAlarm>, second: number): string | undefined {
  return evaluateAlarm(world, SCOPE, { ...ALARM, ...alarm }, T0 + second * 1000)?.state
}

test('windows slide from minute to minute and take only minutes that are over', () => {
  const world = worldOf([
    [0, 1],
    [60, 1],
    [120, 1],
    [180, 1],
    [240, 1],
    [300, 60],
  ])
  const watches = { ...SERIES, periodSeconds: 300, statistic: 'Average' }
  assert.equal(state(world, { watches }, 301), 'OK')
  assert.equal(state(world, { watches }, 359), 'OK')
  assert.equal(state(world, { watches }, 361), 'ALARM')
})

test('a period below a minute is looked at every ten seconds', () => {
  const world = worldOf(
    [
      [0, 1],
      [10, 9],
    ],
    1,
  )
  const watches = { ...SERIES, periodSeconds: 10, statistic: 'Maximum' }
  assert.equal(evaluationStepMs({ ...ALARM, watches }), 10_000)
  assert.equal(state(world, { watches }, 11), 'OK')
  assert.equal(state(world, { watches }, 21), 'ALARM')
})

test('what spans more than a day is looked at every hour', () => {
  assert.equal(
    evaluationStepMs({ ...ALARM, watches: { ...SERIES, periodSeconds: 3600, statistic: 'Sum' }, evaluationPeriods: 48 }),
    3_600_000,
  )
})

test('a percentile of few samples changes nothing where the alarm says so', () => {
  const watches = { ...SERIES, periodSeconds: 60, statistic: 'p90' }
  const [few, many] = [worldOf([[0, 9]]), worldOf([[0, ...Array.from({ length: 100 }, () => 9)]])]
  assert.equal(state(few, { watches }, 61), 'ALARM')
  assert.equal(state(few, { watches, evaluateLowSampleCountPercentile: 'ignore' }, 61), undefined)
  assert.equal(state(many, { watches, evaluateLowSampleCountPercentile: 'ignore' }, 61), 'ALARM')
})

test('metric math is looked at through its one result', () => {
  const stat = { id: 'm1', returnData: false, stat: { ...SERIES, periodSeconds: 60, statistic: 'Sum' } }
  const queries = [stat, { id: 'twice', returnData: true, expression: 'm1 * 2' }]
  assert.equal(state(worldOf([[0, 3]]), { watches: { queries } }, 61), 'ALARM')
  assert.equal(state(worldOf([[0, 2]]), { watches: { queries } }, 61), 'OK')
  assert.equal(state(worldOf([]), { watches: { queries } }, 61), 'INSUFFICIENT_DATA')
})

test('another unit is no data', () => {
  const watches = { ...SERIES, periodSeconds: 60, statistic: 'Sum', unit: 'Bytes' }
  assert.equal(state(worldOf([[0, 9]]), { watches }, 61), 'INSUFFICIENT_DATA')
})
