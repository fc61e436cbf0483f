import type { Community } from '../net/community.ts'
import type { Tags } from './tags.ts'

export type VirtualInterfaceState =
  | 'confirming'
  | 'verifying'
  | 'pending'
  | 'available'
  | 'down'
  | 'testing'
  | 'deleting'
  | 'deleted'
  | 'rejected'
  | 'unknown'

type VirtualInterfaceEvent =
  | 'confirmed'
  | 'confirmedForVerification'
  | 'declined'
  | 'provisioned'
  | 'bgpUp'
  | 'bgpDown'
  | 'changed'
  | 'testStarted'
  | 'testEnded'
  | 'deleteRequested'
  | 'removed'

/** One BGP session of a virtual interface: at most one per address family. API Reference, `BGPPeer`. */
export interface BgpPeer {
  /** `dxpeer-…` */
  readonly id: string
  readonly addressFamily: 'ipv4' | 'ipv6'
  readonly asn: number
  readonly authKey: string
  /** With length, e.g. `169.254.20.1/30`. */
  readonly amazonAddress: string
  readonly customerAddress: string
  /** The order named both addresses and the MD5 key: ordered again it is the same to a router. */
  readonly named?: true
  readonly state: 'verifying' | 'pending' | 'available' | 'deleting' | 'deleted'
}

export interface VirtualInterface {
  readonly type: 'private' | 'public' | 'transit'
  readonly connectionId: string
  readonly name: string
  readonly vlan: number
  readonly mtu: 1500 | 8500 | 9001
  readonly state: VirtualInterfaceState
  readonly createdAt: number
  /** The account that owns the virtual interface; differs from the connection's owner for hosted ones. */
  readonly ownerAccount: string
  /** `id` is a `vgw-…` or a DX gateway's UUID; absent on public ones. */
  readonly gateway?: { readonly kind: 'virtualPrivateGateway' | 'directConnectGateway'; readonly id: string }
  /** 0 while a hosted private or transit one waits for the gateway that its owner will name. */
  readonly amazonSideAsn: number
  readonly peers: readonly BgpPeer[]
  readonly siteLinkEnabled: boolean
  readonly routeFilterPrefixes: readonly string[]
  readonly communities?: readonly Community[]
  /** Prefixes that the customer may announce on private and transit ones, per address family; absent = AWS's default. */
  readonly prefixAllocation?: { readonly ipv4: number; readonly ipv6: number }
  /** AWS's spelling of its rate limiter, such as `1.2Gbps`; absent = as fast as the port. */
  readonly rateLimit?: string
  /** The failover test that runs: these peers' sessions are held down. */
  readonly test?: { readonly id: string; readonly peerIds: readonly string[] }
  /** When it was deleted: Describe shows it for 15 more minutes. Epoch ms. */
  readonly deletedAt?: number
  readonly tags: Tags
}

/**
 * Direct Connect guide, virtual interface states. Provisioned without BGP goes pending -> down and never stays pending. BGP
 * says nothing about one that is testing: with two peers, one may be held down while the other carries on.
 */
const LIFECYCLE: Record<VirtualInterfaceState, Partial<Record<VirtualInterfaceEvent, VirtualInterfaceState>>> = {
  confirming: {
    confirmed: 'pending',
    confirmedForVerification: 'verifying',
    declined: 'rejected',
    deleteRequested: 'deleting',
  },
  verifying: { provisioned: 'pending', deleteRequested: 'deleting' },
  pending: { bgpUp: 'available', bgpDown: 'down', deleteRequested: 'deleting' },
  available: { bgpDown: 'down', changed: 'pending', testStarted: 'testing', deleteRequested: 'deleting' },
  down: { bgpUp: 'available', changed: 'pending', deleteRequested: 'deleting' },
  testing: { testEnded: 'down', deleteRequested: 'deleting' },
  deleting: { removed: 'deleted' },
  deleted: {},
  rejected: { deleteRequested: 'deleting' },
  unknown: { bgpUp: 'available', bgpDown: 'down', deleteRequested: 'deleting' },
}

/** The state after the event, or undefined where the event has no meaning. */
export function nextVirtualInterfaceState(
  state: VirtualInterfaceState,
  event: VirtualInterfaceEvent,
): VirtualInterfaceState | undefined {
  return LIFECYCLE[state][event]
}

/** Whether it still holds its VLAN and addresses. BGP changes nothing about that: it may be asked of a veiled one. */
export function isLiveVirtualInterface(vif: VirtualInterface): boolean {
  const { state } = unveiled(vif)
  return state !== 'deleting' && state !== 'deleted' && state !== 'rejected'
}

/** Leads from a veiled body to what is beneath; a copy of it does without, since it has read the state. */
const BENEATH: unique symbol = Symbol('beneath')

/** The same body, but `onLook` is called before its state is read: it may be one that BGP has not been asked about. */
export function veiled(vif: VirtualInterface, onLook: () => void): VirtualInterface {
  const state = {
    enumerable: true,
    get: () => {
      onLook()
      return vif.state
    },
  }
  return Object.defineProperties({ ...vif }, { state, [BENEATH]: { value: vif } })
}

export function unveiled(vif: VirtualInterface): VirtualInterface {
  return (vif as { readonly [BENEATH]?: VirtualInterface })[BENEATH] ?? vif
}
