import { DAY_MS } from '../net/day.ts'
import type { Resolution } from '../resources/metricSeries.ts'

/**
 * How long values are kept, and how finely (User Guide, "Metrics retention"): published values finer than a minute for
 * 3 hours, of a minute for 15 days, of five minutes for 63 days, of an hour for 455 days. When a chunk's time is over it is
 * rolled up into the next. How much time a chunk holds is ours: little enough that adding a value rewrites little.
 */
interface Retention {
  readonly resolutionSeconds: Resolution
  readonly keptMs: number
  readonly chunkMs: number
}

const HOUR_MS = 3_600_000

const RETENTIONS: readonly Retention[] = [
  { resolutionSeconds: 1, keptMs: 3 * HOUR_MS, chunkMs: HOUR_MS / 12 },
  { resolutionSeconds: 60, keptMs: 15 * DAY_MS, chunkMs: HOUR_MS },
  { resolutionSeconds: 300, keptMs: 63 * DAY_MS, chunkMs: 12 * HOUR_MS },
  { resolutionSeconds: 3600, keptMs: 455 * DAY_MS, chunkMs: 7 * DAY_MS },
]

/** From the finest on that a value of `finest` and this age is kept in. */
export function retentionsFrom(finest: Resolution, ageMs: number): readonly Retention[] {
  return RETENTIONS.filter(({ resolutionSeconds, keptMs }) => resolutionSeconds >= finest && ageMs < keptMs)
}

export function retentionOf(resolution: Resolution): Retention {
  const found = RETENTIONS.find(({ resolutionSeconds }) => resolutionSeconds === resolution)
  if (!found) throw new TypeError(`nothing is kept at ${resolution} s`)
  return found
}

export function allRetentions(): readonly Retention[] {
  return RETENTIONS
}

/** The longest that anything is kept. */
export const LONGEST_MS = 455 * DAY_MS
