import type { Breakage } from '../../routing/detection.ts'
import type { Topology } from '../../topology/topology.ts'
import type { FlowReach } from './flowReach.ts'
import { marksByComponent } from './footprint.ts'
import { type Mark, MarkSets, Marks, MOST_SETS } from './markSets.ts'

/**
 * What breakages do to what can matter to a flow, as a number: those with the same one cannot be told apart by any packet of
 * it. It is for things that stop altogether, cut or silent.
 */
export class FlowFootprints {
  readonly #marks: ReadonlyMap<string, readonly Mark[]>
  readonly #sharedFate: Topology['network']['sharedFate']
  readonly #wholes = new Map<string, Marks>()
  readonly #sets: MarkSets

  constructor(topology: Pick<Topology, 'network' | 'flows'>, reach: FlowReach) {
    this.#marks = marksByComponent(topology)
    this.#sharedFate = topology.network.sharedFate
    this.#sets = new MarkSets(topology.flows, reach)
  }

  /** 0 = nothing of it can matter to the flow. */
  of(flow: number, breakages: readonly Breakage[]): number {
    let cut = 0
    let silent = 0
    for (const { component, kind } of breakages) {
      const set = this.#sets.of(flow, this.#wholes.get(component) ?? this.#whole(component))
      if (kind === 'cut') cut = this.#sets.union(cut, set)
      else silent = this.#sets.union(silent, set)
    }
    return MOST_SETS * silent + cut
  }

  /** With what fails with it. */
  #whole(component: string): Marks {
    const components = [component, ...(this.#sharedFate?.get(component) ?? [])]
    const whole = new Marks(components.flatMap(each => this.#marks.get(each) ?? []))
    this.#wholes.set(component, whole)
    return whole
  }
}
