import type { Breakage } from '../../routing/detection.ts'
import type { Laboratory } from './laboratory.ts'
import { MarkSets } from './markSets.ts'

/**
 * What breakages leave behind of what can matter to a flow, as a number: how somebody noticed makes no difference any more.
 * Those with the same one end alike for every packet of it.
 */
export class LeftBehind {
  readonly #laboratory: Laboratory
  #sets: MarkSets | undefined

  constructor(laboratory: Laboratory) {
    this.#laboratory = laboratory
  }

  of(flow: number, breakages: readonly Breakage[]): number {
    const { topology, reach, aftermaths, footprints } = this.#laboratory
    this.#sets ??= new MarkSets(topology.flows, reach)
    let all = 0
    for (const breakage of breakages) {
      const aftermath = aftermaths.of(breakage)
      // No two numbers of both kinds are the same.
      if (!aftermath) return -1 - footprints.of(flow, breakages)
      all = this.#sets.union(all, this.#sets.of(flow, aftermath.marks))
    }
    return all
  }
}
