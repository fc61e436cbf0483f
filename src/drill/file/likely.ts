import { parseDuration } from '../../net/duration.ts'
import { parseIsoDuration } from './isoDuration.ts'
import { parseMoment } from './moments.ts'

/** The message of an issue: what is allowed and, where somebody nearly wrote it, what was meant. */
type Message = (issue: { readonly input?: unknown }) => string

/** `a duration such as 90s: did you mean 10s?` where `guess` has one. */
export function orLikely(allowed: string, guess: (written: unknown) => string | undefined): Message {
  return ({ input }) => {
    const likely = guess(input)
    return likely === undefined ? allowed : `${allowed}: did you mean ${likely}?`
  }
}

const UNITS: readonly (readonly [words: RegExp, unit: string])[] = [
  [/^(ms|msecs?|milliseconds?)$/i, 'ms'],
  [/^(s|secs?|seconds?)$/i, 's'],
  [/^(m|mins?|minutes?)$/i, 'm'],
  [/^(h|hrs?|hours?)$/i, 'h'],
  [/^(d|days?)$/i, 'd'],
]

/** What a number without a unit is meant in, after another unit; seconds where there is none. */
const BELOW: Readonly<Record<string, string>> = { d: 'h', h: 'm', m: 's', s: 'ms' }

/** Of numbers without their unit, or with a word for it: `90`, `1h30`, `2 hours`, `PT10M`. */
export function likelyDuration(written: unknown): string | undefined {
  const text = String(written).trim()
  const isIso = parseIsoDuration(text) !== undefined
  const parts = [...(isIso ? text.replace(/[PT]/g, '') : text).matchAll(/(\d+(?:\.\d+)?)\s*([a-z]*)[\s,]*/giy)]
  if (!isIso && parts.map(([part]) => part).join('') !== text) return undefined
  let unit: string | undefined
  const units = parts.map(([, , word = '']) => {
    const said = UNITS.find(([words]) => words.test(word))?.[1]
    unit = word === '' ? (unit === undefined ? 's' : BELOW[unit]) : said
    return unit
  })
  const likely = parts.map(([, number], index) => `${number}${units[index]}`).join('')
  return likely === text || parseDuration(likely) === undefined ? undefined : likely
}

/** The same where nothing would be no time at all. */
export function likelyLength(written: unknown): string | undefined {
  const likely = likelyDuration(written)
  return (parseDuration(likely ?? '') ?? 0) > 0 ? likely : undefined
}

/** Of a number without its unit: whoever lowers a port's rate thinks in gigabits. */
export function likelyRate(written: unknown): string | undefined {
  return /^\d+(?:\.\d+)?$/.test(String(written)) ? `${written}Gbps` : undefined
}

/** Of a date without its zone: nobody could say when it is, UTC is the first guess. */
export function likelyDate(written: unknown): string | undefined {
  const [, day, time = '00:00'] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?))?$/.exec(String(written)) ?? []
  const date = `${day}T${time}Z`
  return day !== undefined && parseMoment(date)?.isDate ? date : undefined
}

/** One thing where a list is wanted. */
export function likelyList(written: unknown): string | undefined {
  return typeof written === 'string' && written !== '' ? `[${written}]` : undefined
}

/** A duration where milliseconds are wanted. */
export function likelyMs(written: unknown): string | undefined {
  const ms = typeof written === 'string' ? parseDuration(written) : undefined
  return ms === undefined ? undefined : String(ms)
}
