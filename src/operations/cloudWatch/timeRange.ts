const DAY_MS = 86_400_000

/**
 * Where the first period of a question begins (API Reference, `GetMetricData`, StartTime): on the whole minute, the older
 * data on five minutes and the hour, and short periods on a multiple of themselves.
 */
export function startOf(startMs: number, periodSeconds: number, nowMs: number): number {
  const age = nowMs - startMs
  const grainSeconds = age >= 63 * DAY_MS ? 3600 : age >= 15 * DAY_MS ? 300 : Math.min(periodSeconds, 60)
  return Math.floor(startMs / (grainSeconds * 1000)) * grainSeconds * 1000
}
