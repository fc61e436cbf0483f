import { parseDuration } from '../../net/duration.ts'
import { parseShare } from '../../net/share.ts'
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

/** Nobody nearly wrote anything else: and a list of lists can be too deep to be made a text. */
function textOf(written: unknown): string {
  return typeof written === 'string' || typeof written === 'number' ? String(written) : ''
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
  const text = textOf(written).trim()
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

/** Of a number without its unit: whoever lowers a port's rate thinks in gigabits, and no port has more than 400 of these. */
export function likelyRate(written: unknown): string | undefined {
  if (!/^\d+(?:\.\d+)?$/.test(textOf(written))) return undefined
  const number = Number(written)
  return `${written}${number >= 1e6 ? 'bps' : number > 400 ? 'Mbps' : 'Gbps'}`
}

/** Of a number without its percent sign: below one it is the fraction that people count with. */
export function likelyShare(written: unknown): string | undefined {
  const number = /^\d*\.?\d+$/.test(textOf(written)) ? Number(written) : 0
  const likely = `${Number((number < 1 ? 100 * number : number).toPrecision(6))}%`
  return parseShare(likely) === undefined ? undefined : likely
}

/** Of a fault as the command line takes it, or of one by itself where a list is wanted: as a file writes it. */
export function likelyFault(written: unknown): string | undefined {
  if (typeof written === 'object' && written !== null && !Array.isArray(written)) {
    const members = Object.entries(written)
    const isPlain = members.length > 0 && members.every(([, value]) => ['string', 'number'].includes(typeof value))
    return isPlain ? `[{ ${members.map(([key, value]) => `${key}: ${value}`).join(', ')} }]` : undefined
  }
  const [, on, share, rate, down, up, times] =
    /^([^=]+)=(?:([\d.]+\s*%)|([\d.]+\s*[kMGT]?bps)|(\w+)\/(\w+)\*(\d+))$/i.exec(textOf(written)) ?? []
  if (on === undefined) return undefined
  if (down !== undefined) return `{ on: ${on}, down: ${down}, up: ${up}, times: ${times} }`
  return `{ on: ${on}, ${share === undefined ? `to: ${rate}` : `share: ${share}`} }`
}

/** Of a date without its zone: nobody could say when it is, UTC is the first guess. */
export function likelyDate(written: unknown): string | undefined {
  const [, day, time = '00:00'] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?))?$/.exec(textOf(written)) ?? []
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
