import type { Community } from '../net/community.ts'
import type { Coordinates } from './places.ts'
import type { RouterPlatformName } from './routerPlatforms.ts'
import type { Tags } from './tags.ts'

/** The customer's side of the bridge, under `/landbridge/v1`. Scope: the account, region `landbridge`. */

export interface Site {
  readonly name: string
  /** `Ashburn, VA`; with a known place or `at`, round-trip times can be told. */
  readonly place?: string
  readonly at?: Coordinates
  /** What the site's routers advertise to AWS. */
  readonly prefixes: readonly string[]
  /** How hosts reach the edge routers. */
  readonly gateway: 'ecmp' | 'vrrp'
  /** MTU of the hosts and the site's LAN. */
  readonly mtu: number
  /** Whether the network between the edge routers and hosts was generated for an order nobody described. */
  readonly generated: boolean
  /** `landbridge:name` marks what an estate file made: only that is pruned. */
  readonly tags?: Tags
}

/** BFD of a router's end: what it asks for, in ms, and after how many of its packets missed in a row it is given up (RFC 5880 §6.8). */
export interface BfdTimers {
  readonly transmitMs?: number
  readonly receiveMs?: number
  readonly multiplier?: number
}

/** Policy towards one neighbour; every member overrides the router's default. */
export interface NeighbourPolicy {
  readonly localPreference?: number
  /** How often the own ASN is prepended to advertisements. */
  readonly prepend?: number
  readonly med?: number
  readonly communities?: readonly Community[]
  /** How often the own ASN may be in a path that the neighbour tells; absent = not once. */
  readonly allowAs?: number
  /** The session is closed when the neighbour tells more prefixes; absent = it may tell any number. */
  readonly maximumPrefixes?: number
  /** After so long it is tried again; absent = somebody has to reset it. */
  readonly restartAfterLimitSeconds?: number
  /** Members that are absent of it are those of AWS's end: 300 ms x 3. */
  readonly bfd?: boolean | BfdTimers
  readonly holdSeconds?: number
  readonly keepaliveSeconds?: number
  /** What is advertised instead of the site's prefixes. */
  readonly advertise?: readonly string[]
  /** Administrative distance of static routes into a VPN (default 250: floating behind Direct Connect). */
  readonly distance?: number
}

export interface Router {
  readonly siteId: string
  readonly name: string
  /** The room of its site that it stands in: routers of one room fail together. Absent = nobody said. */
  readonly room?: string
  readonly asn: number
  /** managed: configured by Landbridge from AWS's hand-out. external: somebody else's; nothing is configured for it. */
  readonly kind: 'managed' | 'external'
  readonly generated: boolean
  /** Public address its VPN tunnels start from; a customer gateway with this address is this router. */
  readonly publicAddress: string
  /** The same of IPv6, for tunnels between IPv6 addresses. Absent = it has none. */
  readonly publicIpv6Address?: string
  /** Where its tunnels inside Direct Connect start: private-IP VPNs and Connect peers. Absent = none. */
  readonly privateAddresses?: readonly string[]
  /** Members that are absent of it are those of AWS's end: 300 ms x 3. */
  readonly bfd: boolean | BfdTimers
  readonly gracefulRestart: boolean
  readonly holdSeconds: number
  readonly keepaliveSeconds: number
  /** The least time between two advertisements of one prefix to one neighbour. Absent = none. */
  readonly advertisementIntervalSeconds?: number
  /** A firewall that drops what it saw no first packet of; routers of one syncGroup share that knowledge. */
  readonly stateful: boolean
  readonly syncGroup?: string
  /** Rate of its Internet uplink in bit/s; the tunnels share it. */
  readonly uplinkBps: number
  /** False: it has no MACsec keys, whatever AWS's ends have. Absent: smart hands keep both ends' keys alike. */
  readonly macsec?: boolean
  /** What it runs: the language its configuration is written in. Absent: nobody said. */
  readonly platform?: RouterPlatformName
  /** Whether both VPN tunnels are used at once towards AWS. */
  readonly vpnEcmp: boolean
  /** Keyed by a virtual interface's or VPN connection's name or id. */
  readonly policies: Readonly<Record<string, NeighbourPolicy>>
  /** When true the router knows only the neighbours in `policies`: nothing is configured by itself. */
  readonly ownNeighbours: boolean
  readonly tags?: Tags
}

