export const DAY_MS = 86_400_000

/** `2026-11-21` of epoch ms, in UTC. */
export function dayText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

/** Midnight of `2026-11-21` in UTC, epoch ms; undefined where the calendar has no such day. */
export function parseDay(text: string): number | undefined {
  const ms = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  // Date.parse takes the 31st of a shorter month for a day of the next one.
  return Number.isNaN(ms) || dayText(ms) !== text ? undefined : ms
}
