/** What plays the routers. */
export type Engine = 'bird' | 'frr'

export interface Order {
  readonly id: number
  readonly engine: Engine
  readonly drawing: string
  /** What the model is given instead, so that a difference has to be found. */
  readonly modelled?: string
}

export interface Comparison {
  readonly routers: number
  readonly lines: number
  readonly milliseconds: number
  /**
   * `same`: the routers have what the model says. `another`: the policies have several solutions, and the routers found
   * another one of the model's. `restless`: they go round, and in the model the order of events decides too. `different`:
   * anything else.
   */
  readonly outcome: 'same' | 'another' | 'restless' | 'different'
  /** Lines that only one of both has: `n01 - model's`, `n01 + router's`. */
  readonly differences: readonly string[]
}

/** A link that breaks, and what is measured then. */
export interface BreakOrder {
  readonly id: number
  readonly engine: Engine
  readonly drawing: string
  readonly link: string
  /** `cut`: one end is taken down and both lose their light. `silent`: the light stays and no packet arrives. */
  readonly kind: 'cut' | 'silent'
  /** So long the routers are left alone first: where their timers stand then is chance. */
  readonly waitMs: number
}

/** When the route of one router to one prefix changed for the last time after a break. */
interface Change {
  readonly node: string
  readonly prefix: string
  /** Since the last moment at which the break may have taken effect, and since the first. */
  readonly atLeast: number
  readonly atMost: number
  /** What the model allows: its best case, and its worst with the tolerance of both fabrics' contract. */
  readonly from: number
  readonly to: number
}

export interface BreakResult {
  readonly changes: readonly Change[]
  /** Tables before and after that are not the model's. */
  readonly differences: readonly string[]
  /** The longest time for which this machine did not run us: it measures nothing better than this. */
  readonly stalledMs: number
}
