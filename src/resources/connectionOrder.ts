import { orderedBillingMode } from './billingOrder.ts'
import type { Connection } from './connection.ts'

import { directConnectName } from './directConnectName.ts'
import { lagOf } from './lagLookup.ts'
import { refuseJoining } from './lagRules.ts'
import { orderLocation, type PortOrder, refusePortsOverQuota } from './portOrder.ts'
import { portPlacement } from './portPlacement.ts'
import type { Quotas } from './quotas.ts'
import type { Tags } from './tags.ts'
import type { Scope, World } from './world.ts'

export interface ConnectionOrder extends PortOrder {
  readonly name: string
  readonly providerName?: string | undefined
  readonly lagId?: string | undefined
  readonly billingMode?: string | undefined
  readonly tags: Tags
}

/**
 * The port that the order makes, a dedicated connection or a partner's interconnect: requested, on a device, or a refusal
 * in AWS's terms. One for a LAG is on the LAG's device.
 */
export function orderedConnection(
  world: World,
  scope: Scope,
  order: ConnectionOrder,
  { nowMs, quotas }: { readonly nowMs: number; readonly quotas: Quotas },
): Connection {
  const isInterconnect = order.role === 'interconnect'
  const name = directConnectName(isInterconnect ? 'Interconnect name' : 'Connection name', order.name)
  const location = orderLocation(scope, order)
  const lag = order.lagId === undefined ? undefined : lagOf(world, scope, order.lagId)
  const requestMACSec = order.requestMACSec ?? false
  if (lag) refuseJoining(world, lag, `Connection ${name}`, { ...order, requestMACSec }, quotas)
  refusePortsOverQuota(world, scope, location, { quotas })
  const billingMode = isInterconnect ? undefined : orderedBillingMode(world, scope.account, order)
  const awsDevice = lag?.body.awsDevice ?? portPlacement(world, scope, location)
  return {
    ...(isInterconnect && { role: 'interconnect' }),
    name,
    location: order.location,
    bandwidth: order.bandwidth,
    state: 'requested',
    createdAt: nowMs,
    awsDevice,
    awsLogicalDevice: awsDevice,
    requestMACSec,
    macSecCapable: requestMACSec,
    ...(order.providerName === undefined ? {} : { providerName: order.providerName }),
    ...(lag && { lagId: lag.id }),
    ...(billingMode !== undefined && billingMode !== 'PayAsYouGo' && { billingMode }),
    tags: order.tags,
  }
}
