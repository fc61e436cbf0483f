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

type VirtualInterfaceEvent = 'bgpUp' | 'bgpDown' | 'provisioned' | 'changed' | 'deleteRequested' | 'removed'

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
  readonly amazonSideAsn: number
  readonly peers: readonly BgpPeer[]
  readonly siteLinkEnabled: boolean
  readonly routeFilterPrefixes: readonly string[]
  readonly communities?: readonly Community[]
  /** When it was deleted: Describe shows it for 15 more minutes. Epoch ms. */
  readonly deletedAt?: number
  readonly tags: Tags
}

/** Direct Connect guide, virtual interface states. Provisioned without BGP goes pending -> down and never stays pending. */
const LIFECYCLE: Record<VirtualInterfaceState, Partial<Record<VirtualInterfaceEvent, VirtualInterfaceState>>> = {
  confirming: { deleteRequested: 'rejected' },
  verifying: { provisioned: 'pending', deleteRequested: 'deleting' },
  pending: { bgpUp: 'available', bgpDown: 'down', deleteRequested: 'deleting' },
  available: { bgpDown: 'down', changed: 'pending', deleteRequested: 'deleting' },
  down: { bgpUp: 'available', changed: 'pending', deleteRequested: 'deleting' },
  testing: { bgpUp: 'available', deleteRequested: 'deleting' },
  deleting: { removed: 'deleted' },
  deleted: {},
  rejected: {},
  unknown: { bgpUp: 'available', bgpDown: 'down', deleteRequested: 'deleting' },
}

/** The state after the event, or undefined where the event has no meaning. */
export function nextVirtualInterfaceState(
  state: VirtualInterfaceState,
  event: VirtualInterfaceEvent,
): VirtualInterfaceState | undefined {
  return LIFECYCLE[state][event]
}

/** Whether it still holds its VLAN and addresses. */
export function isLiveVirtualInterface(vif: VirtualInterface): boolean {
  return vif.state !== 'deleting' && vif.state !== 'deleted' && vif.state !== 'rejected'
}
