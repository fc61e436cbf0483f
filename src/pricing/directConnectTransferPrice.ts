import { availableBillingModes } from '../resources/availableBillingModes.ts'
import { billingModeOf, isDedicated } from '../resources/dedicatedPort.ts'
import { membersOf } from '../resources/lagMembers.ts'
import { findLocation } from '../resources/location.ts'
import { findPort } from '../resources/port.ts'
import type { World } from '../resources/world.ts'

/**
 * The id of the price of data from a Region out over a port: by both, and not the same there and back. `included` where the
 * port's flat rate covers the Region; undefined where nobody knows the location.
 */
export function directConnectTransferPrice(world: World, portId: string, region: string): string | 'included' | undefined {
  const port = findPort(world, portId)
  if (!port) return undefined
  const location = findLocation(port.body.location)
  const [member] = port.kind === 'lag' ? membersOf(world, portId) : [port]
  const mode = member && isDedicated(member.body) ? billingModeOf(member.body) : 'PayAsYouGo'
  if (location && mode !== 'PayAsYouGo') {
    const covered = availableBillingModes(location).find(({ billingMode }) => billingMode === mode)?.includedRegions
    if (covered?.includes(region)) return 'included'
  }
  return location && `dx.dto.${region}.${location.code.toUpperCase()}`
}
