import type { Community } from '../net/community.ts'
import type { SessionEnd } from '../routing/network.ts'

/** How AWS's side behaves, as data. */

/** Direct Connect guide, "Private virtual interface and transit virtual interface routing policies". */
export const HIGH_PREFERENCE: Community = '7224:7300'
export const MEDIUM_PREFERENCE: Community = '7224:7200'
export const LOW_PREFERENCE: Community = '7224:7100'

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

export function isInternalCommunity(community: string): boolean {
  return community.startsWith('0:')
}

export function preferenceByCommunity(gatewayRegion: string): readonly (readonly [Community, number])[] {
  return [
    [HIGH_PREFERENCE, PREFERENCE.high],
    [MEDIUM_PREFERENCE, PREFERENCE.medium],
    [LOW_PREFERENCE, PREFERENCE.low],
    [regionCommunity(gatewayRegion), PREFERENCE.medium],
  ]
}

export const UNTAGGED_ELSEWHERE = PREFERENCE.otherRegion

/** Order of sources on a virtual private gateway: Site-to-Site VPN guide, "Route priority". */
export const VGW_RANK = { vpc: 0, directConnect: 1, vpnStatic: 2, vpnBgp: 3 } as const

/** Order of sources in a VPC route table: VPC guide, "Route priority". */
export const ROUTE_TABLE_RANK = { local: 0, static: 1, propagated: 3 } as const

/** Direct Connect guide, "BGP settings": hold 90 s, keepalive 30 s, BFD 300 ms x 3 ready for whoever asks. */
export const DX_TIMERS = {
  holdMs: 90_000,
  keepaliveMs: 30_000,
  bfd: { receiveMs: 300, transmitMs: 300, multiplier: 3 },
} as const satisfies Partial<SessionEnd>

/** Site-to-Site VPN guide: BGP hold 30 s, keepalive 10 s, no BFD. */
export const VPN_TIMERS = { holdMs: 30_000, keepaliveMs: 10_000 } as const

/** AWS probes an idle peer every 10 s (Site-to-Site VPN guide, tunnel options). */
export const DPD_INTERVAL_MS = 10_000

/** Site-to-Site VPN guide, "Quotas": per tunnel, and in total from a virtual private gateway to the customer. */
export const TUNNEL_BPS = 1_250_000_000
export const VGW_EGRESS_BPS = 1_250_000_000

/** A prefix that is also seen over a VPN or over a virtual interface of another MTU is sent at 1500 bytes. */
export const MIXED_MTU = 1500
