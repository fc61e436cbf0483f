import type { Convergence } from '../routing/converge.ts'
import { type Assumptions, type Breakage, damage } from '../routing/detection.ts'
import { failing, healing, type Settled, type Timeline } from '../routing/timeline.ts'
import type { EndPoint, Topology, TopologyFlow } from '../topology/topology.ts'
import { type Passage, passage } from './passage.ts'

/** What was played for one set of faults. */
export interface Experiment {
  readonly brokenLinks: ReadonlySet<string>
  readonly worst: Timeline
  readonly best: Timeline
  readonly heal: Timeline
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
      brokenLinks: harm.brokenLinks,
      worst,
      best: failing(network, baseline, harm, 'best', this.#settled),
      heal: healing(network, worst, this.assumptions, 'worst', this.#settled),
    }
  }

  passage(convergence: Convergence, broken: ReadonlySet<string>, from: EndPoint, to: EndPoint): Passage {
    const known = this.#passages.get(convergence) ?? new Map<string, Passage>()
    this.#passages.set(convergence, known)
    const key = `${from.node} ${to.address.text} ${[...broken].join(' ')}`
    const found = known.get(key) ?? passage(this.topology, convergence, broken, from, to)
    known.set(key, found)
    return found
  }

  baseline(from: EndPoint, to: EndPoint): Passage {
    return this.passage(this.topology.baseline, NOTHING, from, to)
  }

  /** Whether both directions of a flow still get through in part once everything has settled. */
  survives(breakages: readonly Breakage[], flow: TopologyFlow): boolean {
    const key = `${flow.from.name} ${flow.to.name} ${breakages.map(b => `${b.kind} ${b.component}`).sort()}`
    let known = this.#reachable.get(key)
    if (known === undefined) {
      const harm = damage(this.topology.network, breakages, this.assumptions)
      const end = failing(this.topology.network, this.topology.baseline, harm, 'worst', this.#settled).frames.at(-1)
      const { from, to } = flow
      known =
        end !== undefined &&
        this.passage(end.convergence, harm.brokenLinks, from, to).lostShare < 1 &&
        this.passage(end.convergence, harm.brokenLinks, to, from).lostShare < 1
      this.#reachable.set(key, known)
    }
    return known
  }
}
