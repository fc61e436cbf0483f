import { parseDuration } from '../../net/duration.ts'

/** A point of time as a file writes it: since the start, or on a calendar. */
export interface Written {
  readonly ms: number
  readonly isDate: boolean
}

/** `90s`, or a date with a time and a zone; a date without a zone is none, for nobody could say when it is. */
export function parseMoment(text: string): Written | undefined {
  const sinceStart = parseDuration(text)
  if (sinceStart !== undefined) return { ms: sinceStart, isDate: false }
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined
  const ms = Date.parse(text.replace(' ', 'T'))
  return Number.isNaN(ms) || !isDay(text.slice(0, 10)) ? undefined : { ms, isDate: true }
}

/** Whether a month has such a day: a 30th of February would be read as one of March. */
function isDay(text: string): boolean {
  return new Date(text).toISOString().startsWith(text)
}
