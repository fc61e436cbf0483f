import type { TopologyFlow } from '../../topology/topology.ts'
import type { Faulty } from '../script.ts'

/** Something that is broken from one moment to another; times are ms on the sequence's own clock. */
export type Window = Faulty & {
  /** The step that breaks it. */
  readonly step: string
  readonly fromMs: number
  /** Infinity = nobody heals it. */
  readonly untilMs: number
}

/** A stretch of time that has a name. */
export interface Step {
  readonly name: string
  readonly fromMs: number
  readonly untilMs: number
}

/** One window of a maintenance calendar. */
export interface CalendarWindow extends Step {
  /** Names of what it takes. */
  readonly things: readonly string[]
}

export interface StopCondition {
  readonly flow: TopologyFlow
  readonly darkForMs: number
}

/** What is expected of a flow; a member that is absent is not asked for. */
export interface Expectation {
  readonly flow: TopologyFlow
  readonly during?: Step
  readonly survives?: 'whole' | 'partly' | 'no'
  readonly darkMsAtMost?: number
  readonly decidedBy?: string
  readonly deliveredAtLeastBps?: number
}

/** Breakages on one clock, with what is to be found out: a drill file or an FIS template once its names are resolved. */
export interface Sequence {
  readonly name: string
  readonly hypothesis?: string
  /** Epoch ms of the clock's 0, where it has dates. */
  readonly startsAt?: number
  readonly windows: readonly Window[]
  readonly steps: readonly Step[]
  /** Those of the steps that a calendar brought; absent = there was none. */
  readonly calendar?: readonly CalendarWindow[]
  readonly stopIf: readonly StopCondition[]
  readonly expectations: readonly Expectation[]
  /** What of its source is not played, one sentence each. */
  readonly remarks: readonly string[]
}

/** Something wrong with the source of a sequence, and where: `steps`, 0, `cut`, 1. */
export interface SequenceProblem {
  readonly path: readonly (string | number)[]
  readonly summary: string
}

export type SequenceResult = { readonly sequence: Sequence } | { readonly problems: readonly SequenceProblem[] }
