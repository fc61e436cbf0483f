import { type Connection, isLiveConnection } from './connection.ts'
import { directConnectError } from './directConnectError.ts'
import { directConnectName } from './directConnectName.ts'
import { findLocation, type Location, locationsIn, sameLocation } from './location.ts'
import { portPlacement } from './portPlacement.ts'
import type { Quotas } from './quotas.ts'
import type { Tags } from './tags.ts'
import type { Scope, World } from './world.ts'

/** API Reference, `CreateConnection`: port speeds of dedicated connections and how DescribeLocations writes them. */
const DEDICATED_SPEEDS: Readonly<Record<string, string>> = {
  '1Gbps': '1G',
  '10Gbps': '10G',
  '100Gbps': '100G',
  '400Gbps': '400G',
}

export interface ConnectionOrder {
  readonly name: string
  readonly location: string
  readonly bandwidth: string
  readonly providerName?: string | undefined
  readonly lagId?: string | undefined
  readonly requestMACSec?: boolean | undefined
  readonly tags: Tags
}

/** The dedicated connection that the order makes: requested, with a port on a device, or a refusal in AWS's terms. */
export function orderedConnection(
  world: World,
  scope: Scope,
  order: ConnectionOrder,
  { nowMs, quotas }: { readonly nowMs: number; readonly quotas: Quotas },
): Connection {
  const name = directConnectName('Connection name', order.name)
  const location = locationOf(order.location, scope.region)
  refuseUnavailableSpeed(order, location)
  if (order.lagId !== undefined) throw directConnectError(`Could not find Lag with ID ${order.lagId}`)
  refuseOverQuota(world, scope, location, quotas)
  const awsDevice = portPlacement(world, scope, location)
  return {
    name,
    location: order.location,
    bandwidth: order.bandwidth,
    state: 'requested',
    createdAt: nowMs,
    awsDevice,
    awsLogicalDevice: awsDevice,
    requestMACSec: order.requestMACSec ?? false,
    macSecCapable: order.requestMACSec ?? false,
    ...(order.providerName === undefined ? {} : { providerName: order.providerName }),
    tags: order.tags,
  }
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

function refuseUnavailableSpeed({ bandwidth, requestMACSec }: ConnectionOrder, location: Location): void {
  const speed = DEDICATED_SPEEDS[bandwidth]
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

function refuseOverQuota(world: World, scope: Scope, { code }: Location, quotas: Quotas): void {
  const most = quotas.connectionsPerLocation
  const live = [...world.within('connection', scope)].filter(
    ({ body }) => isLiveConnection(body) && sameLocation(body.location, code),
  )
  if (live.length >= most) {
    throw directConnectError(
      `You have ${live.length} connections at location ${code}; the quota is ${most} active connections per location.`,
    )
  }
}
