import type { Bucket } from '../resources/metricSeries.ts'
import { valuesOf } from './bucket.ts'

/** The statistics that every bucket has (API Reference, `Statistic`). */
const SIMPLE_STATISTICS = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'] as const

type Tally = NonNullable<Bucket['values']>

/**
 * One number of a bucket: a simple statistic, or an extended one: a percentile (`p99`), a trimmed or winsorized mean
 * (`tm90`, `wm90`), a trimmed count or sum (`tc90`, `ts90`), a percentile rank (`PR(0:300)`) or the interquartile mean
 * (`IQM`). Undefined where the bucket does not know its values (User Guide, "CloudWatch statistics definitions").
 */
export function statisticOf(bucket: Bucket, statistic: string): number | undefined {
  const simple = simpleOf(bucket, statistic)
  if (simple !== undefined) return simple
  const extended = parseExtended(statistic)
  const values = valuesOf(bucket)
  return extended && values && values.length > 0 ? extended(values) : undefined
}

function simpleOf({ count, sum, min, max }: Bucket, statistic: string): number | undefined {
  switch (statistic) {
    case 'SampleCount':
      return count
    case 'Average':
      return sum / count
    case 'Sum':
      return sum
    case 'Minimum':
      return min
    case 'Maximum':
      return max
    default:
      return undefined
  }
}

export function isSimpleStatistic(statistic: string): boolean {
  return (SIMPLE_STATISTICS as readonly string[]).includes(statistic)
}

/** Whether it is an extended statistic that `statisticOf` knows. */
export function isExtendedStatistic(statistic: string): boolean {
  return parseExtended(statistic) !== undefined
}

type Extended = (values: Tally) => number | undefined

function parseExtended(text: string): Extended | undefined {
  if (/^iqm$/i.test(text)) return values => mean(between(values, 25, 75))
  const short = /^(p|tm|wm|tc|ts)(\d{1,2}(?:\.\d{1,10})?|100)$/i.exec(text)
  if (short) return byName(short[1] ?? '', 0, Number(short[2]))
  const range = /^(tm|wm|tc|ts)\((\d+(?:\.\d+)?)?%?:(\d+(?:\.\d+)?)?%\)$/i.exec(text)
  if (range) return byName(range[1] ?? '', Number(range[2] ?? 0), Number(range[3] ?? 100))
  const rank = /^pr\((-?\d+(?:\.\d+)?)?:(-?\d+(?:\.\d+)?)?\)$/i.exec(text)
  if (!rank || (rank[1] === undefined && rank[2] === undefined)) return undefined
  const [least, most] = [Number(rank[1] ?? Number.NEGATIVE_INFINITY), Number(rank[2] ?? Number.POSITIVE_INFINITY)]
  return values => (100 * size(values.filter(([value]) => value > least && value <= most))) / size(values)
}

function byName(name: string, from: number, to: number): Extended | undefined {
  if (from > to || to > 100) return undefined
  switch (name.toLowerCase()) {
    case 'p':
      return values => percentile(values, to)
    case 'tm':
      return values => mean(between(values, from, to))
    case 'tc':
      return values => size(between(values, from, to))
    case 'ts':
      return values => total(between(values, from, to))
    default:
      return values => winsorizedMean(values, from, to)
  }
}

/** The least value that so many per cent of all values do not exceed. */
function percentile(values: Tally, percent: number): number {
  const rank = (percent / 100) * size(values)
  let below = 0
  for (const [value, count] of values) {
    below += count
    if (below >= rank) return value
  }
  return values.at(-1)?.[0] ?? Number.NaN
}

/** The values from one percentile to another; those on the edge count by their part inside. */
function between(values: Tally, from: number, to: number): Tally {
  const all = size(values)
  const [first, last] = [(from / 100) * all, (to / 100) * all]
  let at = 0
  return values.flatMap(([value, count]) => {
    const inside = Math.min(at + count, last) - Math.max(at, first)
    at += count
    return inside > 0 ? [[value, inside] as const] : []
  })
}

function winsorizedMean(values: Tally, from: number, to: number): number {
  const [least, most] = [percentile(values, from), percentile(values, to)]
  return total(values.map(([value, count]) => [Math.min(Math.max(value, least), most), count])) / size(values)
}

function size(values: Tally): number {
  return values.reduce((sum, [, count]) => sum + count, 0)
}

function total(values: Tally): number {
  return values.reduce((sum, [value, count]) => sum + value * count, 0)
}

function mean(values: Tally): number | undefined {
  return values.length === 0 ? undefined : total(values) / size(values)
}
