import type { TimestampFormat } from './schema.ts'

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?$/
const HTTP_DATE = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/
const EPOCH = /^-?\d+(\.\d+)?$/

/** Reads seconds since 1970 or any of Smithy's three text formats; a text without a zone is UTC. undefined: none of them. */
export function parseTimestamp(value: unknown): Date | undefined {
  if (typeof value === 'number') return valid(new Date(Math.round(value * 1000)))
  if (typeof value !== 'string') return undefined
  if (EPOCH.test(value)) return valid(new Date(Math.round(Number(value) * 1000)))
  const dateTime = DATE_TIME.exec(value)
  if (dateTime) return valid(new Date(dateTime[3] === undefined ? `${value}Z` : value))
  return HTTP_DATE.test(value) ? valid(new Date(value)) : undefined
}

/** Seconds as a number, the other formats as text. Throws TypeError for what is no Date: an operation's mistake. */
export function printTimestamp(value: unknown, format: TimestampFormat): string | number {
  if (!(value instanceof Date)) throw new TypeError(`a timestamp of an output is a ${typeof value}, not a Date`)
  if (format === 'epoch-seconds') return value.getTime() / 1000
  return format === 'http-date' ? value.toUTCString() : value.toISOString().replace('.000Z', 'Z')
}

function valid(date: Date): Date | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date
}
