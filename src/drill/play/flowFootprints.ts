import type { Breakage } from '../../routing/detection.ts'
import type { Topology } from '../../topology/topology.ts'
import type { FlowReach } from './flowReach.ts'
import { type Mark, marksByComponent } from './footprint.ts'

/** So many sets are told apart: two of them make one number. */
const MOST_SETS = 2 ** 26

/**
 * What breakages do to what can matter to a flow, as a number: those with the same one cannot be told apart by any packet of
 * it. It is for things that stop altogether, cut or silent.
 */
export class FlowFootprints {
  readonly #topology: Topology
  readonly #reach: FlowReach
  readonly #marks: ReadonlyMap<string, readonly Mark[]>
  readonly #numbers = new Map<string, number>()
  /** By component, with what fails with it: numbers of its marks. */
  readonly #wholes = new Map<string, readonly (readonly [number: number, mark: Mark])[]>()
  /** By flow, then by component: the set of marks that can matter to it. */
  readonly #own: Map<string, number>[] = []
  /** Sets of marks, in order; the first is empty. */
  readonly #sets: (readonly number[])[] = [[]]
  readonly #bySet = new Map<string, number>([['', 0]])
  readonly #unions = new Map<number, number>()

  constructor(topology: Topology, reach: FlowReach) {
    this.#topology = topology
    this.#reach = reach
    this.#marks = marksByComponent(topology)
  }

  /** 0 = nothing of it can matter to the flow. */
  of(flow: number, breakages: readonly Breakage[]): number {
    let [cut, silent] = [0, 0]
    for (const { component, kind } of breakages) {
      const set = this.#ofComponent(flow, component)
      if (kind === 'cut') cut = this.#union(cut, set)
      else silent = this.#union(silent, set)
    }
    return MOST_SETS * silent + cut
  }

  #ofComponent(flow: number, component: string): number {
    this.#own[flow] ??= new Map()
    const known = this.#own[flow].get(component)
    if (known !== undefined) return known
    const { from, to } = this.#topology.flows[flow]!
    const links = this.#reach.links[flow]
    const concerns = ({ link, end }: Mark) =>
      end === undefined ? links === undefined || (link !== undefined && links.has(link)) : end === from.name || end === to.name
    const found = this.#whole(component).flatMap(([number, mark]) => (concerns(mark) ? [number] : []))
    const set = this.#numberOf([...new Set(found)].sort((a, b) => a - b))
    this.#own[flow].set(component, set)
    return set
  }

  #whole(component: string): readonly (readonly [number, Mark])[] {
    const known = this.#wholes.get(component)
    if (known) return known
    const components = [component, ...(this.#topology.network.sharedFate?.get(component) ?? [])]
    const whole = components.flatMap(each => (this.#marks.get(each) ?? []).map(mark => [this.#markNumber(mark), mark] as const))
    this.#wholes.set(component, whole)
    return whole
  }

  #markNumber({ text }: Mark): number {
    const known = this.#numbers.get(text) ?? this.#numbers.size
    this.#numbers.set(text, known)
    return known
  }

  #numberOf(set: readonly number[]): number {
    const text = set.join(' ')
    const known = this.#bySet.get(text)
    if (known !== undefined) return known
    const number = this.#sets.push(set) - 1
    this.#bySet.set(text, number)
    return number
  }

  #union(a: number, b: number): number {
    if (a === b || b === 0) return a
    if (a === 0) return b
    const key = a < b ? MOST_SETS * a + b : MOST_SETS * b + a
    const known = this.#unions.get(key)
    if (known !== undefined) return known
    const union = this.#numberOf([...new Set([...this.#sets[a]!, ...this.#sets[b]!])].sort((x, y) => x - y))
    this.#unions.set(key, union)
    return union
  }
}
