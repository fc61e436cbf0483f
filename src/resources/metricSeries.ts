/** What a series of CloudWatch is known by, beside its account and Region. Dimensions are sorted by name. */
export interface SeriesName {
  readonly namespace: string
  readonly metric: string
  readonly dimensions: readonly Dimension[]
}

export type Dimension = readonly [name: string, value: string]

/** A series that somebody publishes with PutMetricData; the row's id is `seriesId`. */
export interface Metric extends SeriesName {
  /** Every unit that values came with: each is kept apart. */
  readonly units: readonly string[]
  /** The newest timestamp of a value, to the nearest few minutes. */
  readonly lastAt: number
}

/** Values of one series, unit and resolution over one span of time; the row's id is `chunkId`. */
export interface MetricChunk {
  readonly seriesId: string
  readonly unit: string
  readonly resolutionSeconds: Resolution
  readonly startMs: number
  /** Sorted by time; `0` stands for the beginning of the chunk, counted in resolutions. */
  readonly buckets: readonly (readonly [offset: number, bucket: Bucket])[]
}

/** How finely values are kept, in seconds. */
export type Resolution = 1 | 60 | 300 | 3600

/** All values of one span of time together. */
export interface Bucket {
  readonly count: number
  readonly sum: number
  readonly min: number
  readonly max: number
  /** Which values and how often; absent: one value only, or unknown because a statistic set was published. */
  readonly values?: readonly (readonly [value: number, count: number])[]
}

/**
 * A series that Landbridge itself measures, as the changes of its value: one that does not change costs nothing. The
 * row's id is `seriesId`.
 */
export interface MeasuredSeries extends SeriesName {
  readonly unit: string
  /** How many seconds a value is the sum of; absent: a value is what it is at any moment. */
  readonly sumSeconds?: number
  /** In order of time; each holds until the next. */
  readonly segments: readonly Segment[]
}

/** What a measured series was from `from` on: null where the thing was not there; `least` and `most` where it is a mean. */
export interface Segment {
  readonly from: number
  readonly value: number | null
  readonly least?: number
  readonly most?: number
}
