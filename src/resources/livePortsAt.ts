import { isLiveConnection } from './connection.ts'
import { sameLocation } from './location.ts'
import type { Row, Scope, World } from './world.ts'

/** The ports of an account at one location of its Region that are not about to go, members of LAGs among them. */
export function* livePortsAt(world: World, scope: Scope, location: string): Generator<Row<'connection'>, void, undefined> {
  for (const row of world.within('connection', scope)) {
    if (isLiveConnection(row.body) && sameLocation(row.body.location, location)) yield row
  }
}
