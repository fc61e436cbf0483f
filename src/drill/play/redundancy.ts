import type { Breakage } from '../../routing/detection.ts'
import type { Moment } from '../trace/moment.ts'
import { Detours } from './detours.ts'
import { isPlainBgp } from './isPlainBgp.ts'
import type { Laboratory } from './laboratory.ts'

/** More states than that are forgotten all at once. */
const MOST_STATES = 200_000

/** Whether flows still have something to fall back on. Each state is settled once for all flows that it can matter to. */
export class Redundancy {
  readonly #laboratory: Laboratory
  /** By what is broken, of every flow: 0 = nobody asked, 1 = cut off, 2 = it gets through in part at least. */
  readonly #survivors = new Map<string, Uint8Array>()
  readonly #hangsOnOne: (boolean | undefined)[] = []
  /** Where reachability is a question about the graph alone. */
  readonly #detours: Detours | undefined

  constructor(laboratory: Laboratory) {
    this.#laboratory = laboratory
    this.#detours = isPlainBgp(laboratory.topology) ? new Detours(laboratory.topology.network) : undefined
  }

  /** Whether the faults leave a single connection or VPN connection on which everything of the flow now hangs, and there was none. */
  lost(flow: number, breakages: readonly Breakage[]): boolean {
    const { matters, ways } = this.#laboratory.reach
    const mattering = breakages.filter(({ component }) => matters(component, flow))
    if (mattering.length === 0) return false
    this.#hangsOnOne[flow] ??= this.#hangs(flow, ways[flow] ?? [], [])
    if (this.#hangsOnOne[flow] || !this.#survives(flow, mattering)) return false
    return this.#hangs(flow, ways[flow] ?? [], mattering)
  }

  #hangs(flow: number, ways: readonly string[], breakages: readonly Breakage[]): boolean {
    if (this.#detours && breakages.every(stopsEverything)) {
      const components = breakages.map(({ component }) => component)
      return this.#detours.hangsOn(this.#laboratory.topology.flows[flow]!, components, ways)
    }
    return ways.some(way => !this.#survives(flow, [...breakages, { component: way, kind: 'cut' }]))
  }

  /** Whether both directions of a flow still get through in part once everything has settled. */
  #survives(flow: number, breakages: readonly Breakage[]): boolean {
    if (this.#detours && breakages.every(stopsEverything)) {
      const components = breakages.map(({ component }) => component)
      return this.#detours.connects(this.#laboratory.topology.flows[flow]!, components)
    }
    const key = this.#laboratory.keys.of(breakages)
    const known = this.#survivors.get(key)
    if (known?.[flow]) return known[flow] === SURVIVES
    const { key: broken, settled } = this.#laboratory.settling(breakages)
    const alike = this.#survivors.get(broken)
    const survivors = alike?.[flow] ? alike : this.#survivorsOf(breakages, settled, alike)
    if (this.#survivors.size >= MOST_STATES) this.#survivors.clear()
    this.#survivors.set(key, survivors)
    this.#survivors.set(broken, survivors)
    return survivors[flow] === SURVIVES
  }

  /** Of every flow that all of it can matter to, and of those known before. */
  #survivorsOf(
    breakages: readonly Breakage[],
    settled: (flows: readonly number[]) => Moment,
    known: Uint8Array | undefined,
  ): Uint8Array {
    const { reach, topology } = this.#laboratory
    const survivors = known ?? new Uint8Array(topology.flows.length)
    const asked = [...topology.flows.keys()].filter(
      flow => survivors[flow] === 0 && breakages.every(({ component }) => reach.matters(component, flow)),
    )
    const { convergence, brokenLinks } = settled(asked)
    for (const i of asked) {
      const { forward, back } = this.#laboratory.passages(convergence, brokenLinks, topology.flows[i]!)
      survivors[i] = forward.lostShare < 1 && back.lostShare < 1 ? SURVIVES : CUT_OFF
    }
    return survivors
  }
}

const CUT_OFF = 1
const SURVIVES = 2

function stopsEverything({ kind, direction }: Breakage): boolean {
  return (kind === 'cut' || kind === 'silent') && direction === undefined
}
