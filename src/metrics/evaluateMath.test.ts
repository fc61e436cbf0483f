import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asSeries, evaluateMath } from './evaluateMath.ts'
import { parseMath } from './mathSyntax.ts'
import type { Series } from './mathValue.ts'

const TIMES = [0, 60_000, 120_000, 180_000]

/** `1 2 - 4`: one per period, a dash where there is none. */
function series(text: string): Series {
  return new Map(text.split(' ').flatMap((value, i) => (value === '-' ? [] : [[TIMES[i]!, Number(value)] as const])))
}

const METRICS = new Map([
  ['m1', series('1 2 3 4')],
  ['m2', series('10 - 30 40')],
])
const SCOPE = { times: TIMES, periodSeconds: 60, metrics: METRICS, valueFor: (id: string) => METRICS.get(id) }

function shown(expression: string): string[] {
  return asSeries(evaluateMath(parseMath(expression), SCOPE), TIMES).map(one => TIMES.map(at => one.get(at) ?? '-').join(' '))
}

// biome-ignore format: a table is read by its rows
const TABLE: readonly [expression: string, series: readonly string[], because: string][] = [
  ['m1 + m2', ['11 - 33 44'], 'only where both have data'],
  ['m1 * 2 + 1', ['3 5 7 9'], 'multiplication first'],
  ['(m1 + 1) * 2', ['4 6 8 10'], 'parentheses first'],
  ['-m1 ^ 2', ['-1 -4 -9 -16'], 'a power binds tighter than the minus before it'],
  ['10 / (m1 - 1)', ['- 10 5 3.3333333333333335'], 'what is divided by zero is missing'],
  ['SUM([m1, m2])', ['11 2 33 44'], 'a missing one counts as nothing'],
  ['SUM(METRICS())', ['11 2 33 44'], 'all metrics of the request'],
  ['SUM(METRICS("m1"))', ['1 2 3 4'], 'those with the text in their id'],
  ['AVG(METRICS())', ['5.5 2 16.5 22'], 'of those that have data'],
  ['MIN(METRICS())', ['1 2 3 4'], ''], ['MAX(METRICS())', ['10 2 30 40'], ''],
  ['SUM(m1)', ['10 10 10 10'], 'of one series it is a number'],
  ['MAX(m1) - m1', ['3 2 1 0'], 'which goes with a series'],
  ['FILL(m2, 0)', ['10 0 30 40'], ''], ['FILL(m2, REPEAT)', ['10 10 30 40'], ''], ['FILL(m2, LINEAR)', ['10 20 30 40'], ''], ['FILL(m2, m1)', ['10 2 30 40'], ''],
  ['RATE(m1)', ['- 0.016666666666666666 0.016666666666666666 0.016666666666666666'], 'per second'],
  ['DIFF(m2)', ['- - 20 10'], 'against the one before'],
  ['IF(m1 > 2, m2, 0)', ['0 0 30 40'], 'each time by itself'], ['IF(m1 > 2, 1)', ['- - 1 1'], 'without else there is nothing'],
  ['m1 > 1 AND m1 < 4', ['0 1 1 0'], ''], ['NOT (m1 == 2) && m1 != 4 || 0', ['1 0 1 0'], ''],
  ['RUNNING_SUM(m1)', ['1 3 6 10'], ''], ['m1 / PERIOD(m1) * 60', ['1 2 3 4'], ''], ['ABS(m1 - 3)', ['2 1 0 1'], ''],
  ['METRICS() * 2', ['2 4 6 8', '20 - 60 80'], 'several stay several'],
]

for (const [expression, expected, because] of TABLE) {
  test(`${expression} ${because}`.trim(), () => assert.deepEqual(shown(expression), expected))
}

// biome-ignore format: a table is read by its rows
const REFUSED: readonly [expression: string, message: RegExp][] = [
  ['m1 +', /was not expected/], ['m9 + 1', /nothing has the id m9/], ["SEARCH('x', 'Average')", /has not built the function SEARCH/],
  ['ANOMALY_DETECTION_BAND(m1)', /has not built the function ANOMALY_DETECTION_BAND/], ['FILL(m1)', /FILL takes/], ['m1 m2', /"m2" was not expected/],
  ['constructor(m1)', /has not built/], [`${'('.repeat(200)}1`, /nested/], ['m1 ; m2', /cannot be read/],
]

for (const [expression, message] of REFUSED) {
  test(`${expression.slice(0, 30)} is refused`, () => assert.throws(() => shown(expression), { name: 'MathError', message }))
}
