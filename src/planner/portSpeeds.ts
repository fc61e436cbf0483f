/** Direct Connect user guide, "Dedicated connections" and "Hosted connections": the speeds that there are, bit/s. */
export const DEDICATED_SPEEDS: readonly number[] = [1e9, 10e9, 100e9, 400e9]
export const HOSTED_SPEEDS: readonly number[] = [50e6, 100e6, 200e6, 300e6, 400e6, 500e6, 1e9, 2e9, 5e9, 10e9, 25e9]

/** Two ports of the fastest kind are the largest LAG (Direct Connect user guide, "Link aggregation groups"). */
export const LARGEST_BPS = 2 * 400e9

/** As DescribeLocations writes them. */
export function portSpeedText(bps: number): string {
  return `${bps / 1e9}G`
}

/** The smallest that carries so much, and `step` more; undefined where there is none. */
export function fittingSpeed(speeds: readonly number[], bps: number, step: number): number | undefined {
  const first = speeds.findIndex(speed => speed >= bps)
  return first < 0 ? undefined : speeds[first + step]
}

/** Site-to-Site VPN guide, "Tunnel bandwidth", bit/s. */
export const TUNNEL_BPS = { standard: 1.25e9, large: 5e9 } as const
