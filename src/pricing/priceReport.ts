import type { Unknown } from './usage.ts'

/** What an estate costs a month. Numbers are exact decimal texts. */
export interface PriceReport {
  readonly currency: string
  /** Of all lines, rounded half up to cents; more where something is unknown. */
  readonly monthly: string
  readonly lines: readonly PriceLine[]
  readonly unknown: readonly Unknown[]
  readonly remarks: readonly string[]
  /** Over years, where somebody asked for it. */
  readonly tco?: TotalCost
  /** What would move the total, where somebody asked for it. */
  readonly sensitivity?: Sensitivity
}

/** quantity × unitPrice = amount, all exact. */
export interface PriceLine {
  readonly what: string
  readonly quantity: string
  readonly unit: string
  readonly unitPrice: string
  readonly amount: string
  readonly source: string
  /** Since when AWS asks the price; null = its source does not say. */
  readonly effectiveDate: string | null
  readonly verified: boolean
  /** Who pays. */
  readonly account: string
  /** Its id in the catalogue; null = a fee of the estate. */
  readonly price: string | null
}

/** At today's prices; the first year has today's volumes. */
export interface TotalCost {
  readonly growthPercent: string
  readonly years: readonly { readonly year: number; readonly monthly: string; readonly total: string }[]
  readonly total: string
}

/** The total with one input 20 % less and 20 % more, all else as it is; largest swing first. */
export interface Sensitivity {
  readonly percent: 20
  readonly of: 'month' | 'years'
  readonly total: string
  readonly inputs: readonly { readonly input: string; readonly less: string; readonly more: string; readonly swing: string }[]
}
