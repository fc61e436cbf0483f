import type { Breakage } from '../../routing/detection.ts'
import type { Topology } from '../../topology/topology.ts'
import { footprints } from './footprint.ts'

/** Short texts for breakages: those with the same one cannot be told apart by any packet. */
export class BreakageKeys {
  readonly #footprints: ReadonlyMap<string, string>
  readonly #numbers = new Map<string, number>()
  readonly #keys = { cut: new Map<string, string>(), silent: new Map<string, string>() }

  constructor(topology: Topology) {
    this.#footprints = footprints(topology)
  }

  /** In no order; the empty text is nothing broken. */
  of(breakages: readonly Breakage[]): string {
    if (breakages.length === 1) return this.#key(breakages[0]!)
    return [...new Set(breakages.map(breakage => this.#key(breakage)))].sort().join(' ')
  }

  #key(breakage: Breakage): string {
    const { component, kind, direction } = breakage
    if (kind !== 'cut' && kind !== 'silent') return measured(breakage)
    const known = direction === undefined ? this.#keys[kind].get(component) : undefined
    if (known !== undefined) return known
    // Nothing is called like a footprint, and a domain without one breaks nothing.
    const broken = this.#footprints.get(component) ?? component
    const number = this.#numbers.get(broken) ?? this.#numbers.size
    this.#numbers.set(broken, number)
    const key = broken === '' ? '' : `${kind === 'cut' ? 'c' : 's'}${direction ?? ''}${number}`
    if (direction === undefined) this.#keys[kind].set(component, key)
    return key
  }
}

function measured({ component, kind, direction, ...measure }: Breakage): string {
  return JSON.stringify([component, kind, direction, measure])
}
