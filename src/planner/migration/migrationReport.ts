/** What `landbridge migrate --json` prints. Money is exact decimal text of cents, rates in bit/s, times in ms. */
export interface MigrationReport {
  readonly name: string
  readonly template: 'phased' | 'burst' | 'recovery' | 'analytics'
  readonly currency: string
  /** Everything fits and every target is met. */
  readonly holds: boolean
  /** What does not, one sentence each with both numbers; empty where it holds. */
  readonly misses: readonly string[]
  readonly figures: readonly Figure[]
  /** Phases of a migration, states of a recovery, parts of a burst, years of an analysis: a table, and what a chart is drawn of. */
  readonly phases: readonly MigrationPhase[]
  /** Month by month, of a phased migration; empty for the others. */
  readonly months: readonly MigrationMonth[]
  /** Amounts are more by these. */
  readonly unknown: readonly { readonly what: string; readonly because: string }[]
  readonly remarks: readonly string[]
}

/** One number, and how it came about. */
export interface Figure {
  readonly what: string
  /** Null = there is none: what it would be has no bound, or nobody knows. */
  readonly value: number | string | null
  readonly unit: 'bit/s' | 'bytes' | 'ms' | 'USD' | 'USD a month' | 'share' | 'hours a day' | 'bytes a day' | 'month'
  /** The number as people read it. */
  readonly text: string
  /** The arithmetic, with its numbers. */
  readonly how: string
}

export interface MigrationPhase {
  readonly name: string
  /** `2027-03`; null = it has no date. */
  readonly from: string | null
  /** Its last month; null = it has none, or stays. */
  readonly until: string | null
  readonly capacityBps: number | null
  /** What it has to carry at most while it lasts. */
  readonly demandBps: number | null
  /** Whether that fits; null = nobody knows one of the two. */
  readonly fits: boolean | null
  /** In its first and its last month. */
  readonly monthly: { readonly first: string; readonly last: string } | null
  readonly once: string
  /** Over the years that are counted. */
  readonly total: string | null
  readonly says: string
}

interface MigrationMonth {
  readonly month: string
  /** In the order of the phases; null = it is not there. */
  readonly amounts: readonly (string | null)[]
  /** What each carries of the whole, 0..1. */
  readonly shares: readonly number[]
  readonly total: string
}
