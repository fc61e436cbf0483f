import type { DetectedBy } from '../routing/network.ts'
/**
 * drill: from an estate and a script of faults to verdicts. For every scenario each flow is played twice in virtual
 * time, at the luckiest and the unluckiest phase of the timers, from the moment packets vanish until routing has come
 * to rest, and back again when the fault heals:
 *
 *   topology -> converge -> (fault -> detect -> withdraw -> converge)* -> frames -> verdicts -> report
 *
 * The types of this file are the JSON that `landbridge drill --json` prints: durations in ms, rates in bit/s.
 */
export interface DrillReport {
  /** What no protocol fixes and what is left out: one sentence each, part of every reading of the figures. */
  readonly assumptions: readonly string[]
  readonly flows: readonly ReportFlow[]
  /** The same judgement with nothing broken. */
  readonly baseline: readonly FlowVerdict[]
  /** Everything of a limited rate that a flow crosses with nothing broken, fullest first. Absent = the report is of an older version. */
  readonly loads?: readonly LinkLoad[]
  /** The worst scenario that is not a flow's own end; absent when there is none. */
  readonly worst?: Scenario
  /** True when not everything that was asked for could be computed. */
  readonly partial: boolean
  /** Of a part: how many scenarios were asked for. Absent = all of them are here, or the report is of an older version. */
  readonly scenariosAsked?: number
  readonly scenarios: readonly Scenario[]
  /** What helps against the worst single failure, cheapest first; empty = nothing that was tried does. Absent = nobody asked. */
  readonly suggestions?: readonly Suggestion[]
  /** Which failure the suggestions are about and what they take of it, or what was tried in vain, or why nothing was. */
  readonly suggestionsAbout?: string
  /** Of a drill file or an FIS template: `scenarios` are its phases in order of time. Absent = each stands for itself. */
  readonly sequence?: SequenceReport
}

interface ReportFlow {
  readonly from: string
  readonly to: string
  /** What the estate calls it; absent = `FROM-to-TO`. */
  readonly name?: string
  readonly steadyBps: number
  readonly peakBps: number
  /** From `to` to `from`; absent = the same. */
  readonly back?: { readonly steadyBps: number; readonly peakBps: number }
}

/** What is asked of something that carries so much and no more, one direction, when all flows send at once. */
export interface LinkLoad {
  readonly name: string
  readonly kind: 'connection' | 'virtual-interface' | 'tunnel' | 'gateway' | 'attachment' | 'uplink'
  /** insideAws: between two gateways of it. */
  readonly direction: 'toAws' | 'fromAws' | 'insideAws'
  readonly capacityBps: number
  /** Absent = only bits count. */
  readonly capacityPacketsPerSecond?: number
  /** Which of the two is scarcer at peak. */
  readonly limit: 'rate' | 'packets'
  readonly steady: LoadAt
  readonly peak: LoadAt
}

export interface LoadAt {
  /** What comes to it: what was dropped on the way does not. */
  readonly demandBps: number
  readonly carriedBps: number
  readonly droppedBps: number
  /** Asked for by flows that say how large their packets are; absent = there are none. */
  readonly packetsPerSecond?: number
}

export interface Suggestion {
  /** A class, for what a circuit or a router costs depends on contracts. */
  readonly costs: 'configuration' | 'a VPN by the hour' | 'a port and a circuit'
  /** What to do, in a sentence. */
  readonly change: string
  /** What AWS asks a month more for it, a decimal text; negative = less. Absent = it is not known, or nothing. */
  readonly monthly?: {
    readonly amount: string
    readonly currency: string
    /** Something new is on no price list, such as a cross-connect. Absent = the amount is all that AWS asks. */
    readonly atLeast?: true
  }
}

