import type { MacSecSettings } from './macSecKey.ts'
import type { Tags } from './tags.ts'

export type LagState = 'requested' | 'pending' | 'available' | 'down' | 'deleting' | 'deleted' | 'unknown'

type LagEvent = 'loaIssued' | 'linkUp' | 'linkDown' | 'deleteRequested' | 'removed'

/** A link aggregation group: up to four ports of one speed on one AWS device. Its members name it. API Reference, `Lag`. */
export interface Lag extends MacSecSettings {
  readonly name: string
  /** The location code as it was ordered; compare with `sameLocation`. */
  readonly location: string
  /** Of each member, in AWS's spelling: `10Gbps`. */
  readonly bandwidth: string
  readonly state: LagState
  readonly createdAt: number
  /** Operational members without which the whole LAG is down; with 0 one is enough. */
  readonly minimumLinks: number
  readonly awsDevice: string
  readonly awsLogicalDevice: string
  readonly requestMACSec: boolean
  readonly macSecCapable: boolean
  /** A partner's LAG: it carries hosted connections and no virtual interfaces of its own. */
  readonly allowsHostedConnections: boolean
  readonly providerName?: string
  readonly tags: Tags
}

/**
 * API Reference, `Lag.lagState`: requested until the LOA of a member is there. The link is up while enough members are
 * operational. A missing cell means that the event changes nothing in that state.
 */
const LIFECYCLE: Record<LagState, Partial<Record<LagEvent, LagState>>> = {
  requested: { loaIssued: 'pending', deleteRequested: 'deleting' },
  pending: { linkUp: 'available', deleteRequested: 'deleting' },
  available: { linkDown: 'down', deleteRequested: 'deleting' },
  down: { linkUp: 'available', deleteRequested: 'deleting' },
  deleting: { removed: 'deleted' },
  deleted: {},
  unknown: { linkUp: 'available', linkDown: 'down', deleteRequested: 'deleting' },
}

/** The state after the event, or undefined where the event has no meaning. */
export function nextLagState(state: LagState, event: LagEvent): LagState | undefined {
  return LIFECYCLE[state][event]
}

export function isLiveLag({ state }: Pick<Lag, 'state'>): boolean {
  return state !== 'deleting' && state !== 'deleted'
}

/** How many members must be operational: User Guide, "Link aggregation groups", and at least one carries packets. */
export function neededLinks({ minimumLinks }: Pick<Lag, 'minimumLinks'>): number {
  return Math.max(1, minimumLinks)
}
