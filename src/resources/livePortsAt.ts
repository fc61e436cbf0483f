import { isLiveConnection } from './connection.ts'
import { type PortGroup, portTallyKey, portTallyKeys } from './livePortTally.ts'
import { sameLocation } from './location.ts'
import type { Row, Scope, World } from './world.ts'

/** The ports of an account at one location of its Region that are not about to go, members of LAGs among them. */
export function* livePortsAt(world: World, scope: Scope, location: string): Generator<Row<'connection'>, void, undefined> {
  for (const row of world.within('connection', scope)) {
    if (isLiveConnection(row.body) && sameLocation(row.body.location, location)) yield row
  }
}

/** How many they are, or how many of them are in the group: where the world keeps count, without looking at any. */
export function livePortCount(world: World, scope: Scope, location: string, group?: PortGroup): number {
  const key = portTallyKey(scope, location, group)
  const kept = world.tally?.(key)
  if (kept !== undefined) return kept
  let count = 0
  for (const row of livePortsAt(world, scope, location)) if (portTallyKeys(row).includes(key)) count++
  return count
}
