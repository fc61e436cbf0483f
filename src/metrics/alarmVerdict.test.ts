import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reasonOf } from './alarmReason.ts'
import { type AlarmRule, type Datapoint, verdictOf } from './alarmVerdict.ts'

const RULE: AlarmRule = { evaluationPeriods: 3, threshold: 5, comparison: 'GreaterThanThreshold' }

/** `0 - X - X`, oldest first: within the threshold, missing, breaching. */
function datapoints(text: string): Datapoint[] {
  return text.split(' ').map((sign, i) => ({ atMs: i * 60_000, ...(sign === '-' ? {} : { value: sign === 'X' ? 9 : 1 }) }))
}

const TREATMENTS = ['missing', 'ignore', 'breaching', 'notBreaching'] as const
const KEPT = undefined

// biome-ignore format: a table is read by its rows
/** User Guide, "Configuring how CloudWatch alarms treat missing data": missing, ignore, breaching, notBreaching. */
const TABLE: readonly [pattern: string, m: number, states: readonly (string | undefined)[], because: string][] = [
  ['0 - X - X', 3, ['OK', 'OK', 'OK', 'OK'], 'the three that there are decide'],
  ['- - - - 0', 3, ['OK', 'OK', 'OK', 'OK'], 'two missing ones are not enough to breach'],
  ['- - - - -', 3, ['INSUFFICIENT_DATA', KEPT, 'ALARM', 'OK'], 'there is nothing'],
  ['0 X X - X', 3, ['ALARM', 'ALARM', 'ALARM', 'ALARM'], 'the newest three that there are all breach'],
  ['- - X - -', 3, ['ALARM', KEPT, 'ALARM', 'OK'], 'only breaching, and as old as M'],
  ['0 - X - X', 2, ['ALARM', 'ALARM', 'ALARM', 'ALARM'], 'two out of three'],
  ['0 0 X 0 X', 2, ['ALARM', 'ALARM', 'ALARM', 'ALARM'], 'two of the last three'],
  ['0 - X - -', 2, ['OK', 'OK', 'ALARM', 'OK'], 'one breaches, one is missing'],
  ['- - - - 0', 2, ['OK', 'OK', 'ALARM', 'OK'], 'two missing ones are enough'],
  ['- - - X -', 2, ['ALARM', KEPT, 'ALARM', 'OK'], 'only breaching, and as old as M'],
  ['- - - - X', 2, [KEPT, KEPT, 'ALARM', 'OK'], 'only breaching, but younger than M'],
]

for (const [pattern, m, states, because] of TABLE) {
  test(`${m} out of 3 of ${pattern}: ${because}`, () => {
    const found = TREATMENTS.map(
      treatMissingData => verdictOf(datapoints(pattern), { ...RULE, datapointsToAlarm: m, treatMissingData }).state,
    )
    assert.deepEqual(found, states)
  })
}

// biome-ignore format: a table is read by its rows
const COMPARED: readonly [comparison: AlarmRule['comparison'], breaches: readonly number[]][] = [
  ['GreaterThanThreshold', [6]],
  ['GreaterThanOrEqualToThreshold', [5, 6]],
  ['LessThanThreshold', [4]],
  ['LessThanOrEqualToThreshold', [4, 5]],
]

for (const [comparison, breaches] of COMPARED) {
  test(`of 4, 5 and 6 against 5 ${comparison} are ${breaches}`, () => {
    const rule = { ...RULE, evaluationPeriods: 1, comparison }
    const found = [4, 5, 6].filter(value => verdictOf([{ atMs: 0, value }], rule).state === 'ALARM')
    assert.deepEqual(found, breaches)
  })
}

const AT = Date.UTC(2026, 10, 21, 6, 54)
const point = (value: number): Datapoint => ({ atMs: AT, value })

// biome-ignore format: a table is read by its rows
const REASONS: readonly [rule: Partial<AlarmRule>, datapoints: readonly Datapoint[], reason: string][] = [
  [{ evaluationPeriods: 1 }, [point(9)], 'Threshold Crossed: 1 out of the last 1 datapoint [9.0 (21/11/26 06:54:00)] was greater than the threshold (5.0) (minimum 1 datapoint for OK -> ALARM transition).'],
  [{ evaluationPeriods: 1 }, [point(1)], 'Threshold Crossed: 1 out of the last 1 datapoint [1.0 (21/11/26 06:54:00)] was not greater than the threshold (5.0) (minimum 1 datapoint for ALARM -> OK transition).'],
  [{ datapointsToAlarm: 2 }, [point(9), point(1), point(9)], 'Threshold Crossed: 2 out of the last 3 datapoints [9.0 (21/11/26 06:54:00), 9.0 (21/11/26 06:54:00)] were greater than the threshold (5.0) (minimum 2 datapoints for OK -> ALARM transition).'],
  [{ evaluationPeriods: 1 }, [{ atMs: AT }], 'Insufficient Data: 1 datapoint was unknown.'],
  [{ evaluationPeriods: 2 }, [{ atMs: AT }, { atMs: AT }], 'Insufficient Data: 2 datapoints were unknown.'],
  [{ evaluationPeriods: 1, treatMissingData: 'breaching' }, [{ atMs: AT }], 'Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [Breaching].'],
]

for (const [rule, given, reason] of REASONS) {
  test(reason, () => {
    const whole = { ...RULE, ...rule }
    assert.equal(reasonOf(verdictOf(given, whole), whole), reason)
  })
}
