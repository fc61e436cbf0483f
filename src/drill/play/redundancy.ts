import { isStopped } from '../../routing/breakage.ts'
import type { Breakage } from '../../routing/detection.ts'
import type { Passages } from '../passage.ts'
import type { Moment } from '../trace/moment.ts'
import { Detours } from './detours.ts'
import type { Laboratory } from './laboratory.ts'

/** Whether flows still have something to fall back on. Each state is settled once for all flows that it can matter to. */
export class Redundancy {
  readonly #laboratory: Laboratory
  /** By flow: whether it gets through in part at least, by what is left behind of what can matter to it. */
  readonly #survives: readonly Map<number, boolean>[]
  readonly #hangsOnOne: (boolean | undefined)[] = []
  /** Where reachability is a question about the graph alone. */
  readonly #detours: Detours | undefined

  constructor(laboratory: Laboratory) {
    const { topology } = laboratory
    this.#laboratory = laboratory
    this.#survives = topology.flows.map(() => new Map())
    this.#detours = laboratory.isPlain ? new Detours(topology.network) : undefined
  }

  /**
   * Whether the faults leave a single connection or VPN connection on which everything of the flow now hangs, and there was
   * none; `after`: how it goes once they have settled, where somebody knows.
   */
  lost(flow: number, breakages: readonly Breakage[], after?: Passages): boolean {
    const twin = breakages.every(isStopped) ? this.#laboratory.twins.of(flow) : undefined
    if (twin) return this.lost(twin.flow, twin.theirs(breakages), after)
    const { matters, ways } = this.#laboratory.reach
    const mattering = breakages.filter(({ component }) => matters(component, flow))
    if (mattering.length === 0) return false
    this.#hangsOnOne[flow] ??= this.#hangs(flow, ways[flow] ?? [], [])
    if (this.#hangsOnOne[flow] || !(after ? this.#goes(flow, mattering, after) : this.#getsThrough(flow, mattering))) return false
    return this.#hangs(flow, ways[flow] ?? [], mattering)
  }

  /** The same where somebody knows; it is asked again about each way that is lost already. */
  #goes(flow: number, breakages: readonly Breakage[], after: Passages): boolean {
    const survives = isThrough(after)
    const known = this.#survives[flow]!
    if (!this.#detours && known.size < MOST_STATES && breakages.every(isStopped)) {
      known.set(this.#laboratory.leftBehind.of(flow, breakages), survives)
    }
    return survives
  }

  #hangs(flow: number, ways: readonly string[], breakages: readonly Breakage[]): boolean {
    if (this.#detours && breakages.every(isStopped)) {
      const components = breakages.map(({ component }) => component)
      return this.#detours.hangsOn(this.#laboratory.topology.flows[flow]!, components, ways)
    }
    return ways.some(way => !this.#getsThrough(flow, [...breakages, { component: way, kind: 'cut' }]))
  }

  /** Whether both directions of a flow still get through in part once everything has settled. */
  #getsThrough(flow: number, breakages: readonly Breakage[]): boolean {
    const { topology } = this.#laboratory
    if (!breakages.every(isStopped)) return this.#isThrough(flow, this.#laboratory.settledAfter(breakages))
    if (this.#detours) {
      const components = breakages.map(({ component }) => component)
      return this.#detours.connects(topology.flows[flow]!, components)
    }
    const known = this.#survives[flow]!
    const key = this.#laboratory.leftBehind.of(flow, breakages)
    const survives = known.get(key)
    if (survives !== undefined) return survives
    if (known.size >= MOST_STATES) known.clear()
    this.#settleFor(breakages)
    return known.get(key)!
  }

  /** For every flow that all of it can matter to, and that stands for itself. */
  #settleFor(breakages: readonly Breakage[]): void {
    const { reach, twins } = this.#laboratory
    const [first, ...others] = breakages
    let moment: Moment | undefined
    for (const flow of first ? reach.flowsOf(first.component) : this.#survives.keys()) {
      if (twins.of(flow) || !others.every(({ component }) => reach.matters(component, flow))) continue
      const known = this.#survives[flow]!
      const key = this.#laboratory.leftBehind.of(flow, breakages)
      if (known.has(key)) continue
      moment ??= this.#laboratory.settledAfter(breakages)
      known.set(key, this.#isThrough(flow, moment))
    }
  }

  #isThrough(flow: number, { convergence, brokenLinks }: Moment): boolean {
    return isThrough(this.#laboratory.passages(convergence, brokenLinks, this.#laboratory.topology.flows[flow]!))
  }
}

function isThrough({ forward, back }: Passages): boolean {
  return forward.lostShare < 1 && back.lostShare < 1
}

/** Of so many states it is known of each flow; then all are forgotten at once. */
const MOST_STATES = 20_000
