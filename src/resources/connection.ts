import type { BillingMode } from './billingMode.ts'
import type { MacSecSettings } from './macSecKey.ts'
import type { Tags } from './tags.ts'
import type { LoaHistory } from './unlitPort.ts'

export type ConnectionState =
  | 'ordering'
  | 'requested'
  | 'pending'
  | 'available'
  | 'down'
  | 'deleting'
  | 'deleted'
  | 'rejected'
  | 'unknown'

type ConnectionEvent = 'loaIssued' | 'confirmed' | 'declined' | 'linkUp' | 'linkDown' | 'deleteRequested' | 'removed'

/** A dedicated or hosted Direct Connect port, or a partner's interconnect. API Reference, `Connection`, `Interconnect`. */
export interface Connection extends MacSecSettings, LoaHistory {
  /**
   * What the port is for; absent = dedicated. An interconnect is a connection with a role, because AWS turns the one into
   * the other (`DisassociateConnectionFromLag`), and both are ordered, lettered, patched and lit alike.
   */
  readonly role?: 'interconnect' | 'hosted'
  readonly name: string
  /** The location code as it was ordered; compare with `sameLocation`. */
  readonly location: string
  /** AWS's spelling: `1Gbps`, `10Gbps` … */
  readonly bandwidth: string
  readonly state: ConnectionState
  readonly createdAt: number
  /** The AWS device the port is on, `EqDC2-abc123`-like; two per location. */
  readonly awsDevice: string
  readonly awsLogicalDevice: string
  readonly requestMACSec: boolean
  readonly macSecCapable: boolean
  readonly providerName?: string
  readonly partnerName?: string
  /** Dedicated connections only; absent = PayAsYouGo. What a port pair comes to is computed. */
  readonly billingMode?: BillingMode
  /** When the mode was changed, the latest last. Epoch ms. */
  readonly billingModeChanges?: readonly number[]
  /** The LAG that bundles the port. */
  readonly lagId?: string
  /** Hosted connections only: the interconnect or LAG of the partner that carries them. */
  readonly parentId?: string
  /** Hosted connections only. */
  readonly vlan?: number
  /** Hosted connections only: whether their parent could do MACsec. */
  readonly partnerInterconnectMacSecCapable?: boolean
  /** Time of the latest DescribeLoa; undefined before the first. Epoch ms. */
  readonly loaIssueTime?: number
  readonly tags: Tags
}

/**
 * API Reference, `Connection.connectionState`: a dedicated connection starts as requested, a hosted one as ordering.
 * A missing cell means that the event changes nothing in that state.
 */
const LIFECYCLE: Record<ConnectionState, Partial<Record<ConnectionEvent, ConnectionState>>> = {
  ordering: { confirmed: 'pending', declined: 'rejected', deleteRequested: 'deleting' },
  requested: { loaIssued: 'pending', deleteRequested: 'deleting' },
  pending: { linkUp: 'available', deleteRequested: 'deleting' },
  available: { linkDown: 'down', deleteRequested: 'deleting' },
  down: { linkUp: 'available', deleteRequested: 'deleting' },
  deleting: { removed: 'deleted' },
  deleted: {},
  rejected: {},
  unknown: { linkUp: 'available', linkDown: 'down', deleteRequested: 'deleting' },
}

/** The state after the event, or undefined where the event has no meaning. */
export function nextConnectionState(state: ConnectionState, event: ConnectionEvent): ConnectionState | undefined {
  return LIFECYCLE[state][event]
}

/** Whether the connection still takes a port: not deleted and not rejected. */
export function isLiveConnection(connection: Connection): boolean {
  return connection.state !== 'deleting' && connection.state !== 'deleted' && connection.state !== 'rejected'
}
