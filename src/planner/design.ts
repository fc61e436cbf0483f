import type { PriceLine } from '../pricing/priceReport.ts'

/**
 * planner: from requirements to designs that one can order.
 *
 *   requirements ──rules──► designs ──screen──► the promising ──estateOf──► estates
 *                                                      │                        │ evaluated by the caller: price, drill, check, availability
 *                                                      └──────verdicts──────────┴──► dominated ones dropped ──weights──► the answer
 *
 * A design is what a person would sketch on a napkin: ports, tunnels, gateways. `estateOf` writes it down as an estate
 * file, and from there on it is judged by the same parts as any other. Every rule that makes a design cites where it is from.
 */
export interface Design {
  /** Unique in a plan, and what a person would call it: `two locations, 10 Gbps, VPN behind`. */
  readonly name: string
  readonly pattern: Pattern
  /** Why it is a candidate: the rules that made it. */
  readonly because: readonly Reason[]
  /** What everything at AWS hangs on. */
  readonly gateway:
    | 'virtual-private-gateway'
    | 'direct-connect-gateway'
    | 'transit-gateway'
    | 'direct-connect-gateway-and-transit-gateway'
  readonly ports: readonly DesignPort[]
  readonly tunnels: readonly DesignVpn[]
  /** Public services are reached over a public virtual interface on the ports. */
  readonly publicInterface: boolean
  readonly siteLink: boolean
}

export type Pattern =
  | 'vpn'
  | 'hosted'
  | 'dedicated'
  | 'lag'
  | 'high-resiliency'
  | 'maximum-resiliency'
  | 'direct-connect-with-vpn'
  | 'port-pair'
  | 'macsec'
  | 'private-ip-vpn'
  | 'vpn-over-public-interface'
  | 'partner-routing'

export interface Reason {
  readonly says: string
  /** A guide's section, or an RFC. */
  readonly source: string
}

/** A connection, or a LAG of several. */
export interface DesignPort {
  readonly name: string
  readonly site: string
  /** Which of the site's routers, from 0 on. */
  readonly router: number
  /** Code of the Direct Connect location. */
  readonly location: string
  /** Of one port, bit/s. */
  readonly bps: number
  /** Ports of the LAG; 1 = none. */
  readonly members: number
  readonly kind: 'dedicated' | 'hosted' | 'partner-routing'
  readonly macsec: boolean
  /** It is half of a port pair that is paid at the flat rate of this tier. */
  readonly flatRate?: { readonly tier: 1 | 2 | 3 | 4 | 5; readonly pair: string }
  /** It works already. */
  readonly exists: boolean
  /** 'second' = AWS uses it only while the others are down. */
  readonly preference: 'equal' | 'second'
}

export interface DesignVpn {
  readonly name: string
  readonly site: string
  readonly router: number
  /** Region of its gateway. */
  readonly region: string
  readonly over: 'internet' | 'transit-interface' | 'public-interface'
  readonly accelerated: boolean
  /** 5 Gbps tunnels instead of 1.25. */
  readonly large: boolean
  readonly exists: boolean
}

/** What it costs and takes beside the estate: things that no estate can hold. */
export interface Annex {
  /** `client-vpn`, `storage-gateway-file`, `outposts` … */
  readonly kind: string
  readonly name: string
  readonly because: readonly Reason[]
  readonly lines: readonly AnnexLine[]
  /** Exact decimal text, of the lines that have a price. */
  readonly monthly: string
  readonly once: string
  readonly leadTimeDays: number | null
  readonly remarks: readonly string[]
  /** Lines whose price nobody knows. */
  readonly unknown: readonly { readonly what: string; readonly because: string }[]
  /** What else would do the same, cheapest first; this one is among them. */
  readonly alternatives: readonly AnnexAlternative[]
  /** What crosses the bridge for it a month; it belongs into the site's `traffic`, which is where it is priced. Null = nothing does. */
  readonly bridge: AnnexBridge | null
}

interface AnnexAlternative {
  readonly name: string
  readonly lines: readonly AnnexLine[]
  readonly monthly: string
  readonly once: string
  /** What it asks of people beside money; null = nothing. */
  readonly asks: string | null
  /** Why it cannot be had; null = it can. */
  readonly closed: string | null
  readonly unknown: Annex['unknown']
}

/** Gigabytes of 2^30 bytes a month, exact decimal texts. */
export interface AnnexBridge {
  readonly site: string
  readonly region: string
  /** Written to AWS. */
  readonly inGigabytes: string
  /** Read back; null = the requirements do not say. */
  readonly outGigabytes: string | null
  /** Milliseconds of the first copy at the site's peak rate; null = it has none. */
  readonly firstCopyMs: number | null
}

/** A line as a bill has it, before it is known who pays. */
export type AnnexLine = Omit<PriceLine, 'account' | 'price'>
