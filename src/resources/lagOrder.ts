import type { Connection } from './connection.ts'
import { orderedConnection } from './connectionOrder.ts'
import { directConnectError } from './directConnectError.ts'
import { directConnectName } from './directConnectName.ts'
import { isLiveLag, type Lag } from './lag.ts'
import { mostMembers, refuseMacSecMix } from './lagRules.ts'
import { sameLocation } from './location.ts'
import { orderLocation, refusePortsOverQuota } from './portOrder.ts'
import { portPlacement } from './portPlacement.ts'
import type { Quotas } from './quotas.ts'
import type { Tags } from './tags.ts'
import type { Row, Scope, World } from './world.ts'

export interface LagOrder {
  readonly name: string
  readonly location: string
  readonly bandwidth: string
  /** Members in all, the existing one included. */
  readonly count: number
  /** A port that becomes the first member: the LAG is on its device. */
  readonly existing?: Row<'connection'> | undefined
  readonly requestMACSec?: boolean | undefined
  readonly providerName?: string | undefined
  readonly tags: Tags
}

/** The LAG that the order makes: requested, on one device, with as many new ports to come; all of it or a refusal. */
export function orderedLag(
  world: World,
  scope: Scope,
  order: LagOrder,
  { nowMs, quotas }: { readonly nowMs: number; readonly quotas: Quotas },
): Lag {
  const name = directConnectName('LAG name', order.name)
  const location = orderLocation(scope, order)
  refuseCount(order, quotas)
  refuseOverQuota(world, scope, quotas)
  const requestMACSec = order.requestMACSec ?? false
  if (order.existing) refuseExisting(order.existing, { ...order, requestMACSec })
  const more = order.count - (order.existing ? 1 : 0)
  if (more > 0) refusePortsOverQuota(world, scope, location, { more, quotas })
  const awsDevice = order.existing?.body.awsDevice ?? portPlacement(world, scope, location)
  return {
    name,
    location: order.location,
    bandwidth: order.bandwidth,
    state: 'requested',
    createdAt: nowMs,
    minimumLinks: 0,
    awsDevice,
    awsLogicalDevice: awsDevice,
    requestMACSec,
    macSecCapable: requestMACSec,
    allowsHostedConnections: order.existing?.body.role === 'interconnect',
    ...(order.providerName === undefined ? {} : { providerName: order.providerName }),
    tags: order.tags,
  }
}

/** The port that AWS orders as the LAG's member number `number`. */
export function orderedMember(
  world: World,
  lag: Row<'lag'>,
  { number, tags, billingMode }: { readonly number: number; readonly tags: Tags; readonly billingMode?: string | undefined },
  limits: { readonly nowMs: number; readonly quotas: Quotas },
): Connection {
  const { location, bandwidth, requestMACSec, providerName, allowsHostedConnections } = lag.body
  return orderedConnection(
    world,
    lag,
    {
      name: `Requested Connection ${number} for Lag ${lag.id}`,
      location,
      bandwidth,
      requestMACSec,
      providerName,
      lagId: lag.id,
      billingMode,
      tags,
      ...(allowsHostedConnections && { role: 'interconnect' }),
    },
    limits,
  )
}

function refuseCount({ count, bandwidth }: LagOrder, quotas: Quotas): void {
  const most = mostMembers(bandwidth, quotas)
  if (Number.isInteger(count) && count >= 1 && count <= most) return
  throw directConnectError(`A Lag of ${count} connections is not valid: 1 to ${most} are allowed for ${bandwidth}.`)
}

function refuseOverQuota(world: World, scope: Scope, quotas: Quotas): void {
  const live = [...world.within('lag', scope)].filter(({ body }) => isLiveLag(body)).length
  if (live >= quotas.lagsPerRegion) {
    throw directConnectError(`You have ${live} Lags in ${scope.region}; the quota is ${quotas.lagsPerRegion} Lags per Region.`)
  }
}

function refuseExisting(
  { id, body }: Row<'connection'>,
  order: Pick<LagOrder, 'location' | 'bandwidth'> & { readonly requestMACSec: boolean },
): void {
  if (body.lagId !== undefined) {
    throw directConnectError(`Connection ${id} is a member of Lag ${body.lagId}; disassociate it first.`)
  }
  if (!sameLocation(body.location, order.location) || body.bandwidth !== order.bandwidth) {
    throw directConnectError(
      `Connection ${id} has ${body.bandwidth} at ${body.location} and the Lag was ordered with ${order.bandwidth} at ${order.location}; both must be the same.`,
    )
  }
  refuseMacSecMix(`Connection ${id}`, body, order)
}
