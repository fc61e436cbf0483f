import type { Convergence } from '../routing/converge.ts'
import { type Assumptions, type Breakage, damage, withSharedFate } from '../routing/detection.ts'
import { failing, healing, type Settled, type Timeline } from '../routing/timeline.ts'
import type { EndPoint, Topology, TopologyFlow } from '../topology/topology.ts'
import { answers } from './firewall.ts'
import { type Passage, passage } from './passage.ts'
import { wayHome } from './wayHome.ts'

/** What was played for one set of faults. */
export interface Experiment {
  readonly brokenLinks: ReadonlySet<string>
  readonly worst: Timeline
  readonly best: Timeline
  readonly heal: Timeline
  /** When something else begins or ends; absent = this lasts until it is repaired. */
  readonly untilMs?: number
}

export interface Passages {
  readonly forward: Passage
  readonly back: Passage
}

const NOWHERE: Passage = { branches: [], lostShare: 1 }

/** No link is called like this. */
function endMark({ name }: EndPoint): string {
  return `end ${name}`
}

const NOTHING: ReadonlySet<string> = new Set()

/** A topology with a memory: what was settled or forwarded once is not computed again. */
export class Laboratory {
  readonly topology: Topology
  readonly assumptions: Assumptions
  readonly #settled: Settled = { byBeliefs: new Map() }
  readonly #passages = new WeakMap<Convergence, Map<string, Passage>>()
  readonly #reachable = new Map<string, boolean>()

  constructor(topology: Topology, assumptions: Assumptions) {
    this.topology = topology
    this.assumptions = assumptions
  }

  play(breakages: readonly Breakage[]): Experiment {
    const { network, baseline } = this.topology
    const harm = damage(network, breakages, this.assumptions)
    const worst = failing(network, baseline, harm, 'worst', this.#settled)
    return {
      brokenLinks: this.#withEnds(harm.brokenLinks, breakages),
      worst,
      best: failing(network, baseline, harm, 'best', this.#settled),
      heal: healing(network, worst, harm, this.assumptions, 'worst', this.#settled),
    }
  }

  /** How both directions of a flow go at one moment. */
  passages(convergence: Convergence, broken: ReadonlySet<string>, { from, to }: TopologyFlow): Passages {
    if (broken.has(endMark(from)) || broken.has(endMark(to))) return { forward: NOWHERE, back: NOWHERE }
    const forward = this.#passage(convergence, broken, from, to)
    const back = wayHome(this.topology, { from, to }, forward, (start, end) => this.#passage(convergence, broken, start, end))
    return { forward, back: answers(this.topology, forward, back) }
  }

  baseline(flow: TopologyFlow): Passages {
    return this.passages(this.topology.baseline, NOTHING, flow)
  }

  /** Whether both directions of a flow still get through in part once everything has settled. */
  survives(breakages: readonly Breakage[], flow: TopologyFlow): boolean {
    const key = `${flow.from.name} ${flow.to.name} ${breakages.map(b => `${b.kind} ${b.component}`).sort()}`
    let known = this.#reachable.get(key)
    if (known === undefined) {
      const harm = damage(this.topology.network, breakages, this.assumptions)
      const { frames } = failing(this.topology.network, this.topology.baseline, harm, 'worst', this.#settled)
      const lastConvergence = frames.at(-1)?.convergence ?? this.topology.baseline
      const { forward, back } = this.passages(lastConvergence, this.#withEnds(harm.brokenLinks, breakages), flow)
      known = forward.lostShare < 1 && back.lostShare < 1
      this.#reachable.set(key, known)
    }
    return known
  }

  /** An end point that is gone with the zone it stands in is on no link: its loss is noted beside theirs. */
  #withEnds(brokenLinks: ReadonlySet<string>, breakages: readonly Breakage[]): ReadonlySet<string> {
    const broken = new Set(withSharedFate(this.topology.network, breakages).map(({ component }) => component))
    const ends = this.topology.flows.flatMap(({ from, to }) => [from, to]).filter(({ own }) => own.some(part => broken.has(part)))
    return ends.length === 0 ? brokenLinks : new Set([...brokenLinks, ...ends.map(endMark)])
  }

  #passage(convergence: Convergence, broken: ReadonlySet<string>, from: EndPoint, to: EndPoint): Passage {
    const known = this.#passages.get(convergence) ?? new Map<string, Passage>()
    this.#passages.set(convergence, known)
    const key = `${from.node} ${to.address.text} ${[...broken].join(' ')}`
    const found = known.get(key) ?? passage(this.topology, convergence, broken, from, to)
    known.set(key, found)
    return found
  }
}
