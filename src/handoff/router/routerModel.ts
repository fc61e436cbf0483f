import type { Community } from '../../net/community.ts'
import type { Prefix } from '../../net/prefix.ts'

/**
 * One customer router in nobody's language. `compileRouter` makes it from an estate's rows and its topology, so that what
 * is handed over is what was drilled; each platform's file only writes it down. Each BGP session carries one address family,
 * and so does each tunnel, policy and session with another edge.
 */
export interface RouterModel {
  readonly name: string
  readonly site: string
  readonly asn: number
  /** Dotted: the BGP identifier, and the source of tunnels over the Internet. */
  readonly routerId: string
  readonly lan: Lan
  readonly ports: readonly Port[]
  readonly interfaces: readonly VlanInterface[]
  readonly tunnels: readonly Tunnel[]
  /** Addresses of its own that private tunnels start from: one loopback each. */
  readonly loopbacks: readonly string[]
  readonly policies: readonly Policy[]
  readonly neighbours: readonly Neighbour[]
  /** The other edges of the site, in iBGP with next-hop-self: a session for each family. */
  readonly mesh: readonly Edge[]
  /** Of the tunnel's family. */
  readonly statics: readonly { readonly prefix: Prefix; readonly tunnel: Tunnel; readonly distance: number }[]
  /** What it announces to anybody outside, each prefix once. */
  readonly originated: readonly Prefix[]
  readonly maximumPaths: number
  readonly warnings: readonly string[]
}

/** One family's address of an interface with the length of its block. */
export interface InterfaceAddress {
  readonly family: Prefix['family']
  readonly address: string
  readonly length: number
}

/**
 * Towards the site's other edges, with an address for each family that goes between them. An estate does not say the
 * addresses: these are of RFC 5737 and RFC 9637 and have to be replaced.
 */
interface Lan {
  readonly addresses: readonly InterfaceAddress[]
  readonly mtu: number
}

/** Another edge's end of a session in iBGP: `name` is unique on the router, `router` is the edge. */
interface Edge {
  readonly name: string
  readonly router: string
  readonly family: Prefix['family']
  readonly address: string
}

/** A physical port or LAG that is patched to AWS; `number` counts from 1. */
export interface Port {
  readonly number: number
  readonly id: string
  readonly name: string
  /** Largest packet of any interface on it. */
  readonly mtu: number
  readonly isLag: boolean
}

/** A virtual interface's end here: a tagged sub-interface. */
export interface VlanInterface {
  readonly id: string
  /** Letters, digits and hyphens, unique on the router. */
  readonly name: string
  readonly type: 'private' | 'public' | 'transit'
  readonly port: Port
  readonly vlan: number
  readonly mtu: number
  /** One for each BGP peer of it. */
  readonly addresses: readonly InterfaceAddress[]
  readonly bfd: Bfd | undefined
}

export interface Bfd {
  /** Counts the different ones of the router from 1. */
  readonly number: number
  readonly transmitMs: number
  readonly receiveMs: number
  readonly multiplier: number
}

/** One tunnel of a VPN connection; `number` counts all tunnels of the router from 1. */
export interface Tunnel {
  readonly number: number
  readonly id: string
  readonly name: string
  readonly outside: { readonly customer: string; readonly amazon: string }
  /** What it carries. */
  readonly family: Prefix['family']
  readonly inside: { readonly customer: string; readonly amazon: string; readonly length: number }
  /** Outside addresses are private and reached over Direct Connect. */
  readonly isPrivate: boolean
  readonly ikeVersion: 1 | 2
  readonly ike: Suite
  readonly esp: Suite
  readonly key: string
  readonly dpd: { readonly intervalSeconds: number; readonly retries: number }
  readonly replayWindow: number
  readonly mtu: number
  /** Of TCP in what it carries. */
  readonly mss: number
}

/** `integrity` is the pseudo-random function where the cipher is combined (RFC 5282); in ESP it then counts for nothing. */
export interface Suite {
  readonly bits: 128 | 256
  readonly isGcm: boolean
  readonly integrity: 'sha1' | 'sha256' | 'sha384' | 'sha512'
  readonly group: number
  readonly lifetimeSeconds: number
}

/** What passes in one family towards one virtual interface or VPN connection: `name` is made of letters, digits and hyphens. */
export interface Policy {
  readonly name: string
  readonly family: Prefix['family']
  readonly role: 'primary' | 'backup'
  readonly localPreference: number
  readonly announced: readonly Prefix[]
  readonly refused: readonly { readonly prefix: Prefix; readonly orLonger: boolean }[]
  readonly communities: readonly Community[]
  readonly med: number | undefined
  readonly prepend: number
  /** What AWS tells by this design: not a filter but what to look for. */
  readonly expected: readonly Prefix[]
}

/** A BGP session with AWS. */
export interface Neighbour {
  readonly name: string
  readonly family: Prefix['family']
  readonly over: VlanInterface | Tunnel
  readonly local: string
  readonly peer: string
  readonly asn: number
  readonly policy: Policy
  /** MD5 (RFC 2385), on virtual interfaces. */
  readonly key: string | undefined
  readonly holdSeconds: number
  readonly keepaliveSeconds: number
  readonly bfd: Bfd | undefined
  /** The least time between two advertisements of one prefix to it (RFC 4271 §9.2.1.1); 0 = the platform's own. */
  readonly advertisementIntervalSeconds: number
  readonly limit: PrefixLimit
}

/** How many prefixes this router takes of a neighbour. AWS's own limits, of what this router tells it, are others. */
export interface PrefixLimit {
  /** One more closes the session. */
  readonly prefixes: number
  /** The estate says it; otherwise it is a guard with room for the design to grow. */
  readonly isSaid: boolean
  /** After how long a closed session is tried again. Undefined: somebody has to reset it. */
  readonly restartSeconds: number | undefined
}
