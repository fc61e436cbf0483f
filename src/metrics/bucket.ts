import type { Bucket } from '../resources/metricSeries.ts'

/** More different values than this are kept rounded to fewer and fewer digits, so that percentiles stay within 0.5 %. */
const MOST_VALUES = 300

/** The values of one span of time, each as often as `counts` says (once where it says nothing). */
export function bucketOf(values: readonly number[], counts: readonly number[] = []): Bucket {
  return values.map((value, i) => single(value, counts[i] ?? 1)).reduce((all, one) => merged(all, one))
}

function single(value: number, count: number): Bucket {
  return { count, sum: value * count, min: value, max: value }
}

/** What two spans of time have together. Where one does not know its values, both together do not. */
export function merged(a: Bucket, b: Bucket): Bucket {
  const whole = { count: a.count + b.count, sum: a.sum + b.sum, min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) }
  if (whole.min === whole.max) return whole
  const [left, right] = [valuesOf(a), valuesOf(b)]
  return left && right ? { ...whole, values: bounded(tallied([...left, ...right])) } : whole
}

/** Which values a bucket holds and how often; undefined when a statistic set hides them. */
export function valuesOf({ values, min, max, count }: Bucket): Bucket['values'] {
  return values ?? (min === max ? [[min, count]] : undefined)
}

type Tally = readonly (readonly [value: number, count: number])[]

function tallied(pairs: Tally): Tally {
  const counts = new Map<number, number>()
  for (const [value, count] of pairs) counts.set(value, (counts.get(value) ?? 0) + count)
  return [...counts].sort(([a], [b]) => a - b)
}

function bounded(pairs: Tally): Tally {
  for (let [tally, digits] = [pairs, 4]; ; digits--) {
    if (tally.length <= MOST_VALUES || digits < 1) return tally
    tally = tallied(tally.map(([value, count]) => [Number(value.toPrecision(digits)), count]))
  }
}
