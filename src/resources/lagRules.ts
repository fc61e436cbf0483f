import { directConnectError } from './directConnectError.ts'
import type { Lag } from './lag.ts'
import { membersOf } from './lagMembers.ts'
import { sameLocation } from './location.ts'
import type { Quotas } from './quotas.ts'
import type { Row, World } from './world.ts'

/** What a LAG asks of the ports that join it: User Guide, "Link aggregation groups". */
interface Joining {
  readonly location: string
  readonly bandwidth: string
  readonly requestMACSec: boolean
}

/** User Guide, "Quotas": four members, two where they are of 100 or 400 Gbps. */
export function mostMembers(bandwidth: string, quotas: Quotas): number {
  return bandwidth === '100Gbps' || bandwidth === '400Gbps' ? quotas.fastConnectionsPerLag : quotas.connectionsPerLag
}

/** Refuses a port of another place, speed or kind than the LAG's, and one more than the LAG takes. `what` names the port. */
export function refuseJoining(world: World, lag: Row<'lag'>, what: string, joining: Joining, quotas: Quotas): void {
  const { id, body } = lag
  if (!sameLocation(joining.location, body.location)) {
    throw directConnectError(
      `${what} is at location ${joining.location} and Lag ${id} at ${body.location}; members share one AWS device.`,
    )
  }
  if (joining.bandwidth !== body.bandwidth) {
    throw directConnectError(`${what} has ${joining.bandwidth} and Lag ${id} bundles ${body.bandwidth}; members have one speed.`)
  }
  refuseMacSecMix(what, joining, body)
  const most = mostMembers(body.bandwidth, quotas)
  if (membersOf(world, id).length >= most) {
    throw directConnectError(
      `Lag ${id} has ${most} connections; that is the most for ${body.bandwidth}.`,
      'LimitExceededException',
    )
  }
}

/** User Guide, "MACsec": all members are capable of it or none is. The words are those of the service. */
export function refuseMacSecMix(what: string, joining: Pick<Joining, 'requestMACSec'>, lag: Pick<Lag, 'requestMACSec'>): void {
  if (joining.requestMACSec !== lag.requestMACSec) {
    throw directConnectError(`${what} and lag should be requested MacSec at the same time.`)
  }
}

/**
 * Refuses to take a member away that the LAG cannot spare: AWS counts what is operational against the minimum. The last
 * member may leave (API Reference, `DisassociateConnectionFromLag`), if `lastMayLeave`.
 */
export function refuseBelowMinimum(
  world: World,
  lag: Row<'lag'>,
  leaving: Row<'connection'>,
  { lastMayLeave }: { readonly lastMayLeave: boolean },
): void {
  const others = membersOf(world, lag.id).filter(({ id }) => id !== leaving.id)
  if (lastMayLeave && others.length === 0) return
  const operational = others.filter(({ body }) => body.state === 'available').length
  const { minimumLinks } = lag.body
  const isShort = others.length < minimumLinks || (leaving.body.state === 'available' && operational < minimumLinks)
  if (isShort) {
    throw directConnectError(
      `Lag ${lag.id} has a minimum of ${minimumLinks} operational connections, and without ${leaving.id} it would have ${Math.min(others.length, operational)}; lower minimumLinks first.`,
    )
  }
}
