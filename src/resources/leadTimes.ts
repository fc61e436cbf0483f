export interface UsualTime {
  /** Calendar days, at the long end of what is usual. */
  readonly days: number
  readonly source: string
}

/**
 * From an order until it is there. Those of AWS’s pages are firm; the others are what is usual, and a supplier’s own promise
 * takes their place.
 */
export const LEAD_TIMES = {
  /** AWS's review of a dedicated connection, until its letter can be downloaded. */
  port: { days: 3, source: 'Direct Connect guide, "Dedicated connections": 72 hours' },
  /** In the same building: ten business days are two weeks. */
  crossConnect: { days: 14, source: 'usual: 2 to 10 business days' },
  circuit: { days: 84, source: 'usual: 4 to 12 weeks where fibre is in place, 3 to 6 months with digging' },
  /** On a partner's port that works already: Colt's product page for AWS Direct Connect says near real time, and days where it does not. */
  hosted: { days: 3, source: 'usual for a partner who is on the spot: hours to days' },
  /** AWS checks whose the prefixes of a public virtual interface are. */
  ownership: { days: 3, source: 'Direct Connect guide, "Virtual interfaces": up to 72 hours' },
  vpn: { days: 1, source: 'minutes' },
} as const satisfies Readonly<Record<string, UsualTime>>
