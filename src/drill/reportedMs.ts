/** As it is told: legs are known to 0.01 ms, and their sum is no more exact. */
export function reportedMs(ms: number): number {
  return Math.round(ms * 100) / 100
}
