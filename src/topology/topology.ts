import type { Address } from '../net/address.ts'
import type { Convergence } from '../routing/converge.ts'
import type { Network } from '../routing/network.ts'

/**
 * topology: the seam, and the only bilingual room. Above it stand AWS's nouns and the customer's (`resources/`), below
 * it routers, links and sessions (`routing/`). Its files are the dictionary's pairs:
 *
 *   Connection + CrossConnect + VirtualInterface -> a link                         virtualInterfaceToLink.ts
 *   Lag and its members                          -> a link's bundle                lagToBundle.ts
 *   hosted connection on a partner's port        -> a link at a policed rate       hostedConnectionToWay.ts
 *   BGPPeer                                      -> a session                      virtualInterfaceToSession.ts
 *   public virtual interfaces' far end           -> a node per Region              amazonEnd.ts
 *   VpnConnection                                -> two tunnels, each a link       vpnConnectionToTunnels.ts
 *   DirectConnectGateway, VirtualPrivateGateway  -> nodes and their preferences    gatewayToNode.ts
 *   Vpc, RouteTable                              -> nodes with static routes       vpcToNode.ts
 *   Site, Router, Host                           -> nodes, iBGP, default gateway   siteToNode.ts
 *   everything that can break                    -> failure domains                failureDomains.ts
 *
 * AWS's routing policies are data in `awsPolicy.ts`, a careful engineer's defaults in `customerPolicy.ts`.
 *
 * Not modelled: AWS-internal convergence (0, a printed assumption), what is behind AWS's public edge, transit gateways,
 * security groups and network ACLs, routes beyond the 100 propagated ones of a table.
 */
export interface Topology {
  readonly network: Network
  readonly domains: readonly FailureDomain[]
  readonly flows: readonly TopologyFlow[]
  /** End points by host name, for traces. */
  readonly hosts: ReadonlyMap<string, EndPoint>
  readonly info: ReadonlyMap<string, NodeInfo>
  /** What can be observed of a resource, and on which link or session. */
  readonly observables: Observables
  /** Tables with nothing broken. */
  readonly baseline: Convergence
  /** What could not be known or is not modelled, and matters here: one sentence each. */
  readonly remarks: readonly string[]
}

export type DomainKind =
  | 'connection'
  | 'lag'
  /** A connection in a LAG: its id begins with `connection:` as before it joined. */
  | 'member'
  /** What of a partner carries a hosted connection: an interconnect (`connection:…`) or LAG (`lag:…`). */
  | 'partner'
  | 'virtual-interface'
  | 'cross-connect'
  | 'carrier'
  | 'device'
  | 'location'
  | 'router'
  | 'site'
  | 'site-link'
  | 'uplink'
  | 'vpn'
  | 'tunnel'
  | 'session'

/** Something that fails as one. `id` is what faults name: `kind:` and the resource's id. */
export interface FailureDomain {
  readonly id: string
  readonly kind: DomainKind
  /** The name people gave it, else its id. */
  readonly name: string
  /** Other words for it: the bare resource id, for one. */
  readonly aliases: readonly string[]
}

export interface EndPoint {
  readonly name: string
  readonly address: Address
  /** Where its packets enter the network. */
  readonly node: string
  /** Failure domains that are the end point itself. */
  readonly own: readonly string[]
}

export interface TopologyFlow {
  readonly from: EndPoint
  readonly to: EndPoint
  readonly steadyBps: number
  readonly peakBps: number
  readonly single: boolean
}

export interface NodeInfo {
  readonly label: string
  /** controlPlane nodes hold routes but are no hop of a packet. */
  readonly kind: 'site' | 'router' | 'controlPlane' | 'gateway' | 'routeTable' | 'vpc'
  /** Drops packets of connections whose first packet it did not see; nodes of the same name know what the others saw. */
  readonly firewall?: string
}

/** Light on a port: the link elements that must be whole; of several ports together, on so many of them at least. */
export interface Light {
  readonly ports: readonly (readonly string[])[]
  readonly needed: number
}

interface Observables {
  /** Ports, LAGs and hosted connections: when AWS sees light on them. */
  readonly light: ReadonlyMap<string, Light>
  /** Patched connections that MACsec encrypts while they have light. */
  readonly encrypted: ReadonlySet<string>
  /** BGP peers that somebody configured on the customer's side: peer id = session name; `amazonEnd` is AWS's node. */
  readonly peers: ReadonlyMap<string, { readonly amazonEnd: string }>
  /** Tunnels by `tunnelId`: link name = session name (where BGP) = the id; `amazonEnd` is AWS's node. */
  readonly tunnels: ReadonlyMap<string, { readonly amazonEnd: string; readonly bgp: boolean }>
  /** Prefixes each virtual private gateway offers to route tables. */
  readonly propagated: ReadonlyMap<string, readonly string[]>
}

/** What a fabric reports is in the nouns of resources; fabrics know them by this room alone. */
export type { Observation, ObservedRoute } from '../resources/observed.ts'
