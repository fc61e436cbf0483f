import { z } from 'zod'
import { bandwidthWord, parseBandwidth } from '../net/bandwidth.ts'
import { parseDuration } from '../net/duration.ts'

/** Quantities as people write them into a file, turned into the numbers everything else counts in. */

const RATE = 'a rate with its unit such as 10Gbps or 500Mbps'
/** Bit/s. */
export const rateField = parsedText(RATE, parseBandwidth)

/** AWS's spelling of a port speed: `10Gbps`, `500Mbps`. Which speeds a location has is AWS's to say. */
export const portSpeedField = parsedText('a port speed such as 1Gbps, 10Gbps or 100Gbps', text => {
  const bps = parseBandwidth(text)
  return bps === undefined ? undefined : bandwidthWord(bps)
})

const VOLUME = 'a volume with its unit such as 500GB, 40TB or 2TiB'
const BYTES = {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  PB: 1e15,
  KIB: 2 ** 10,
  MIB: 2 ** 20,
  GIB: 2 ** 30,
  TIB: 2 ** 40,
  PIB: 2 ** 50,
}
/** Bytes; TB are decimal, TiB binary. */
export const volumeField = parsedText(VOLUME, text => {
  const match = /^(\d+(?:\.\d+)?)\s*([KMGTP]?I?B)$/.exec(text.trim().toUpperCase())
  return match ? Math.round(Number(match[1]) * BYTES[match[2] as keyof typeof BYTES]) : undefined
})

/** Milliseconds from `20ms` or `4h`. */
export const durationField = (allowed: string) => parsedText(allowed, parseDuration)

/** Whole seconds from `90s`, `1.5min` or a bare number of seconds. */
export function secondsField(least: number, most: number) {
  const error = `a time from ${least} to ${most} seconds such as ${least}s`
  return z.union([z.int(), z.string()], { error }).transform((value, context) => {
    const seconds = typeof value === 'number' ? value : (parseDuration(value) ?? Number.NaN) / 1000
    if (Number.isInteger(seconds) && seconds >= least && seconds <= most) return seconds
    context.issues.push({ code: 'custom', message: error, input: value })
    return z.NEVER
  })
}

function parsedText<T>(allowed: string, parse: (text: string) => T | undefined) {
  return z.string({ error: allowed }).transform((text, context) => {
    const value = parse(text)
    if (value !== undefined) return value
    context.issues.push({ code: 'custom', message: allowed, input: text })
    return z.NEVER
  })
}
