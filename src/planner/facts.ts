import type { Decimal } from '../net/money.ts'

/** What is known of a design, from the napkin or from its estate: what requirements are held against. */
export interface Facts {
  readonly monthly: Decimal
  /** Prices that nobody knows: it costs more than `monthly` by these. */
  readonly unpriced: readonly string[]
  /** How many fees of partners, carriers and locations nobody quoted: `monthly` is more by these too. */
  readonly unquoted: number
  readonly leadTimeDays: number
  readonly sites: readonly SiteFacts[]
  /** Longest round trip between a site and a Region it talks to; null = some place is unknown. */
  readonly rttMs: number | null
  /** Of everything between the sites' routers and AWS, the weakest. */
  readonly encryption: 'none' | 'layer2' | 'layer3'
  /** AWS's SLA, percent a month; null = none covers it. */
  readonly slaPercent: number | null
  /** Of the flow that is worst off; null = not known yet. */
  readonly minutesDownPerYear: number | null
  readonly publicInterface: boolean
  /** Whether sites reach each other over AWS. */
  readonly joinsSites: boolean
}

export interface SiteFacts {
  readonly name: string
  /** This year's, each way, bit/s. */
  readonly peakBps: number
  /** What gets through of the peak with nothing broken, and after the worst of the failures that are asked about. */
  readonly carriedBps: number
  readonly afterWorstBps: number
  /** What that failure is, in words. */
  readonly worst: string
  /** What it carries at most, whatever is sent. */
  readonly capacityBps: number | null
}
