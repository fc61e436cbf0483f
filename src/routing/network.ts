import type { Community } from '../net/community.ts'
import type { Prefix } from '../net/prefix.ts'
import type { PrivateAsRemoval } from './asPath.ts'
import type { PolicyRule } from './policyRule.ts'

/**
 * routing: routers, links and sessions in the RFCs' words, and what they do together: select paths, propagate them,
 * forward packets, notice failures. It knows no AWS word: what is special about AWS reaches it as data (ranks,
 * preferences, policies), compiled in `topology/`. Everything is a pure function of a Network and of what is broken.
 *
 *   network ──converge──► tables ──forward──► branches
 *      └── breakage ──detect──► events ──timeline──► frames (tables over time)
 *
 * Not modelled: route dampening, confederations, route reflection clusters, AS sets, a second AS number of a router (`local-as`),
 * extended and large communities.
 */
export interface Network {
  readonly nodes: ReadonlyMap<string, Node>
  readonly links: ReadonlyMap<string, Link>
  readonly sessions: ReadonlyMap<string, Session>
  /** What breaks together with a component, at the same moment and in the same way; absent = nothing. */
  readonly sharedFate?: ReadonlyMap<string, readonly string[]>
}

export interface Node {
  readonly name: string
  readonly asn: number
  /** RFC 4271 BGP identifier, as a number: the lower one wins the last tie. */
  readonly routerId: number
  /**
   * `bgp`: paths compete inside BGP, then protocols by administrative distance.
   * `ranked`: all sources compete at once, by `rank` before any BGP attribute.
   */
  readonly selection: 'bgp' | 'ranked'
  /** Most equal paths used at once; 1 = one best path. */
  readonly maximumPaths: number
  /** Groups of sessions and statics whose equal paths never share the load. */
  readonly singlePathGroups?: readonly string[]
  /** Prefixes delivered here: packets for them have arrived. */
  readonly local: readonly Prefix[]
  /** Prefixes announced to sessions while there is a route for them. */
  readonly originates: readonly Prefix[]
  readonly statics: readonly StaticRoute[]
  /** When candidates of one prefix differ in MTU, packets of that prefix are limited to this size in bytes. */
  readonly mixedMtu?: number
  /** MED decides also between paths of several neighbouring ASes. */
  readonly comparesEveryMed?: boolean
  /** A path without MED counts as the worst; else as 0 (RFC 4271 §9.1.2.2). */
  readonly missingMedIsWorst?: boolean
  /** MED of what the router originates, which then goes to neighbours of other ASes too; absent = none. */
  readonly ownMed?: number
  /** Paths of several sessions share the load only if their AS paths are the same, number by number. */
  readonly equalAsPathsOnly?: boolean
}

export interface StaticRoute {
  readonly prefix: Prefix
  /** The link it leaves by; absent = discarded on purpose, `discard` says how a person would call it. */
  readonly link?: string
  readonly discard?: string
  /** Administrative distance (`bgp` selection), lower wins. */
  readonly distance: number
  /** Rank among all sources (`ranked` selection), lower wins. */
  readonly rank?: number
  /** What BGP tells it with inside the own AS, where it tells it; absent = 100. Nothing at the node itself compares it with BGP's. */
  readonly localPreference?: number
  /** Group for export policies; default `local` where the node originates the prefix, else `static`. */
  readonly group?: string
  /** What the route is called in explanations: `static`, `propagated`, `default`. */
  readonly label: string
}

/** How one end of something broken finds out; `retry`: a session that its prefix limit closed is tried again; `reconnect`: a session, or an end that probes, comes up again. */
export const DETECTED_BY = [
  'carrier',
  'bfd',
  'hold',
  'dpd',
  'notification',
  'gateway',
  'lacp',
  'withdraw',
  'restart',
  'retry',
  'reconnect',
] as const

export type DetectedBy = (typeof DETECTED_BY)[number]

/** A range of milliseconds: after the best and, at the latest, after the worst case of the timers' phase. */
export interface Range {
  readonly bestMs: number
  readonly worstMs: number
}

/** One thing whose failure stops a link's packets. */
export interface LinkElement {
  readonly component: string
  /** How each end (by node name) notices a cut by itself; an end that is not named waits for its timers. */
  readonly cutSeenBy: Readonly<Record<string, DetectedBy>>
  /** What it means that somebody takes it away on purpose; absent = nobody can. */
  readonly deletion?: Deletion
  /** A part of a session that makes ends send packets here: its failure stops none of them, they are sent elsewhere. */
  readonly leads?: Lead
}

/** What tells the ends of a link to use a way: a session of their own or of a router of theirs. */
export interface Lead {
  readonly session: string
  /** By the link's ends: the node that has the session for it. */
  readonly ends: Readonly<Record<string, string>>
}

/** A thing that one end makes and deletes by an order. */
export interface Deletion {
  /** The end at which it is deleted, and that knows at once. */
  readonly at: string
  /** Made again it is another one, and the other end works with it only once somebody has configured it there. */
  readonly needsConfiguration: boolean
}

/** What carries so much and no more of what is sent `from` a node. */
export interface Pipe {
  readonly name: string
  readonly from: string
  readonly bps: number
  /** What it carries whatever their size; absent = as many as make up its rate. */
  readonly packetsPerSecond?: number
  /** What it loses of everything it is sent, 0..1, however little that is; absent = nothing. */
  readonly lostShare?: number
}

