import type { PriceReport } from '../pricing/priceReport.ts'
import type { Drilled } from './drilled.ts'
import type { PlanCandidate } from './planReport.ts'

/** What the caller found out about a design's estate with the same parts that judge any estate; it can be sent between threads. */
export interface Evaluation {
  readonly price: PriceReport
  /** Years to come, at the requirements' growth. */
  readonly byYear: readonly { readonly year: number; readonly total: string }[]
  readonly drilled: Drilled
  /** Of the flow that is worst off. */
  readonly minutesDownPerYear: number | null
  readonly findings: PlanCandidate['findings']
}
