import { directConnectError } from './directConnectError.ts'
import { isBilled, membersOf } from './lagMembers.ts'
import { prefixPoolOf } from './prefixAllocation.ts'
import type { Row, World } from './world.ts'

/**
 * Refuses to take a member away whose part of the LAG's prefix pool is allocated (User Guide, "Prefix allocations"). The
 * last member may leave an empty LAG behind.
 */
export function refuseSmallerPool(world: World, lag: Row<'lag'>, leaving: Row<'connection'>): void {
  const billed = membersOf(world, lag.id).filter(({ body }) => isBilled(body.state))
  const pool = prefixPoolOf(world, lag)
  if (!pool || billed.length <= 1 || !billed.some(({ id }) => id === leaving.id)) return
  const ofOne = pool.size / billed.length
  for (const family of ['ipv4', 'ipv6'] as const) {
    if (pool.left[family] >= ofOne) continue
    throw directConnectError(
      `Lag ${lag.id} has ${pool.size - pool.left[family]} ${family} prefixes allocated, and without ${leaving.id} its pool would have ${pool.size - ofOne}; lower the allocations first.`,
    )
  }
}
