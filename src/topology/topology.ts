import type { Address } from '../net/address.ts'
import type { Convergence } from '../routing/converge.ts'
import type { Network } from '../routing/network.ts'
import type { Guard } from './guard.ts'

/**
 * topology: the seam, and the only bilingual room. Above it stand AWS's nouns and the customer's (`resources/`), below
 * it routers, links and sessions (`routing/`). Its files are the dictionary's pairs:
 *
 *   Connection + CrossConnect + VirtualInterface -> a link                         virtualInterfaceToLink.ts
 *   Lag and its members                          -> a link's bundle                lagToBundle.ts
 *   hosted connection on a partner's port        -> a link at a policed rate       hostedConnectionToWay.ts
 *   BGPPeer                                      -> a session                      virtualInterfaceToSession.ts
 *   SiteLink                                     -> a node for its packets         siteLinkToTable.ts
 *   public virtual interfaces' far end           -> a node per Region              amazonEnd.ts
 *   VpnConnection                                -> two tunnels, each a link       vpnConnectionToTunnels.ts
 *   what a tunnel rides on                       -> its link's bundle              tunnelUnderlay.ts
 *   DirectConnectGateway, VirtualPrivateGateway  -> nodes and their preferences    gatewayToNode.ts
 *   TransitGatewayRouteTable                     -> a node with static routes      transitGatewayToTables.ts
 *   TransitGatewayRoute, prefix lists            -> its static routes              transitRouteToStatic.ts
 *   attachments of VPNs, Connects, DX gateways   -> nodes in which BGP ends        transitAttachmentToNode.ts
 *   attachments of VPCs                          -> links between route tables     vpcAttachmentToLink.ts
 *   TransitGatewayConnectPeer                    -> a link with a session          connectPeerToTunnel.ts
 *   Vpc, RouteTable                              -> nodes with static routes       vpcToNode.ts
 *   what a VPC's routes lead to                  -> links to boxes and other VPCs  vpcRouteTargets.ts
 *   VPN to an appliance on an instance           -> a link                         applianceTunnelToLink.ts
 *   public services of AWS                       -> edges and the Internet         publicServiceToNode.ts
 *   NetworkInterface                             -> an end point                   interfacesToHosts.ts
 *   SecurityGroup, NetworkAcl                    -> what guards an end point       guardOf.ts
 *   Site, Router, Host                           -> nodes, iBGP, default gateway   siteToNode.ts
 *   uplinks, attachments' quotas                 -> pipes of links                 uplinkPipes.ts, attachmentPipe.ts
 *   what fails together                          -> failure domains over others    failureDomains.ts
 *   SharedRisk                                   -> a failure domain over others   sharedRiskToDomain.ts
 *   rooms of routers and cross-connects          -> failure domains over them      roomToDomain.ts
 *   line cards of ports                          -> failure domains over them      lineCardToDomain.ts
 *
 * AWS's routing policies are data in `awsPolicy.ts`, a careful engineer's defaults in `customerPolicy.ts`.
 *
 * Not modelled: AWS-internal convergence (0, a printed assumption), what is behind AWS's public edge,
 * routes beyond the 100 propagated ones of a table, policy tables and multicast of transit gateways, Connect over a VPC,
 * in which Availability Zone packets cross a transit gateway (and so appliance mode), routes beyond the 5,000 that a VPN is
 * told.
 */
export interface Topology {
  readonly network: Network
  readonly domains: readonly FailureDomain[]
  readonly flows: readonly TopologyFlow[]
  /** End points by host name, for traces. */
  readonly hosts: ReadonlyMap<string, EndPoint>
  readonly info: ReadonlyMap<string, NodeInfo>
  /** What links can carry, by the name of the pipe. */
  readonly pipes: ReadonlyMap<string, PipeInfo>
  /** What can be observed of a resource, and on which link or session. */
  readonly observables: Observables
  /** By link: the address that a site's packets to public services have once they have left by it. */
  readonly translations: ReadonlyMap<string, Address>
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
  /** An instance that forwards. */
  | 'appliance'
  /** A pluggable transceiver, `…/aws` in AWS's port and `…/router` in the customer's or the carrier's equipment. */
  | 'optic'
  /** AWS's end of one tunnel. */
  | 'vpn-endpoint'
  /** Of a transit gateway. */
  | 'attachment'
  /** Locations of one operator in one city. */
  | 'campus'
  | 'availability-zone'
  | 'region'
  /** Of a site, with its routers, or of a location, with its cross-connects: power, cooling and fire. */
  | 'room'
  /** Of an AWS device, where the customer says which ports share one. */
  | 'line-card'
  /** What the customer says fails together: a conduit, a power feed, a carrier's ring. */
  | 'shared-risk'

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
  /** A public service of AWS that is asked by IPv4: its answers go to the address that the askers' were translated to. */
  readonly isService?: true
  /** Packet filters in front of it, inside a VPC. */
  readonly guard?: Guard
}

export interface TopologyFlow {
  readonly id: string
  /** What the estate calls it, where that is not `FROM-to-TO`. */
  readonly name?: string
  readonly from: EndPoint
  readonly to: EndPoint
  readonly steadyBps: number
  readonly peakBps: number
  /** What goes from `to` to `from`; absent = as much as goes there. */
  readonly back?: { readonly steadyBps: number; readonly peakBps: number }
  readonly single: boolean
  /** Mean size of its IP packets; absent = unknown, and limits of packets per second are not judged. */
  readonly packetBytes?: number
  /** The largest IP packet it sends with DF and cannot make smaller by itself; absent = TCP, which agrees on what fits. */
  readonly dfBytes?: number
  /** TCP's maximum segment size, where somebody fixes it lower than interfaces would; absent = theirs. */
  readonly mss?: number
}

export interface NodeInfo {
  readonly label: string
  /** controlPlane nodes hold routes but are no hop of a packet; of attachments and SiteLink's tables it is not shown that they are. */
  readonly kind:
    | 'site'
    | 'router'
    | 'controlPlane'
    | 'siteLink'
    | 'gateway'
    | 'routeTable'
    | 'vpc'
    | 'transitRouteTable'
    | 'attachment'
  /** Of a route table: the VPC that it belongs to. */
  readonly vpc?: string
  /** Of a transit gateway's route table or attachment: whose it is. */
  readonly transitGateway?: { readonly id: string; readonly label: string }
  /** Of a transit gateway's route table: what the attachments are called whose packets are looked up there. */
  readonly associated?: readonly string[]
  /** Drops packets of connections whose first packet it did not see; nodes of the same name know what the others saw. */
  readonly firewall?: string
}

/** What people call something that carries so much and no more. */
export interface PipeInfo {
  readonly name: string
  readonly kind: 'connection' | 'virtual-interface' | 'tunnel' | 'gateway' | 'attachment' | 'uplink'
  /** insideAws: between two gateways of it. */
  readonly direction: 'toAws' | 'fromAws' | 'insideAws'
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
  /** Route tables of transit gateways, by id = node name. */
  readonly transitRoutes: ReadonlyMap<string, TransitTable>
}

/** Which attachment a path of a transit gateway's route table leads to, and what else it is called by. */
export interface TransitTable {
  /** By the link or session that a path leaves by. */
  readonly attachments: ReadonlyMap<string, string>
  /** By prefix text: routes that stand in a prefix list. */
  readonly prefixLists: ReadonlyMap<string, string>
}

/** What a fabric reports is in the nouns of resources; fabrics know them by this room alone. */
export type { ClosedByLimit, Observation, ObservedRoute, ObservedTransitRoute } from '../resources/observed.ts'
