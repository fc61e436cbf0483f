import type { Breakage } from '../../routing/detection.ts'
import type { Topology } from '../../topology/topology.ts'
import type { Aftermaths } from './aftermath.ts'
import type { FlowFootprints } from './flowFootprints.ts'
import type { FlowReach } from './flowReach.ts'
import { MarkSets } from './markSets.ts'

/**
 * What breakages leave behind of what can matter to a flow, as a number: how somebody noticed makes no difference any more.
 * Those with the same one end alike for every packet of it.
 */
export class LeftBehind {
  readonly #sets: MarkSets
  readonly #aftermaths: Aftermaths
  readonly #footprints: FlowFootprints

  constructor(flows: Topology['flows'], reach: FlowReach, aftermaths: Aftermaths, footprints: FlowFootprints) {
    this.#sets = new MarkSets(flows, reach)
    this.#aftermaths = aftermaths
    this.#footprints = footprints
  }

  of(flow: number, breakages: readonly Breakage[]): number {
    let all = 0
    for (const breakage of breakages) {
      const aftermath = this.#aftermaths.of(breakage)
      // No two numbers of both kinds are the same.
      if (!aftermath) return -1 - this.#footprints.of(flow, breakages)
      all = this.#sets.union(all, this.#sets.of(flow, aftermath.marks))
    }
    return all
  }
}
