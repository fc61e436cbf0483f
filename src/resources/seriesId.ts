import type { Dimension, MetricChunk, SeriesName } from './metricSeries.ts'
import type { Scope } from './world.ts'

/** The id of a series' row: the whole name, so that nothing has to be looked up to find it. */
export function seriesId({ account, region }: Scope, { namespace, metric, dimensions }: SeriesName): string {
  return JSON.stringify([account, region, namespace, metric, ...dimensions])
}

export function chunkId({ seriesId: id, unit, resolutionSeconds, startMs }: Omit<MetricChunk, 'buckets'>): string {
  return JSON.stringify([id, unit, resolutionSeconds, startMs])
}

/** Dimensions as series have them: sorted by name. */
export function sortedDimensions(dimensions: readonly Dimension[]): readonly Dimension[] {
  return dimensions.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}
