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
  readonly flows: readonly { readonly from: string; readonly to: string; readonly steadyBps: number; readonly peakBps: number }[]
  /** The same judgement with nothing broken. */
  readonly baseline: readonly FlowVerdict[]
  /** The worst scenario that is not a flow's own end; absent when there is none. */
  readonly worst?: Scenario
  /** True when not everything that was asked for could be computed. */
  readonly partial: boolean
  readonly scenarios: readonly Scenario[]
  /** What removes the worst single failure, cheapest first; empty = nothing that was tried does. Absent = nobody asked. */
  readonly suggestions?: readonly Suggestion[]
  /** Of a drill file or an FIS template: `scenarios` are its phases in order of time. Absent = each stands for itself. */
  readonly sequence?: SequenceReport
}

export interface Suggestion {
  /** A class, for prices depend on contracts. */
  readonly costs: 'configuration' | 'a VPN by the hour' | 'a port and a circuit'
  /** What to do, in a sentence. */
  readonly change: string
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
  /** What of the file was not played, one sentence each. */
  readonly remarks: readonly string[]
  /** No stop condition came true and every expectation holds. */
  readonly holds: boolean
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
  /** delete: a virtual interface is deleted, and created again when it has been looked at. */
  readonly kind: 'cut' | 'silent' | 'delete'
  /** Id of the failure domain, `connection:dxcon-…`. */
  readonly on: string
  readonly name: string
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
  readonly flows: readonly FlowVerdict[]
}

export type Survives = 'whole' | 'partly' | 'no'

export interface FlowVerdict {
  readonly from: string
  readonly to: string
  readonly survives: Survives
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
  readonly forward: DirectionVerdict
  readonly back: DirectionVerdict
}

export type DecidedBy = 'carrier' | 'bfd' | 'hold' | 'dpd' | 'notification' | 'gateway' | 'lacp' | 'withdraw'

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
