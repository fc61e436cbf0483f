import type { LatLon } from './builder.ts'

const EARTH_RADIUS_KM = 6371
/** Light in glass covers about 204 km per ms; cables are on average half as long again as the great circle. */
const KM_PER_MS = 204
const DETOUR = 1.5
/** Places are known to the city only, so two things in one city are still counted as this far apart. */
export const SHORTEST_LEG_KM = 10

/** Round-trip time in ms along fibre through the given places; undefined if any is unknown. */
export function roundTripMs(...places: readonly (LatLon | undefined)[]): number | undefined {
  let km = 0
  for (let i = 1; i < places.length; i++) {
    const [from, to] = [places[i - 1], places[i]]
    if (!from || !to) return undefined
    km += Math.max(SHORTEST_LEG_KM, greatCircleKm(from, to))
  }
  return Math.round((2 * km * DETOUR * 100) / KM_PER_MS) / 100
}

export function greatCircleKm([lat1, lon1]: LatLon, [lat2, lon2]: LatLon): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const h =
    Math.sin(radians(lat2 - lat1) / 2) ** 2 +
    Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * Math.sin(radians(lon2 - lon1) / 2) ** 2
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(h))
}
