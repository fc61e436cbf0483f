import { fingerprint } from './fingerprint.ts'
import { livePortCount } from './livePortsAt.ts'
import type { Location } from './location.ts'
import type { Scope, World } from './world.ts'

const DEVICES = new WeakMap<Location, readonly [string, string]>()

/** The two AWS devices of a location, in a fixed order. */
export function devicesAt(location: Location): readonly [string, string] {
  const known = DEVICES.get(location)
  if (known) return known
  const device = (which: number) => `${location.code}-${fingerprint(`${location.code}/device/${which}`, 13)}`
  const devices = [device(1), device(2)] as const
  DEVICES.set(location, devices)
  return devices
}

/**
 * The device that gets the next port of this account: the one with fewer of its live ports, the first on a tie. Two
 * ports at one location are therefore usually on different devices, as AWS's resiliency guidance wants them.
 */
export function portPlacement(world: World, scope: Scope, location: Location): string {
  const [first, second] = devicesAt(location)
  const portsOn = (device: string) => livePortCount(world, scope, location.code, { device })
  return portsOn(second) < portsOn(first) ? second : first
}
