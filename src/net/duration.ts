const MS = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const

const PART = /(\d+(?:\.\d+)?)\s*(ms|s|min|m|h|d)\s*/gy

/** Milliseconds of `300ms`, `90s`, `1.5 h`, `1h30m`, `90d`; undefined if it is none. */
export function parseDuration(text: string): number | undefined {
  const written = text.trim()
  const parts = [...written.matchAll(PART)]
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== written) return undefined
  let sum = 0
  let above = Number.POSITIVE_INFINITY
  for (const [index, [, number = '', unit]] of parts.entries()) {
    const unitMs = MS[unit as keyof typeof MS]
    // Large units come first, each once, and whole but for the last: `1.5h30m` and `30m1h` are slips.
    if (unitMs >= above || (number.includes('.') && index < parts.length - 1)) return undefined
    above = unitMs
    sum += Number(number) * unitMs
  }
  return sum
}

/** The same as exactly as it is: `0`, `90 s`, `5 h 5 min`, `1 min 30.5 s`; `parseDuration` reads it. */
export function exactDurationText(ms: number): string {
  if (ms === 0) return '0'
  if (ms < 120_000) return ms < 1000 ? `${ms} ms` : `${ms / 1000} s`
  const [minutes, seconds] = [Math.floor(ms / 60_000), (ms % 60_000) / 1000]
  const [hours, left] = ms < 7_200_000 ? [0, minutes] : [Math.floor(minutes / 60), minutes % 60]
  const parts = [
    [hours, 'h'],
    [left, 'min'],
    [seconds, 's'],
  ] as const
  return parts.flatMap(([count, unit]) => (count > 0 ? [`${count} ${unit}`] : [])).join(' ')
}

/** `0`, `900 ms`, `90 s`, `4 min`, `2 h`: as a person would say it. */
export function durationText(ms: number): string {
  if (ms === 0) return '0'
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 120_000) return `${Number((ms / 1000).toFixed(1))} s`
  if (ms < 7_200_000) return `${Number((ms / 60_000).toFixed(1))} min`
  return `${Number((ms / 3_600_000).toFixed(1))} h`
}
