import { parseBandwidth } from '../net/bandwidth.ts'
import { type Connection, isLiveConnection } from './connection.ts'
import type { Port } from './port.ts'
import type { Row, World } from './world.ts'

/** The ports that a LAG bundles, in order of creation; those that are given back count no more. */
export function membersOf(world: World, lagId: string): Row<'connection'>[] {
  return [...world.referring('connection', lagId)].filter(({ body }) => body.lagId === lagId && isLiveConnection(body))
}

/** Whether a port counts for what AWS bills per port: one that never saw light does not. */
export function isBilled(state: Connection['state']): boolean {
  return state === 'available' || state === 'down'
}

/** The hosted connections on an interconnect or LAG that are neither deleted nor rejected. */
export function hostedOn(world: World, parentId: string): Row<'connection'>[] {
  return [...world.referring('connection', parentId)].filter(({ body }) => body.parentId === parentId && isLiveConnection(body))
}

/** What a connection carries, or all members of a LAG together, in bit/s. */
export function portBps(world: World, port: Port): number {
  const bps = parseBandwidth(port.body.bandwidth) ?? 0
  return port.kind === 'lag' ? bps * membersOf(world, port.id).length : bps
}