/** What is to be said of a drill with phases as a whole. */
export interface SequenceReport {
  readonly name: string
  /** What the drill is to show. */
  readonly hypothesis?: string
  /** When its clock shows 0, in ISO 8601; absent = it bears no dates. */
  readonly startsAt?: string
  readonly expectations: readonly ExpectationResult[]
  /** The stop condition that came true, upon which everything was healed; absent = none did. */
  readonly stopped?: { readonly atMs: number; readonly flow: string; readonly darkForMs: number }
  /** When several windows of its calendar are open at once; absent = never, or there is none. */
  readonly overlaps?: readonly Overlap[]
  /** What of the file was not played, one sentence each. */
  readonly remarks: readonly string[]
  /** No stop condition came true and every expectation holds. */
  readonly holds: boolean
}

export interface Overlap {
  readonly atMs: number
  readonly untilMs: number
  /** Names of the windows. */
  readonly windows: readonly string[]
  /** What is in maintenance then, and what becomes of the flows. */
  readonly text: string
}

/** One thing that was expected of one flow. */
export interface ExpectationResult {
  readonly flow: string
  /** The step during which it is expected; absent = from the first step to the end. */
  readonly during?: string
  readonly what: 'survives' | 'darkMs' | 'decidedBy' | 'deliveredBps'
  readonly expected: string | number
  /** Null: dark without end, or decided by nothing. */
  readonly found: string | number | null
  readonly holds: boolean
  /** What was found and, where it is not what was expected, by how much. */
  readonly text: string
}

/** One stretch of a sequence, in which nothing new breaks or heals. Times are ms since the sequence began. */
export interface Phase {
  readonly name: string
  readonly atMs: number
  /** Null = the rest of time. */
  readonly untilMs: number | null
  readonly begins: readonly ScenarioFault[]
  readonly ends: readonly ScenarioFault[]
}

export interface ScenarioFault {
  /**
   * cut: light goes. silent: packets vanish and light stays. delete: a virtual interface is deleted, and created again when
   * it has been looked at. loss: some packets vanish. rate: it carries less. flap: light goes and comes back, again and
   * again. drain: its BGP sessions are shut in good order while it still carries packets.
   */
  readonly kind: 'cut' | 'silent' | 'delete' | 'loss' | 'rate' | 'flap' | 'drain'
  /** Id of the failure domain, `connection:dxcon-…`. */
  readonly on: string
  readonly name: string
  /** silent, loss: out = only what goes to AWS, in = only what comes from there; absent = both ways. */
  readonly direction?: 'out' | 'in'
  /** loss: of the packets, more than 0 and less than 1. */
  readonly share?: number
  /** rate: what it carries each way, bit/s. */
  readonly toBps?: number
  /** flap: how long it is down and up, and how often it goes down; without times until it is healed. */
  readonly downMs?: number
  readonly upMs?: number
  readonly times?: number
}

export interface Scenario {
  /** All that is broken; in a phase also what broke before it. */
  readonly faults: readonly ScenarioFault[]
  /**
   * Of a sequence: verdicts are about this stretch of time, `survives` and rates about its end, and `healDarkMs` about
   * repairing everything then. Absent = the faults last until they are repaired.
   */
  readonly phase?: Phase
  /** The fault takes the end of every flow that suffers: listed apart, counted nowhere. */
  readonly ownEnd: boolean
  /** What somebody has to do before all is as it was, one sentence each; absent = nothing. */
  readonly toDo?: readonly string[]
  /**
   * What loss is expected to do to sessions and TCP: estimates; which sessions their limit of prefixes closes; and what comes
   * to no rest. One sentence each; absent = nothing.
   */
  readonly remarks?: readonly string[]
  readonly flows: readonly FlowVerdict[]
  /**
   * What is full when all has settled, fullest first: of one fault everything that is asked for 80 % of what it carries at
   * peak, of several what drops packets. Absent = nothing.
   */
  readonly loads?: readonly LinkLoad[]
}

export type Survives = 'whole' | 'partly' | 'no'

/** The worst has the lowest. */
export const SURVIVAL_RANK: Readonly<Record<Survives, number>> = { no: 0, partly: 1, whole: 2 }

