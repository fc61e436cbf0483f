import type { Draft } from '../../resources/world.ts'
import type { Suggestion } from '../report.ts'

/** What a change costs, cheapest first: of a circuit and a router nobody knows the price. */
export const COST_CLASSES = [
  'configuration',
  'a VPN by the hour',
  'a port and a circuit',
] as const satisfies readonly Suggestion['costs'][]

/** A change to try. */
export interface Candidate extends Pick<Suggestion, 'costs' | 'change'> {
  /** What it is one of, as a list of what was tried names it: `a VPN`. */
  readonly kind: string
  /** The same for candidates that differ in nothing but what they are called after: one of them is enough. */
  readonly key: string
  /** Of ports; 0 = it has none. */
  readonly bps: number
  /** Whether a router is to be bought for it. */
  readonly needsRouter: boolean
  readonly make: (draft: Draft) => void
}
