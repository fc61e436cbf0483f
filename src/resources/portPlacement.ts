import { fingerprint } from './fingerprint.ts'
import { livePortsAt } from './livePortsAt.ts'
import type { Location } from './location.ts'
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
  const counts = { [first]: 0, [second]: 0 }
  for (const { body } of livePortsAt(world, scope, location.code)) counts[body.awsDevice] = (counts[body.awsDevice] ?? 0) + 1
  return counts[second]! < counts[first]! ? second : first
}
