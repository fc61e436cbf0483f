import { SignatureFault } from './signatureFault.ts'

/** When a signature was made, and for how long. */
export interface SignedWhen {
  readonly place: 'header' | 'query'
  /** Of the credential scope: `20261120`. */
  readonly date: string
  /** `20261120T101112Z` */
  readonly timestamp: string
  /** Only where `place` is the query; NaN for what is no number. */
  readonly expiresSeconds: number
}

/** IAM User Guide, "Signature Version 4": how far two clocks may be apart. */
const SKEW_MS = 15 * 60_000
/** The same: a presigned request lives at most a week. */
const LONGEST_SECONDS = 7 * 24 * 3600

/** ISO 8601 basic of an ISO 8601 basic or RFC 9110 date; undefined for what is no time. */
export function signatureTime(text: string): string | undefined {
  const isBasic = /^\d{8}T\d{6}Z$/.test(text)
  const ms = isBasic ? epochMs(text) : / GMT$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(ms)) return undefined
  const printed = basic(ms)
  return isBasic && printed !== text ? undefined : printed
}

/** Throws SignatureFault unless the signature counts at `nowMs`, by the clock of the service. */
export function checkSignatureTimes(signed: SignedWhen, nowMs: number): void {
  const { place, date, timestamp, expiresSeconds } = signed
  if (date !== timestamp.slice(0, 8)) {
    throw new SignatureFault(
      'mismatch',
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${date}' != '${timestamp.slice(0, 8)}', from '${timestamp}'.`,
    )
  }
  const signedAt = epochMs(timestamp)
  if (signedAt > nowMs + SKEW_MS) {
    throw notNow(
      `Signature not yet current: ${timestamp} is still later than ${basic(nowMs + SKEW_MS)} (${basic(nowMs)} + 15 min.)`,
    )
  }
  if (place === 'header') {
    if (signedAt >= nowMs - SKEW_MS) return
    throw notNow(`Signature expired: ${timestamp} is now earlier than ${basic(nowMs - SKEW_MS)} (${basic(nowMs)} - 15 min.)`)
  }
  if (!(expiresSeconds >= 1 && expiresSeconds <= LONGEST_SECONDS)) {
    throw new SignatureFault(
      'incomplete',
      `X-Amz-Expires must be a whole number of seconds from 1 to ${LONGEST_SECONDS}, which is a week.`,
    )
  }
  if (nowMs > signedAt + expiresSeconds * 1000)
    throw notNow(`Signature expired: ${basic(signedAt + expiresSeconds * 1000)} is now earlier than ${basic(nowMs)}`)
}

function notNow(message: string): SignatureFault {
  return new SignatureFault('notNow', message)
}

function epochMs(timestamp: string): number {
  return Date.parse(timestamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
}

function basic(ms: number): string {
  return new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '')
}
