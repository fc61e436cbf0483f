import { bandwidthWord, parseBandwidth } from '../net/bandwidth.ts'
import { directConnectError } from './directConnectError.ts'
import { portBps } from './lagMembers.ts'
import { isHosted, type Port } from './port.ts'
import type { Quotas } from './quotas.ts'
import { isLiveVirtualInterface } from './virtualInterface.ts'
import type { World } from './world.ts'

/** User Guide, "Virtual interface rate limiters": the steps, in Mbps. */
const STEPS_MBPS: ReadonlySet<number> = new Set([
  ...[50, 100, 200, 300, 400, 500, 600, 700, 800, 900],
  ...[1, 1.2, 1.5, 1.8, 2, 2.1, 2.4, 2.7, 3, 3.2, 3.6, 4, 5, 6, 7, 8, 9, 10, 12, 15, 18, 20, 21, 24, 27].map(gbps =>
    Math.round(gbps * 1000),
  ),
  ...[30, 32, 36, 40, 50, 60, 70, 80, 100, 120, 150, 180, 200, 210, 240, 270, 300, 320, 360, 400].map(gbps =>
    Math.round(gbps * 1000),
  ),
  ...[450, 480, 500, 540, 600, 700, 800, 900].map(gbps => Math.round(gbps * 1000)),
  ...[1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6].map(tbps => Math.round(tbps * 1_000_000)),
])

/** What the console calls a virtual interface without a limiter; AWS's model has no word for it, so we take this one. */
const UNLIMITED = 'Unlimited'

/** The rate limiters of a dedicated connection; undefined on a hosted one, which is policed as a whole. */
export function rateLimiterStatusOf(world: World, port: Port, { rateLimitersPerConnection: maxAllowed }: Quotas) {
  if (isHosted(port)) return undefined
  const limits = limitersOn(world, port.id)
  const bps = limits.reduce((sum, limit) => sum + (parseBandwidth(limit) ?? 0), 0)
  const totalBandwidth = bps === 0 ? '0Mbps' : bandwidthWord(bps)
  return { maxAllowed, inUse: limits.length, remaining: Math.max(0, maxAllowed - limits.length), totalBandwidth }
}

/** The limiter that is asked for on this connection in AWS's spelling, undefined for `Unlimited`; refused where AWS refuses. */
export function orderedRateLimit(
  world: World,
  port: Port,
  text: string,
  { quotas, virtualInterfaceId }: { readonly quotas: Quotas; readonly virtualInterfaceId?: string },
): string | undefined {
  if (text.toLowerCase() === UNLIMITED.toLowerCase()) return undefined
  const { id } = port
  if (isHosted(port)) {
    throw directConnectError(`Connection ${id} is a hosted connection, and a rate limit needs a dedicated connection or a LAG.`)
  }
  const bps = parseBandwidth(text)
  if (bps === undefined || !STEPS_MBPS.has(bps / 1e6)) {
    throw directConnectError(
      `Rate limit ${text} is not valid: give one of AWS's steps, such as 50Mbps, 100Mbps, 1Gbps, 1.2Gbps or 10Gbps, or ${UNLIMITED}.`,
    )
  }
  const portRate = portBps(world, port)
  if (bps > portRate) {
    throw directConnectError(`Rate limit ${text} is more than the ${bandwidthWord(portRate)} of connection ${id}.`)
  }
  const most = quotas.rateLimitersPerConnection
  if (limitersOn(world, id, virtualInterfaceId).length >= most) {
    throw directConnectError(
      `Connection ${id} has ${most} rate limiters, which is the quota; take one away with ${UNLIMITED}.`,
      'LimitExceededException',
    )
  }
  return bandwidthWord(bps)
}

function limitersOn(world: World, id: string, exceptFor?: string): string[] {
  return [...world.referring('virtualInterface', id)].flatMap(row =>
    row.id !== exceptFor && row.body.rateLimit !== undefined && isLiveVirtualInterface(row.body) ? [row.body.rateLimit] : [],
  )
}
