import type { PriceReport } from './priceReport.ts'

/** What an account has used of AWS in a time, at the prices in use. Numbers are exact decimal texts. */
export interface BillReport extends Pick<PriceReport, 'currency' | 'lines' | 'unknown' | 'remarks'> {
  readonly account: string
  /** First day, and the first one after the last: `2026-11-01`. */
  readonly from: string
  readonly to: string
  /** Until when it is counted, ISO text: now, while the time is not over. */
  readonly until: string
  /** Of all lines, rounded half up to cents; more where something is unknown. */
  readonly total: string
}
