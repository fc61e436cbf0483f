import table from './locations.json' with { type: 'json' }
import type { Coordinates } from './places.ts'

/** A Direct Connect location: a building with AWS ports in it, at home in one Region. Source: locations.NOTICE.md. */
export interface Location {
  /** As AWS spells it: old sites mixed (`EqDC2`), newer ones in capitals (`CSVA1`). */
  readonly code: string
  /** `Equinix DC2/DC11, Ashburn, VA`. */
  readonly name: string
  readonly region: string
  /** `Ashburn, VA`; outside the United States and Canada the country follows (`Frankfurt, DE`). */
  readonly city: string
  readonly country: string
  readonly at: Coordinates
  /** `1G`, `10G` … */
  readonly portSpeeds: readonly string[]
  readonly macSecPortSpeeds: readonly string[]
  /** Partners on the spot; empty where the source lists none. */
  readonly providers: readonly string[]
}

export const LOCATIONS: readonly Location[] = table.map(({ facility, at, providers, ...rest }) => ({
  ...rest,
  name: `${facility}, ${rest.city}`,
  at: [at[0] ?? Number.NaN, at[1] ?? Number.NaN],
  providers: providers ?? [],
}))

const BY_CODE = new Map(LOCATIONS.map(location => [location.code.toUpperCase(), location]))

/** Every Region that is some location's home: no port and no virtual interface is in another. */
export const HOME_REGIONS: readonly string[] = [...new Set(LOCATIONS.map(({ region }) => region))]

/** The locations whose home is `region`, in the table's order. */
export function locationsIn(region: string): readonly Location[] {
  return LOCATIONS.filter(location => location.region === region)
}

/** The location with this code, compared without case; a meet-me room's suffix (`CS32A-24FL`, `-MMR-1A`) is left aside. */
export function findLocation(code: string): Location | undefined {
  return BY_CODE.get(buildingOf(code))
}

/** Whether two codes mean the same building. */
export function sameLocation(a: string, b: string): boolean {
  return a === b || buildingOf(a) === buildingOf(b)
}

/** A location's code without case and a meet-me room's suffix: the same for all codes of one building. */
export function buildingOf(code: string): string {
  return code.toUpperCase().replace(/-(\d+FL|MMR-\w+)$/, '')
}
