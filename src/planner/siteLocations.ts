import { sameCampus } from '../resources/campus.ts'
import { greatCircleKm } from '../resources/distance.ts'
import { findLocation, LOCATIONS, type Location } from '../resources/location.ts'
import { type Coordinates, placeAt, regionAt } from '../resources/places.ts'
import type { SiteRequirement } from './requirementsSchema.ts'

export interface NearLocation {
  readonly location: Location
  /** Along the great circle. */
  readonly km: number
}

export function siteAt({ at, building, place }: SiteRequirement): Coordinates | undefined {
  if (at) return at
  if (building !== undefined) return findLocation(building)?.at
  return place === undefined ? undefined : placeAt(place)
}

/** Locations that have ports of this speed, nearest first. */
export function locationsNear(
  site: SiteRequirement,
  speed: string,
  macSec: boolean,
  avoid: readonly string[],
): readonly NearLocation[] {
  const here = siteAt(site)
  if (!here) return []
  const unwanted = new Set(avoid.map(code => findLocation(code)?.code))
  return LOCATIONS.filter(
    ({ code, portSpeeds, macSecPortSpeeds, region }) =>
      !unwanted.has(code) && (macSec ? macSecPortSpeeds : portSpeeds).includes(speed) && regionAt(region) && !isApart(region),
  )
    .map(location => ({ location, km: greatCircleKm(here, location.at) }))
    .sort((a, b) => a.km - b.km || (a.location.code < b.location.code ? -1 : 1))
}

/** The nearest ones of which no two share a campus: a second port in the first one's street protects from little. */
export function separateLocations(near: readonly NearLocation[], count: number): readonly NearLocation[] {
  const chosen: NearLocation[] = []
  for (const each of near) {
    if (chosen.length === count) break
    if (!chosen.some(other => sameCampus(other.location, each.location))) chosen.push(each)
  }
  return chosen
}

/** Partitions that share no account with the others: their Direct Connect locations lead nowhere else. */
function isApart(region: string): boolean {
  return region.startsWith('cn-') || region.startsWith('us-gov-')
}
