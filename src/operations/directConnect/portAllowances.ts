import type { Port } from '../../resources/port.ts'
import { prefixPoolOf } from '../../resources/prefixAllocation.ts'
import { rateLimiterStatusOf } from '../../resources/rateLimit.ts'
import type { Context } from '../operation.ts'
import type { PortAllowances } from './supplement.ts'

/** What a port has left for its virtual interfaces: prefixes and rate limiters. Hosted connections show nothing of it. */
export function portAllowances({ world, quotas }: Pick<Context, 'world' | 'quotas'>, port: Port): PortAllowances {
  const pool = prefixPoolOf(world, port)
  return {
    rateLimiterStatus: rateLimiterStatusOf(world, port, quotas),
    ...(pool && {
      prefixPoolSizeIpv4: pool.size,
      prefixPoolSizeIpv6: pool.size,
      prefixPoolUnallocatedCountIpv4: pool.left.ipv4,
      prefixPoolUnallocatedCountIpv6: pool.left.ipv6,
    }),
  }
}
