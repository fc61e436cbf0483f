import type { RouterModel } from './routerModel.ts'

/** BGP's administrative distance from another AS on most platforms: statics beyond it float. */
const EBGP_DISTANCE = 20

/**
 * Distances of the router's statics in a scale where BGP is something else: those behind BGP keep their order and stay behind
 * `bgp`. For platforms on which the lower number wins.
 */
export function behindBgp(distance: number, bgp: number): number {
  return distance > EBGP_DISTANCE ? Math.max(distance, bgp + 1) : distance
}

/** The same where the higher number wins, BGP is 100 and statics are 200 unless told otherwise (BIRD): by distance. */
export function preferences({ statics }: RouterModel): ReadonlyMap<number, number> {
  const distances = [...new Set(statics.map(({ distance }) => distance))].sort((a, b) => b - a)
  return new Map(distances.map((distance, rank) => [distance, (distance > EBGP_DISTANCE ? 1 : 201) + rank]))
}
