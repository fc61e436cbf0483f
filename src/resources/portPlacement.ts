import { isLiveConnection } from './connection.ts'
import { fingerprint } from './fingerprint.ts'
import { type Location, sameLocation } from './location.ts'
import type { Scope, World } from './world.ts'

/** The two AWS devices of a location, in a fixed order. */
export function devicesAt(location: Location): readonly [string, string] {
  const device = (which: number) => `${location.code}-${fingerprint(`${location.code}/device/${which}`, 13)}`
  return [device(1), device(2)]
}

/**
 * The device that gets the next port of this account: the one with fewer of its live ports, the first on a tie. Two
 * ports at one location are therefore usually on different devices, as AWS's resiliency guidance wants them.
 */
export function portPlacement(world: World, scope: Scope, location: Location): string {
  const [first, second] = devicesAt(location)
  const ports = [...world.within('connection', scope)].filter(
    ({ body }) => isLiveConnection(body) && sameLocation(body.location, location.code),
  )
  const count = (device: string) => ports.filter(({ body }) => body.awsDevice === device).length
  return count(second) < count(first) ? second : first
}
