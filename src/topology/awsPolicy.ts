import { type Community, NO_EXPORT } from '../net/community.ts'
import { TUNNEL_BPS } from '../resources/tunnelBandwidth.ts'
import type { Range, SessionEnd } from '../routing/network.ts'

/** How AWS's side behaves, as data. */

/** Direct Connect guide, "Private virtual interface and transit virtual interface routing policies". */
const HIGH_PREFERENCE: Community = '7224:7300'
const MEDIUM_PREFERENCE: Community = '7224:7200'
const LOW_PREFERENCE: Community = '7224:7100'

/**
 * AWS publishes the order, not the numbers: high > medium > low, untagged paths count as medium where the location
 * belongs to the Region that sends the traffic and as less elsewhere.
 */
const PREFERENCE = { high: 300, medium: 200, otherRegion: 150, low: 100 } as const

/** A path's location Region travels as an internal community (AS 0 cannot be anybody's, RFC 7607). */
export function regionCommunity(region: string): Community {
  let sum = 7
  for (const letter of region) sum = (sum * 31 + letter.charCodeAt(0)) % 65_521
  return `0:${sum}`
}

/** Direct Connect guide, "SiteLink": paths of these virtual interfaces count alike in every Region. */
export const EVERY_REGION: Community = '0:65535'

export function isInternalCommunity(community: string): boolean {
  return community.startsWith('0:')
}

export function preferenceByCommunity(gatewayRegion: string): readonly (readonly [Community, number])[] {
  return [
    [HIGH_PREFERENCE, PREFERENCE.high],
    [MEDIUM_PREFERENCE, PREFERENCE.medium],
    [LOW_PREFERENCE, PREFERENCE.low],
    [regionCommunity(gatewayRegion), PREFERENCE.medium],
    [EVERY_REGION, PREFERENCE.medium],
  ]
}

export const UNTAGGED_ELSEWHERE = PREFERENCE.otherRegion

/** Order of sources on a virtual private gateway: Site-to-Site VPN guide, "Route priority". */
export const VGW_RANK = { vpc: 0, directConnect: 1, vpnStatic: 2, vpnBgp: 3 } as const

/**
 * Order of sources in a transit gateway's route table: Transit gateway guide, "Route evaluation order". Peerings have
 * static routes alone.
 */
export const TGW_RANK = {
  static: 0,
  prefixList: 1,
  vpc: 2,
  directConnect: 3,
  connect: 4,
  privateVpn: 5,
  vpn: 6,
  vpnConcentrator: 7,
} as const

/** The same page: what a path without MED counts as, from a VPN or a Connect peer; from Direct Connect it is 0. */
export const TGW_MISSING_MED = 100

/** Transit gateway guide, "Quotas": between attachments other than VPNs. */
export const TGW_MTU = 8500

/**
 * The same page, each way: per Availability Zone of an attachment of a VPC, a peering or a Direct Connect gateway; of a Connect
 * peer; of all VPNs of a gateway together.
 */
export const ATTACHMENT_ZONE = { bps: 100_000_000_000, packetsPerSecond: 7_500_000 } as const
export const CONNECT_PEER = { bps: 5_000_000_000, packetsPerSecond: 300_000 } as const
export const TGW_VPN_BPS = 50_000_000_000

/** Order of sources in a VPC route table: VPC guide, "Route priority". */
export const ROUTE_TABLE_RANK = { local: 0, static: 1, prefixList: 2, propagated: 3 } as const

/** Direct Connect guide, "BGP settings": hold 90 s, keepalive 30 s, BFD 300 ms x 3 and graceful restart ready for whoever asks. */
export const DX_TIMERS = {
  holdMs: 90_000,
  keepaliveMs: 30_000,
  bfd: { receiveMs: 300, transmitMs: 300, multiplier: 3 },
  restartMs: 120_000,
} as const satisfies Partial<SessionEnd>

/** A session end without timers of its own: inside AWS nothing is detected by hold or BFD, it simply is. */
export const INSIDE_TIMERS = { holdMs: 90_000, keepaliveMs: 30_000 } as const

/** Site-to-Site VPN guide: BGP hold 30 s, keepalive 10 s, no BFD. */
export const VPN_TIMERS = { holdMs: 30_000, keepaliveMs: 10_000 } as const

/** AWS probes an idle peer every 10 s (Site-to-Site VPN guide, tunnel options). */
export const DPD_INTERVAL_MS = 10_000

/**
 * Site-to-Site VPN guide, "Quotas": per tunnel, and in total from a virtual private gateway to the customer. Packets whose
 * mean size is below 1,250,000,000 / (140,000 x 8) = 1,116.07 bytes are too many before they are too much.
 */
export const TUNNEL = { bps: TUNNEL_BPS.standard, packetsPerSecond: 140_000 } as const
export const VGW_EGRESS_BPS = 1_250_000_000

/** The same page: a tunnel of the large kind, one of a site behind a VPN concentrator, and all sites of that together. */
export const LARGE_TUNNEL = { bps: TUNNEL_BPS.large, packetsPerSecond: 400_000 } as const
export const CONCENTRATOR_SITE = { bps: 100_000_000, packetsPerSecond: 10_000 } as const
export const CONCENTRATOR_BPS = 5_000_000_000

/** The same page: routes that a customer gateway may announce. */
export const VPN_MAXIMUM_PREFIXES = { virtualPrivateGateway: 100, transitGateway: 1000 } as const

/** AWS does not publish when a tunnel's session is tried again that its limit closed: it is back as soon as fewer prefixes come. */
export const VPN_RESTART_AFTER_LIMIT_MS = 0

/**
 * AWS runs LACP actively (Direct Connect guide, "Link aggregation groups") and does not publish its timeout: the short one
 * of IEEE 802.1AX is assumed, three LACPDUs missed at one a second.
 */
export const LACP_TIMEOUT: Range = { bestMs: 2000, worstMs: 3000 }

/** A prefix that is also seen over a VPN or over a virtual interface of another MTU is sent at 1500 bytes. */
export const MIXED_MTU = 1500

/** Direct Connect guide, "Public virtual interface routing policies": on routes of the location's own Region, and never to be passed on. */
export const PUBLIC_ROUTE_COMMUNITIES: readonly Community[] = [NO_EXPORT, '7224:8100']

/** The same page: what a customer tags its own prefixes with to say how far they travel; 7224:9300 is as far as none. */
export const SCOPE_COMMUNITIES: readonly Community[] = ['7224:9100', '7224:9200', '7224:9300']

/** The same page: the AS path of what AWS announces has at least three AS numbers. */
export const PUBLIC_PREPEND = 2
