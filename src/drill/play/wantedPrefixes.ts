import type { Settled } from '../../routing/timeline.ts'
import type { Topology } from '../../topology/topology.ts'
import type { HoldingPrefixes } from './holdingPrefixes.ts'
import { mayExceedLimits } from './mayExceedLimits.ts'

/** So many sets of flows have memories of their own. */
const MOST_SETS = 128
/** What each of these may keep: its states are short of most prefixes, and hardly ever asked for twice. */
const MOST_KEPT = 2000

/**
 * Memories of settled states in which only what some flows ask about is settled: the prefixes that hold an address of
 * theirs. No prefix matters to another but by a limit on how many there are, so that what flows see is the same.
 */
export class WantedPrefixes {
  readonly #topology: Topology
  readonly #holding: HoldingPrefixes
  readonly #all: Settled
  readonly #memories = new Map<string, Settled>()
  readonly #mayExceedLimits: boolean
  #ofEveryFlow: Settled | undefined

  /** `all`: the memory of states in which every prefix is settled. */
  constructor(topology: Topology, holding: HoldingPrefixes, all: Settled) {
    this.#topology = topology
    this.#holding = holding
    this.#all = all
    this.#mayExceedLimits = mayExceedLimits(topology.network)
  }

  /** For what every flow of the estate can ask. */
  get ofEveryFlow(): Settled {
    this.#ofEveryFlow ??= this.#memory([...this.#topology.flows.keys()], { wider: this.#all })
    return this.#ofEveryFlow
  }

  /** For what these flows can ask. */
  of(flows: readonly number[]): Settled {
    const key = flows.join(' ')
    const known = this.#memories.get(key) ?? this.#memory(flows, { wider: this.ofEveryFlow, mostKept: MOST_KEPT })
    this.#memories.delete(key)
    this.#memories.set(key, known)
    const [oldest] = this.#memories.keys()
    if (this.#memories.size > MOST_SETS && oldest !== undefined) this.#memories.delete(oldest)
    return known
  }

  #memory(numbers: readonly number[], further: Pick<Settled, 'wider' | 'mostKept'>): Settled {
    const flows = numbers.flatMap(number => this.#topology.flows[number] ?? [])
    // The answers of a public service go to a translated address, and limits count every prefix.
    if (this.#mayExceedLimits || flows.some(({ to }) => to.isService)) return this.#all
    const wanted = new Set(flows.flatMap(({ from, to }) => [from, to]).flatMap(({ address }) => this.#holding.of(address)))
    return { byBeliefs: new Map(), wanted, ...further }
  }
}
