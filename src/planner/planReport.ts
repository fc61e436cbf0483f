import type { FlowVerdict } from '../drill/report.ts'
import type { PriceReport } from '../pricing/priceReport.ts'
import type { Annex, Design, Reason } from './design.ts'

/** What `landbridge plan --json` prints. Money is exact decimal text, rounded in totals only. */
export interface PlanReport {
  readonly name: string
  /** The day that lead times count from. */
  readonly today: string
  /** The day it has to work; null = nobody said. */
  readonly goLive: string | null
  /** What leaves AWS a month as stated, in gigabytes of 2^30 bytes; null = some site does not say. */
  readonly gigabytesOut: number | null
  readonly currency: string
  readonly years: number
  /** Best first. */
  readonly candidates: readonly PlanCandidate[]
  readonly dropped: readonly DroppedDesign[]
  /** Requirements that no candidate meets, and which number would make them possible. */
  readonly impossible: readonly Impossible[]
  /** From which volume on one candidate is cheaper than another. */
  readonly breakEven: readonly PlanBreakEven[]
  readonly risks: readonly string[]
  readonly assumptions: readonly string[]
  /** Volumes, fees and prices that nobody knows: amounts are more by these. */
  readonly unknown: readonly { readonly what: string; readonly because: string }[]
  readonly counts: { readonly generated: number; readonly screened: number; readonly evaluated: number }
  /** Stopped before all that was promising had been looked at. */
  readonly partial: boolean
}

export interface PlanCandidate {
  readonly name: string
  readonly pattern: Design['pattern']
  /** An estate file: serve it, drill it, hand it over. */
  readonly estate: string
  readonly because: readonly Reason[]
  readonly annexes: readonly Annex[]
  /** Estate and annexes. */
  readonly monthly: string
  readonly price: PriceReport
  /** Annexes included; what is paid once is in the first year. */
  readonly tco: {
    readonly years: number
    readonly total: string
    readonly byYear: readonly { readonly year: number; readonly total: string }[]
  }
  /** Of the flow that is worst off; null = there is no figure. */
  readonly minutesDownPerYear: number | null
  /** What AWS's SLA would cover, percent a month; null = none. */
  readonly slaEligible: number | null
  readonly leadTimeDays: number
  /** What carries traffic until then. */
  readonly bridge: string | null
  readonly verdicts: readonly RequirementVerdict[]
  readonly score: number
  readonly scores: readonly { readonly weight: string; readonly score: number; readonly because: string }[]
  readonly drill: DrillSummary
  readonly findings: readonly {
    readonly rule: string
    readonly severity: string
    readonly summary: string
    readonly about: string
  }[]
}

export interface RequirementVerdict {
  /** `latency`, `availability`, `budget`, `sites.ashburn.traffic.peak` … */
  readonly requirement: string
  readonly met: 'yes' | 'no' | 'partly' | 'unknown'
  /** One sentence with both numbers. */
  readonly reason: string
}

export interface DrillSummary {
  readonly singles: Tally
  readonly doubles: Tally
  readonly worst: { readonly faults: readonly string[]; readonly flow: FlowVerdict } | null
  readonly longestDarkMs: number | null
}

export interface Tally {
  readonly whole: number
  readonly partly: number
  readonly no: number
}

export interface DroppedDesign {
  readonly name: string
  readonly because: string
}

export interface Impossible {
  readonly requirement: string
  readonly because: string
  /** One sentence: `with 42.10 USD more a month`, `with a round trip of 31 ms`. */
  readonly possibleWith: string
}

export interface PlanBreakEven {
  readonly a: string
  readonly b: string
  readonly over: 'out'
  readonly unit: 'GB'
  readonly intervals: readonly { readonly from: string; readonly to: string | null; readonly cheaper: 'a' | 'b' | 'same' }[]
  /** Points to draw: volume in GB and both amounts a month. */
  readonly curve: readonly { readonly gigabytes: number; readonly a: number; readonly b: number }[]
}