export interface FlowVerdict {
  readonly from: string
  readonly to: string
  /** What the estate calls it; absent = `FROM-to-TO`. */
  readonly name?: string
  readonly survives: Survives
  /** Nothing of it got through before the fault either, one way at least: darkness is what the fault adds. Absent = it did. */
  readonly deadBefore?: true
  /**
   * Once all has settled it does not get all its peak through, and got no more before the fault: no news, but for what is dark
   * or lost meanwhile. Absent = it is whole, or gets less now.
   */
  readonly asBefore?: true
  /** An end of it is itself broken. */
  readonly ownEnd?: true
  /** Time without service, both directions together, at the unluckiest and the luckiest phase; null = until it is repaired. */
  readonly darkMs: number | null
  readonly darkMinMs: number | null
  /** Time without service after the repair; null = until somebody has done what is `toDo`. */
  readonly healDarkMs: number | null
  /** The timer that ended the darkness, null where there was none or no end. */
  readonly decidedBy: DecidedBy | null
  readonly steady: Delivery
  readonly peak: Delivery
  /** Whether the directions use different routers or ways; `possible` where load is shared. */
  readonly asymmetric: boolean | 'possible'
  /** Still served, but one more failure of a single connection or VPN would end it, which was not so before. */
  readonly redundancyLost: boolean
  /** Largest part of the flow, 0..1, that was dark at once. */
  readonly shareAffected: number
  /** Of a single 5-tuple: how likely it is, 0..1, that it is hashed to what is hit, at the worst moment and in either direction; absent = for certain. */
  readonly chance?: number
  /** For how long it gets through but for some of its packets, null = until it is repaired, and how many of them; absent = never. */
  readonly lossy?: { readonly ms: number | null; readonly share: number }
  /** Why connections of before the fault end although new ones get through, such as a firewall that saw no first packet of them. */
  readonly connectionsLostTo?: string
  readonly forward: DirectionVerdict
  readonly back: DirectionVerdict
}

/** What ended a darkness. */
export type DecidedBy = DetectedBy

/** What a direction asks for and what arrives; of a flow: the worse direction. */
export interface Delivery {
  readonly demandBps: number
  readonly deliveredBps: number
}

export interface DirectionVerdict {
  readonly darkMs: number | null
  readonly darkMinMs: number | null
  readonly decidedBy: DecidedBy | null
  readonly before: Way | null
  readonly after: Way | null
  /** At peak demand. */
  readonly deliveredBps: number
  /** Where the largest share is dropped at peak for want of room: a name in `loads`. Absent = nowhere. */
  readonly heldBackBy?: string
  /** Packets that are too large for the way; absent = all fit, or TCP makes them fit. */
  readonly mtu?: MtuFinding
  /** Why part of it ends on the way although the rest arrives, such as a firewall that saw no first packet; absent = none does. */
  readonly lostTo?: string
  /** When it is dark, stretch by stretch; absent = never. */
  readonly darkness?: DarkTimes
}

/** Since the fault, or since the repair; of a sequence, since it began. */
interface DarkTimes {
  readonly worst: readonly DarkStretch[]
  readonly best: readonly DarkStretch[]
  /** After the repair, at the unluckiest phase. */
  readonly heal: readonly DarkStretch[]
}

/** `lostShare` is 0..1 of the direction; a stretch without an end lasts until it is repaired, and nothing ended it. */
export type DarkStretch = readonly [fromMs: number, toMs: number | null, lostShare: number, endedBy: DecidedBy | null]

/**
 * blackHole: the flow sends packets of this size with DF, they do not fit, and nobody says so. told: they do not fit, and
 * "packet too big" comes back. stalls: TCP connections that were open before the fault send packets of this size, which
 * nobody says do not fit; new ones agree on what does.
 */
export interface MtuFinding {
  readonly effect: 'blackHole' | 'told' | 'stalls'
  readonly packetBytes: number
  /** What fits. */
  readonly mtu: number
  /** Where it is that narrow. */
  readonly at: string
  /** The segment size of TCP that fits the whole way. */
  readonly mss: number
}

export interface Way {
  /** One text per branch that shares the load: `app → edge-1 → dx-a → hub → db`. */
  readonly path: readonly string[]
  readonly mtu: number
  /** Null = a place on the way is not known. */
  readonly rttMs: number | null
  /** What the flow could carry alone; null = nothing limits it. */
  readonly capacityBps: number | null
}
