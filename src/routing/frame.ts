import type { DetectionEvent } from './beliefs.ts'
import type { Convergence } from './converge.ts'
import type { DetectedBy } from './network.ts'

/** The state of all tables from `atMs` on, and what brought it about. */
export interface Frame {
  readonly atMs: number
  readonly by: DetectedBy | undefined
  readonly convergence: Convergence
  /** What several ends noticed at this very moment by different means, in order; absent = all by the same. */
  readonly noticed?: readonly DetectionEvent[]
}

/** Whether timers run out as soon or as late as they may. */
export type Phase = 'best' | 'worst'
