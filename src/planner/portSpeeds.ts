import { parseBandwidth } from '../net/bandwidth.ts'
import { mostMembers } from '../resources/lagRules.ts'
import { DEDICATED_SPEEDS, HOSTED_SPEEDS } from '../resources/portSpeeds.ts'
import { DEFAULT_QUOTAS } from '../resources/quotas.ts'

/** The speeds that there are, bit/s, slowest first. */
export const DEDICATED_BPS: readonly number[] = Object.keys(DEDICATED_SPEEDS).map(bpsOf)
export const HOSTED_BPS: readonly number[] = HOSTED_SPEEDS.map(bpsOf)

/** Every kind of LAG that there is: the speed of its members and the most that it takes, slowest first. */
export const LAGS: readonly { readonly bps: number; readonly most: number }[] = Object.keys(DEDICATED_SPEEDS).map(speed => ({
  bps: bpsOf(speed),
  most: mostMembers(speed, DEFAULT_QUOTAS),
}))

/** What the largest LAG carries. */
export const LARGEST_BPS = Math.max(...LAGS.map(({ bps, most }) => bps * most))

/** As DescribeLocations writes them, and lower ones alike: `10G`, `500M`. */
export function portSpeedText(bps: number): string {
  return bps >= 1e9 ? `${bps / 1e9}G` : `${bps / 1e6}M`
}

/** The smallest that carries so much, and `step` more; undefined where there is none. */
export function fittingSpeed(speeds: readonly number[], bps: number, step: number): number | undefined {
  const first = speeds.findIndex(speed => speed >= bps)
  return first < 0 ? undefined : speeds[first + step]
}

function bpsOf(speed: string): number {
  return parseBandwidth(speed) ?? Number.NaN
}
