import { type BillingMode, refuseSpeed, requestedBillingMode } from './billingMode.ts'
import type { Connection } from './connection.ts'
import { directConnectError } from './directConnectError.ts'
import { livePortsAt } from './livePortsAt.ts'
import { findLocation } from './location.ts'
import type { Row, World } from './world.ts'

/** Whether a connection has a mode of its own: hosted ones and interconnects are billed otherwise. */
export function isDedicated({ role }: Pick<Connection, 'role'>): boolean {
  return role === undefined
}

export function billingModeOf({ billingMode = 'PayAsYouGo' }: Pick<Connection, 'billingMode'>): BillingMode {
  return billingMode
}

/** The account's dedicated connections at a location that are not about to go. */
export function* billedTogether(world: World, account: string, location: string): Generator<Row<'connection'>, void, undefined> {
  const region = findLocation(location)?.region
  if (region === undefined) return
  for (const row of livePortsAt(world, { account, region }, location)) if (isDedicated(row.body)) yield row
}

interface BillingOrder {
  readonly location: string
  readonly bandwidth: string
  /** Absent: the mode of the account's other connections there, else PayAsYouGo. */
  readonly billingMode?: string | undefined
}

/** The mode of a port that is ordered, if it fits the port's speed and the account's other ports at the location. */
export function orderedBillingMode(world: World, account: string, order: BillingOrder): BillingMode {
  const { location, bandwidth } = order
  const wanted = order.billingMode === undefined ? undefined : requestedBillingMode(order.billingMode)
  const [other] = billedTogether(world, account, location)
  const shared = other && billingModeOf(other.body)
  const mode = wanted ?? shared ?? 'PayAsYouGo'
  if (shared !== undefined && mode !== shared) {
    throw directConnectError(
      `Billing mode ${mode} differs from ${shared} of ${other?.id}: all connections of an account at location ${location} share one; change it with UpdateConnectionsBillingMode.`,
    )
  }
  refuseSpeed(mode, bandwidth, location)
  return mode
}
