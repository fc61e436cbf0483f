import type { World } from '../resources/world.ts'
import { meterAttachments } from './meterAttachments.ts'
import { meterPorts } from './meterPorts.ts'
import { meterVpcThings, meterVpns } from './meterVpns.ts'
import type { Meter } from './usage.ts'

/** Everything that AWS asks money for by the hour, whatever goes through it. */
export function meterThings(world: World, meter: Meter): void {
  meterPorts(world, meter)
  meterVpns(world, meter)
  meterAttachments(world, meter)
  meterVpcThings(world, meter)
}