/** A way for packets between two nodes. */
export interface Link {
  readonly name: string
  readonly ends: readonly [string, string]
  readonly mtu: number
  /** One-way delay both ways together, or undefined = unknown. */
  readonly rttMs: number | undefined
  /** Behind a reflector, in place of it: by the link that packets come from or leave by. */
  readonly rttMsVia?: Readonly<Record<string, number | undefined>>
  /** The same where both count: by the link that packets come from, then by the one that they leave by. */
  readonly rttMsBetween?: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly elements: readonly LinkElement[]
  /** How long messages of sessions over it are on their way and worked on, one way; absent = 0. */
  readonly messageDelayMs?: number
  /** Capacities its packets use: several links may share one pipe. */
  readonly pipes: readonly Pipe[]
  /** Liveness checks of the link itself (IPsec DPD, a gateway's probes): an end takes the link down by them. */
  readonly probes: readonly { readonly end: string; readonly by: DetectedBy; readonly range: Range }[]
  /** What people call the way this link is part of, for symmetry and explanations; absent inside one side. */
  readonly way?: string
  /** Shown in paths; internal links of one provider are not. */
  readonly shown: boolean
  /** Parallel ways that its packets are spread over, beside what `elements` and `pipes` say of all of them. */
  readonly bundle?: Bundle
  /**
   * Packets that leave it at the first node are looked up in the second one's table: an interface that belongs to a
   * VRF (RFC 4364 §3). Sessions over the link end at its own ends all the same.
   */
  readonly enters?: Readonly<Record<string, string>>
}

/**
 * Link aggregation (IEEE 802.1AX): flows are hashed over the members, an aggregate of many of them evenly. A tunnel that
 * rides on other links is one, too: its `ends` run no aggregation, and each way's own timers say when it is left out.
 */
export interface Bundle {
  readonly members: readonly BundleMember[]
  /** At least so many members must work, else the link is taken down. */
  readonly needed: number
  /** The link's ends that run the aggregation; an end behind other equipment notices by its sessions alone. */
  readonly ends: readonly string[]
  /** After how long without LACPDUs a member is left out. */
  readonly timeout: Range
  /** What runs out then; absent = LACP. */
  readonly detectedBy?: DetectedBy
}

/** One way of a bundle; its name is unique in the network, and several links may be bundles of the same members. */
export interface BundleMember {
  readonly name: string
  readonly elements: readonly LinkElement[]
  readonly pipes: Link['pipes']
  /** Instead of the bundle's: with the timers of what it rides on. */
  readonly timeout?: Range
  readonly detectedBy?: DetectedBy
}

export interface Session {
  readonly name: string
  readonly link: string
  readonly ends: readonly [SessionEnd, SessionEnd]
  /** Components that break the session but not the link's packets. */
  readonly components: readonly string[]
}

export interface SessionEnd {
  readonly node: string
  readonly holdMs: number
  readonly keepaliveMs: number
  /** Undefined = BFD off. Intervals in ms (RFC 5880). */
  readonly bfd?: { readonly receiveMs: number; readonly transmitMs: number; readonly multiplier: number }
  /** The least time between two advertisements of one destination (MinRouteAdvertisementIntervalTimer, RFC 4271 §9.2.1.1); absent = 0. */
  readonly advertisementIntervalMs?: number
  /** It holds back withdrawals as well, as that clause has it; most routers send them at once. */
  readonly withdrawalsWait?: boolean
  /** How long its neighbour keeps its routes when the session is lost without a NOTIFICATION (RFC 4724); undefined = off. */
  readonly restartMs?: number
  /** What this end is to its router: policies of other sessions export by these names. */
  readonly group: string
  readonly import: ImportPolicy
  readonly export: ExportPolicy
}

export interface ImportPolicy {
  /** Only these and what they cover; absent = all. */
  readonly within?: readonly Prefix[]
  readonly localPreference?: number
  /** First match wins, before `localPreference`. */
  readonly localPreferenceByCommunity?: readonly (readonly [Community, number])[]
  readonly rank?: number
  readonly addCommunities?: readonly Community[]
  /** The MED that a path without one is given. */
  readonly missingMed?: number
  /** How often the own AS may be in the path; absent = not once (RFC 4271 §9.1.2). */
  readonly allowAs?: number
  /** Asked after everything else here has been done to the path. */
  readonly rules?: readonly PolicyRule[]
  /** What an eBGP neighbour marks with GRACEFUL_SHUTDOWN gets local preference 0 in the end (RFC 8326 §4.2). */
  readonly honoursGracefulShutdown?: boolean
  /** Packets for what an eBGP neighbour marks with BLACKHOLE are thrown away, and no other AS hears of it (RFC 7999 §3.2, §3.3). */
  readonly honoursBlackhole?: boolean
  /** They are told on and take no packets: routes of a table beside the node's own. */
  readonly onlyToldOn?: boolean
  /** A prefix beyond this number takes the session down (Cease, RFC 4486 subcode 1). */
  readonly maximumPrefixes?: number
  /** After every so long it is tried again, 0 = whenever anything changes; absent = somebody has to reset it. */
  readonly restartAfterLimitMs?: number
}

export interface ExportPolicy {
  /** Groups whose routes are exported; `local` stands for what the router originates. */
  readonly from: readonly string[]
  /** Only exactly these prefixes pass. */
  readonly only?: readonly Prefix[]
  /** Only prefixes that one of these covers pass. */
  readonly within?: readonly Prefix[]
  readonly prepend?: number
  readonly med?: number
  readonly addCommunities?: readonly Community[]
  readonly removeCommunities?: readonly Community[]
  readonly removePrivateAs?: PrivateAsRemoval
  /** This AS, the neighbour's, is replaced by the own one in the path; after `removePrivateAs`. */
  readonly overrideAs?: number
  /** Asked after everything else here has been done to the path. */
  readonly rules?: readonly PolicyRule[]
  /** All acceptable paths and not only the best (RFC 7911), each with its own next hop: a transparent reflector. */
  readonly everyPath?: boolean
  /** The best of these groups, though packets take a path of another group. */
  readonly inactive?: boolean
}
