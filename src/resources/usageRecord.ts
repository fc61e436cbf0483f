/**
 * How much of one thing that has a price an account has used, by UTC day. It is written when the rate changes and not while
 * it stays: until now it has run on at `rate` since `since`. The row's account is who pays.
 */
export interface UsageRecord {
  /** With the name that people gave it last. */
  readonly what: string
  /** The id of its price. */
  readonly price: string
  /** `hour`: whole hours of so many, each paid when it begins; `bit`: bit/s, kept as bytes. */
  readonly unit: 'hour' | 'bit'
  /** So many run now; 0 = none any more. */
  readonly rate: number
  /** Epoch ms from which on nothing is counted in `days` yet; of hours the end of the last one that is paid. */
  readonly since: number
  /** `2026-11-21` -> hours that began, or bytes. */
  readonly days: Readonly<Record<string, number>>
}
