import { DAY_MS } from '../net/day.ts'

/** User Guide, "Dedicated connections": billing starts at first light, or 90 days after the LOA is there. */
export const BILLED_WITHOUT_LIGHT_MS = 90 * DAY_MS

/** The same page: the port is removed 10 days after the warning that billing has started without a link. */
const REMOVED_AFTER_WARNING_MS = 10 * DAY_MS

/** User Guide, "Letter of Authorization": the authority of a letter ends 90 days after issue. */
export const LOA_VALID_MS = 90 * DAY_MS

/** What is known of a port's LOA and of what followed; all times are epoch ms. */
export interface LoaHistory {
  /** When the LOA-CFA became available: the order left `requested`. Absent on hosted connections, which have none. */
  readonly loaAvailableAt?: number
  /** When letters were issued, one time per day (UTC), the latest last. */
  readonly loaIssues?: readonly number[]
  /** First light, or 90 days after the LOA-CFA. */
  readonly billingStartedAt?: number
  /** When the customer was warned that a port without link is removed. */
  readonly removalWarnedAt?: number
}

/** When the next thing happens to a port that never had light; undefined once it had, or where there is no LOA. */
export function nextUnlitStep({ loaAvailableAt, billingStartedAt, removalWarnedAt }: LoaHistory): number | undefined {
  if (removalWarnedAt !== undefined) return removalWarnedAt + REMOVED_AFTER_WARNING_MS
  if (loaAvailableAt === undefined || billingStartedAt !== undefined) return undefined
  return loaAvailableAt + BILLED_WITHOUT_LIGHT_MS
}

/** What becomes of a port that never had light, at `nowMs`: it is billed and warned about, then removed. */
export function unlitStep(history: LoaHistory, nowMs: number): LoaHistory | 'remove' | undefined {
  const next = nextUnlitStep(history)
  if (next === undefined || next > nowMs) return undefined
  return history.removalWarnedAt === undefined ? { billingStartedAt: next, removalWarnedAt: next } : 'remove'
}

/** Letters of this many days can be verified. */
const MOST_ISSUES = 24

/** The issues with one more: letters of one day are the same letter. */
export function withIssue(issues: readonly number[] = [], nowMs: number): readonly number[] {
  const day = (ms: number) => Math.floor(ms / DAY_MS)
  return [...issues.filter(issue => day(issue) !== day(nowMs)), nowMs].slice(-MOST_ISSUES)
}
