import { BILLING_MODES, type BillingMode, refuseSpeed, requestedBillingMode } from './billingMode.ts'
import { isDedicated } from './dedicatedPort.ts'
import { directConnectError } from './directConnectError.ts'
import { livePortCount, livePortsAt } from './livePortsAt.ts'
import { findLocation } from './location.ts'
import type { Row, World } from './world.ts'

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
  const shared = sharedMode(world, account, location)
  const mode = wanted ?? shared ?? 'PayAsYouGo'
  if (shared !== undefined && mode !== shared) {
    const [other] = billedTogether(world, account, location)
    throw directConnectError(
      `Billing mode ${mode} differs from ${shared} of ${other?.id}: all connections of an account at location ${location} share one; change it with UpdateConnectionsBillingMode.`,
    )
  }
  refuseSpeed(mode, bandwidth, location)
  return mode
}

/** The mode of the account's dedicated ports at a location, which they share; undefined where there is none. */
function sharedMode(world: World, account: string, location: string): BillingMode | undefined {
  const region = findLocation(location)?.region
  if (region === undefined) return undefined
  return BILLING_MODES.find(billingMode => livePortCount(world, { account, region }, location, { billingMode }) > 0)
}
