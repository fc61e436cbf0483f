import { directConnectError } from './directConnectError.ts'
import { livePortCount } from './livePortsAt.ts'
import { findLocation, type Location, locationsIn } from './location.ts'
import { DEDICATED_SPEEDS } from './portSpeeds.ts'
import type { Quotas } from './quotas.ts'
import type { Scope, World } from './world.ts'

/** API Reference, `CreateInterconnect`: 1, 10 and 100 Gbps. */
const INTERCONNECT_SPEEDS = ['1Gbps', '10Gbps', '100Gbps']

export interface PortOrder {
  readonly location: string
  readonly bandwidth: string
  readonly requestMACSec?: boolean | undefined
  readonly role?: 'interconnect' | undefined
}

/** The location of an order, if it is one of the Region and offers the speed, and MACsec where that is asked for. */
export function orderLocation({ region }: Scope, order: PortOrder): Location {
  const location = locationOf(order.location, region)
  refuseUnavailableSpeed(order, location)
  return location
}

function locationOf(code: string, region: string): Location {
  const location = findLocation(code)
  if (location?.region === region) return location
  const home = location ? `; it belongs to ${location.region}` : ''
  const examples = locationsIn(region)
    .slice(0, 3)
    .map(each => each.code)
    .join(', ')
  throw directConnectError(
    `Location ${code} is not a location of ${region}${home}. DescribeLocations lists what is${examples && `, such as ${examples}`}.`,
  )
}

function refuseUnavailableSpeed({ bandwidth, requestMACSec, role }: PortOrder, location: Location): void {
  const speed = DEDICATED_SPEEDS[bandwidth]
  if (role === 'interconnect' && !INTERCONNECT_SPEEDS.includes(bandwidth)) {
    throw directConnectError(
      `Bandwidth ${bandwidth} is not valid for an interconnect: ${INTERCONNECT_SPEEDS.join(', ')} are allowed.`,
    )
  }
  if (speed === undefined) {
    throw directConnectError(
      `Bandwidth ${bandwidth} is not valid for a dedicated connection: ${Object.keys(DEDICATED_SPEEDS).join(', ')} are allowed; lower ones are hosted connections from a partner.`,
    )
  }
  if (!location.portSpeeds.includes(speed)) {
    throw directConnectError(
      `Bandwidth ${bandwidth} is not available at location ${location.code}, which offers ${location.portSpeeds.join(', ')}.`,
    )
  }
  if (requestMACSec && !location.macSecPortSpeeds.includes(speed)) {
    throw directConnectError(
      `MACsec is not available for ${bandwidth} at location ${location.code}, which offers it for ${location.macSecPortSpeeds.join(', ') || 'no speed'}.`,
    )
  }
}

/** Refuses `more` ports beyond the quota per location, which members of LAGs count against too. */
export function refusePortsOverQuota(
  world: World,
  scope: Scope,
  { code }: Location,
  { more = 1, quotas }: { readonly more?: number; readonly quotas: Quotas },
): void {
  const most = quotas.connectionsPerLocation
  const live = livePortCount(world, scope, code)
  if (live + more > most) {
    throw directConnectError(
      `You have ${live} connections at location ${code}; the quota is ${most} active connections per location.`,
    )
  }
}