/** An end point that flows start from or go to: on a site, in a VPC, or a public service of AWS, one of them. */
export interface Host {
  readonly name: string
  readonly address: string
  /** A service that AWS reaches by public addresses, which `address` is one of; flows go to it and start at none. */
  readonly service?: PublicService
  readonly siteId?: string
  readonly vpcId?: string
  readonly tags?: Tags
}

export interface PublicService {
  readonly name: 's3' | 'dynamodb'
  readonly region: string
  /** Of the address that it is reached at, as of a name that resolves to both the caller takes one. Absent = `ipv4`. */
  readonly addressFamily?: 'ipv4' | 'ipv6'
}

/** A demand between two hosts, made of many 5-tuples unless `single`. Rates in bit/s, each way alike unless `back` says otherwise. */
export interface Flow {
  /** Host ids. */
  readonly from: string
  readonly to: string
  readonly steadyBps: number
  readonly peakBps: number
  /** From `to` to `from`; absent = the same. */
  readonly back?: { readonly steadyBps: number; readonly peakBps: number }
  readonly single: boolean
  /** Mean size of its IP packets; absent = unknown. */
  readonly packetBytes?: number
  /** The largest IP packet that it sends with DF; absent = it is TCP. Never together with `mss`. */
  readonly dfBytes?: number
  /** TCP's maximum segment size where somebody fixes it; absent = what the interfaces at both ends give. */
  readonly mss?: number
  /** Bytes per month both ways together; absent = unknown, never zero. */
  readonly monthlyBytes?: number
  /** Of these, what goes from `to` to `from`; absent = half. */
  readonly monthlyBackBytes?: number
  readonly tags?: Tags
}

/** A VPN between a router and an appliance that the customer runs on an instance: AWS sees packets and no VPN. */
export interface ApplianceTunnel {
  readonly name: string
  readonly routerId: string
  readonly networkInterfaceId: string
  readonly mtu: number
  readonly bps: number
  readonly tags?: Tags
}

/** Things that fail together although nothing else here says so: fibres of one conduit, routers on one power feed. */
export interface SharedRisk {
  readonly name: string
  /** Failure domains, `connection:dxcon-…`, as `landbridge drill --json` names them; at least one. */
  readonly members: readonly string[]
  readonly tags?: Tags
}

/** The patch between a router's port and an AWS port, made by whoever holds the LOA-CFA. */
export interface CrossConnect {
  readonly connectionId: string
  readonly routerId: string
  readonly madeAt: number
  /** A circuit between the meet-me room and the router: loss of light does not pass through it unless it says so. */
  readonly carrier?: { readonly name: string; readonly forwardsLossOfLight: boolean }
  /** The meet-me room or cage of the location that it runs through; those of one room fail together. Absent = nobody said. */
  readonly room?: string
  /** The card of AWS's device that the port is on, by whatever name; ports of one device and name fail together. Absent = nobody said. */
  readonly lineCard?: string
}

/** How something fails. */
export interface Failure {
  readonly kind: 'cut' | 'silent' | 'loss' | 'rate' | 'drain'
  /** silent, loss: out = only what goes to AWS, in = only what comes from there; absent = both ways. */
  readonly direction?: 'out' | 'in'
  /** loss: of the packets, more than 0 and less than 1. */
  readonly share?: number
  /** rate: what it carries each way, bit/s. */
  readonly toBps?: number
}

/** Something broken on purpose; it survives a restart, and deleting it heals. */
export interface Fault extends Failure {
  /** A component id, as `landbridge drill --json` names it (`connection:dxcon-…`, `router:…`, `location:EqDC2` …). */
  readonly on: string
  readonly since: number
  /** Epoch ms after which it heals by itself. */
  readonly until?: number
}
