import type { Bucket, Metric, MetricChunk, Resolution, SeriesName } from '../resources/metricSeries.ts'
import { chunkId, seriesId } from '../resources/seriesId.ts'
import type { Draft, Scope } from '../resources/world.ts'
import { merged } from './bucket.ts'
import { retentionOf, retentionsFrom } from './retention.ts'

/** A value, or a set of them, of one moment. */
export interface Sample extends SeriesName {
  readonly unit: string
  readonly atMs: number
  readonly resolutionSeconds: Resolution
  readonly bucket: Bucket
}

/** A series' own row says when it had its last value; more exactly than this it need not, and is not written for it. */
const LAST_GRAIN_MS = 5 * 60_000

/** Adds a sample to its series, which it begins where there is none. What is older than everything kept is dropped. */
export function publish(draft: Draft, scope: Scope, sample: Sample, nowMs: number): void {
  const [retention] = retentionsFrom(sample.resolutionSeconds, nowMs - sample.atMs)
  if (!retention) return
  const id = seriesId(scope, sample)
  knowMetric(draft, scope, id, sample)
  const grainMs = retention.resolutionSeconds * 1000
  const startMs = Math.floor(sample.atMs / retention.chunkMs) * retention.chunkMs
  const offset = Math.floor((sample.atMs - startMs) / grainMs)
  const place = { seriesId: id, unit: sample.unit, resolutionSeconds: retention.resolutionSeconds, startMs }
  add(draft, scope, place, [[offset, sample.bucket]])
}

function knowMetric(draft: Draft, scope: Scope, id: string, { namespace, metric, dimensions, unit, atMs }: Sample): void {
  const known = draft.get('metric', id)?.body
  const lastAt = Math.max(known?.lastAt ?? 0, atMs)
  if (known?.units.includes(unit) && lastAt - known.lastAt < LAST_GRAIN_MS) return
  const units = known?.units ?? []
  const body: Metric = { namespace, metric, dimensions, units: units.includes(unit) ? units : [...units, unit], lastAt }
  draft.put('metric', id, scope, body)
}

/** Buckets are added to what the chunk has; its timer is the time at which it is rolled up. */
function add(draft: Draft, scope: Scope, place: Omit<MetricChunk, 'buckets'>, buckets: MetricChunk['buckets']): void {
  const id = chunkId(place)
  const { chunkMs, keptMs } = retentionOf(place.resolutionSeconds)
  const all = new Map(draft.get('metricChunk', id)?.body.buckets)
  for (const [offset, bucket] of buckets) {
    const there = all.get(offset)
    all.set(offset, there ? merged(there, bucket) : bucket)
  }
  const sorted = [...all].sort(([a], [b]) => a - b)
  const dueAt = place.startMs + chunkMs + keptMs
  draft.put('metricChunk', id, scope, { ...place, buckets: sorted }, { dueAt })
}

/** Moves a chunk whose time is over into the next resolution, and forgets what was the last. */
export function rollUp(draft: Draft, id: string, nowMs: number): void {
  const row = draft.get('metricChunk', id)
  if (!row || row.dueAt === undefined || row.dueAt > nowMs) return
  const { seriesId: series, unit, resolutionSeconds, startMs, buckets } = row.body
  draft.remove('metricChunk', id)
  const [next] = retentionsFrom((resolutionSeconds + 1) as Resolution, nowMs - startMs)
  if (!next) {
    // A series whose last value is forgotten is forgotten itself.
    if ([...draft.referring('metricChunk', series)].length === 0) draft.remove('metric', series)
    return
  }
  const target = Math.floor(startMs / next.chunkMs) * next.chunkMs
  const moved = new Map<number, Bucket>()
  for (const [offset, bucket] of buckets) {
    const place = Math.floor((startMs + offset * resolutionSeconds * 1000 - target) / (next.resolutionSeconds * 1000))
    const there = moved.get(place)
    moved.set(place, there ? merged(there, bucket) : bucket)
  }
  add(draft, row, { seriesId: series, unit, resolutionSeconds: next.resolutionSeconds, startMs: target }, [...moved])
}
