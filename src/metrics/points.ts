import type { Bucket, MeasuredSeries, Metric, Segment, SeriesName } from '../resources/metricSeries.ts'
import { chunkId, seriesId } from '../resources/seriesId.ts'
import type { Scope, World } from '../resources/world.ts'
import { merged } from './bucket.ts'
import { allRetentions } from './retention.ts'

/** A stretch of time in periods: the first begins at `startMs`, and what is at `endMs` or later is not in it. */
export interface Span {
  readonly startMs: number
  readonly endMs: number
  readonly periodMs: number
}

/** One period in which there are values, in one unit. */
export interface Point {
  readonly atMs: number
  readonly unit: string
  readonly bucket: Bucket
}

/** How often a measured series is sampled. _Ours_, for every namespace: AWS's finest for Direct Connect. */
const SAMPLE_MS = 60_000

/**
 * The periods of the span in which the series has values, in order of time; of every unit unless one is named. A series that
 * is published and one that Landbridge measures have the same points: the latter has one sample a minute, of minutes that
 * are over, which is its exact average of that minute.
 */
export function pointsOf(
  world: World,
  scope: Scope,
  name: SeriesName & { readonly unit?: string | undefined },
  span: Span & { readonly nowMs: number },
): readonly Point[] {
  const id = seriesId(scope, name)
  const measured = world.get('measuredSeries', id)?.body
  if (measured) return name.unit === undefined || name.unit === measured.unit ? measuredPoints(measured, span) : []
  const metric = world.get('metric', id)?.body
  const units = metric?.units.filter(unit => name.unit === undefined || unit === name.unit) ?? []
  const points = units.flatMap(unit => (metric ? publishedPoints(world, { id, metric, unit }, span) : []))
  return units.length > 1 ? points.sort((a, b) => a.atMs - b.atMs) : points
}

interface Published {
  readonly id: string
  readonly metric: Metric
  readonly unit: string
}

function publishedPoints(world: World, { id, unit, metric }: Published, span: Span & { readonly nowMs: number }): Point[] {
  const { startMs, endMs, periodMs, nowMs } = span
  const byPeriod = new Map<number, Bucket>()
  // The row knows the newest value only to a few minutes.
  const lastMs = Math.min(endMs, metric.lastAt + 3_600_000)
  for (const { resolutionSeconds, chunkMs, keptMs } of allRetentions()) {
    const firstMs = Math.max(startMs, nowMs - keptMs - 2 * chunkMs)
    for (let chunk = Math.floor(firstMs / chunkMs) * chunkMs; chunk < lastMs; chunk += chunkMs) {
      const row = world.get('metricChunk', chunkId({ seriesId: id, unit, resolutionSeconds, startMs: chunk }))
      for (const [offset, bucket] of row?.body.buckets ?? []) {
        const at = chunk + offset * resolutionSeconds * 1000
        if (at < startMs || at >= endMs) continue
        const period = Math.floor((at - startMs) / periodMs)
        const there = byPeriod.get(period)
        byPeriod.set(period, there ? merged(there, bucket) : bucket)
      }
    }
  }
  return [...byPeriod].sort(([a], [b]) => a - b).map(([period, bucket]) => ({ atMs: startMs + period * periodMs, unit, bucket }))
}

function measuredPoints(series: MeasuredSeries, { startMs, endMs, periodMs, nowMs }: Span & { readonly nowMs: number }): Point[] {
  const lastMs = Math.min(endMs, Math.floor(nowMs / SAMPLE_MS) * SAMPLE_MS)
  const points: Point[] = []
  const first = series.segments[0]?.from ?? lastMs
  const skipped = Math.max(0, Math.floor((first - startMs) / periodMs))
  for (let at = startMs + skipped * periodMs; at < lastMs; at += periodMs) {
    const bucket = measuredBucket(series, at, Math.min(at + periodMs, lastMs))
    if (bucket) points.push({ atMs: at, unit: series.unit, bucket })
  }
  return points
}

/** The samples whose minute begins inside `[from, to)`. */
function measuredBucket({ segments, sumSeconds }: MeasuredSeries, from: number, to: number): Bucket | undefined {
  const factor = sumSeconds === undefined ? 1 : SAMPLE_MS / 1000 / sumSeconds
  let bucket: Bucket | undefined
  for (let minute = Math.ceil(from / SAMPLE_MS) * SAMPLE_MS; minute < to; ) {
    const index = indexAt(segments, minute)
    const steady = Math.floor(Math.min(to - minute, (segments[index + 1]?.from ?? Number.POSITIVE_INFINITY) - minute) / SAMPLE_MS)
    const samples = Math.max(1, steady)
    const sample =
      steady >= 1
        ? steadySample(segments[index], samples)
        : mixedSample(segments, { index, from: minute, to: minute + SAMPLE_MS })
    if (sample) bucket = bucket ? merged(bucket, scaled(sample, factor)) : scaled(sample, factor)
    minute += samples * SAMPLE_MS
  }
  return bucket
}

/** The segment that holds at that moment; -1 before the first. */
function indexAt(segments: readonly Segment[], at: number): number {
  let [low, high] = [0, segments.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (segments[middle]!.from <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

function steadySample(segment: Segment | undefined, count: number): Bucket | undefined {
  if (!segment || segment.value === null) return undefined
  const { value, least = value, most = value } = segment
  const whole = { count, sum: value * count, min: least, max: most }
  return least === most ? whole : { ...whole, values: [[value, count]] }
}

/** A minute in which the value changed: its average by time, over the part in which there was one. */
function mixedSample(segments: readonly Segment[], minute: { index: number; from: number; to: number }): Bucket | undefined {
  let [weighted, lasted, min, max] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = Math.max(0, minute.index); i < segments.length && segments[i]!.from < minute.to; i++) {
    const { from, value, least, most } = segments[i]!
    const ms = Math.min(segments[i + 1]?.from ?? minute.to, minute.to) - Math.max(from, minute.from)
    if (value === null || ms <= 0) continue
    weighted += value * ms
    lasted += ms
    min = Math.min(min, least ?? value)
    max = Math.max(max, most ?? value)
  }
  if (lasted === 0) return undefined
  const mean = weighted / lasted
  return min === max ? { count: 1, sum: mean, min, max } : { count: 1, sum: mean, min, max, values: [[mean, 1]] }
}

function scaled({ count, sum, min, max, values }: Bucket, factor: number): Bucket {
  if (factor === 1) return { count, sum, min, max, ...(values ? { values } : {}) }
  const whole = { count, sum: sum * factor, min: min * factor, max: max * factor }
  return values ? { ...whole, values: values.map(([value, times]) => [value * factor, times] as const) } : whole
}
