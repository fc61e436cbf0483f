import type { Coordinates } from './places.ts'

const EARTH_RADIUS_KM = 6371
/** Light in glass covers about 204 km per ms: c / 1.468, two thirds of what it does in nothing. */
const KM_PER_MS = 204
/**
 * How much longer a way is than the great circle, by what it runs over. A carrier's cable follows roads and coasts; on the
 * Internet the ways that providers agree on come on top: measured round trips are about 3.2 times what light in a vacuum
 * would need (Singla et al., "The Internet at the Speed of Light", HotNets 2014), which is 2.2 times the great circle in glass.
 */
export const DETOUR = { fibre: 1.5, internet: 2.2 } as const
/** Places are known to the city only, so two things in one city are still counted as this far apart. */
export const SHORTEST_LEG_KM = 10

/** Round-trip time in ms along fibre through the given places; undefined if any is unknown. */
export function roundTripMs(...places: readonly (Coordinates | undefined)[]): number | undefined {
  return alongMs(places, DETOUR.fibre)
}

/** The same over the Internet, from provider to provider. */
export function internetRoundTripMs(...places: readonly (Coordinates | undefined)[]): number | undefined {
  return alongMs(places, DETOUR.internet)
}

/** The least that any way between two places takes, there and back: light in a straight fibre; ms, not rounded. */
export function leastRoundTripMs(from: Coordinates, to: Coordinates): number {
  return (2 * greatCircleKm(from, to)) / KM_PER_MS
}

function alongMs(places: readonly (Coordinates | undefined)[], detour: number): number | undefined {
  let km = 0
  for (let i = 1; i < places.length; i++) {
    const [from, to] = [places[i - 1], places[i]]
    if (!from || !to) return undefined
    km += Math.max(SHORTEST_LEG_KM, greatCircleKm(from, to))
  }
  return Math.round((2 * km * detour * 100) / KM_PER_MS) / 100
}

/** The shortest way between two points on the globe (haversine). */
export function greatCircleKm([lat1, lon1]: Coordinates, [lat2, lon2]: Coordinates): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const h =
    Math.sin(radians(lat2 - lat1) / 2) ** 2 +
    Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * Math.sin(radians(lon2 - lon1) / 2) ** 2
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(h))
}
