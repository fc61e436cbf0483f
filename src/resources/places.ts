import places from './places.json' with { type: 'json' }
import regions from './regions.json' with { type: 'json' }

/** Degrees north and east. */
export type Coordinates = readonly [latitude: number, longitude: number]

const PLACES = new Map(Object.entries(places).map(([name, at]) => [folded(name), coordinates(at)]))
const CITIES = Map.groupBy(Object.keys(places), name => folded(name.split(',')[0] ?? name))

/**
 * City-level coordinates of `Ashburn, VA`, `Frankfurt, DE` or, where only one place has the name, `Frankfurt`; upper
 * case, accents and spaces do not matter. Undefined for what the table does not have.
 */
export function placeAt(place: string): Coordinates | undefined {
  const exact = PLACES.get(folded(place))
  if (exact) return exact
  const [only, second] = CITIES.get(folded(place)) ?? []
  return only !== undefined && second === undefined ? PLACES.get(folded(only)) : undefined
}

/** Every name that `placeAt` knows, for suggestions. */
export function placeNames(): readonly string[] {
  return Object.keys(places)
}

/** City-level coordinates of an AWS Region: AWS publishes the area, never the buildings. Undefined for unknown ones. */
export function regionAt(region: string): Coordinates | undefined {
  const at = (regions as Record<string, number[]>)[region]
  return at && coordinates(at)
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\s*,\s*/g, ',')
    .replace(/\s+/g, ' ')
    .trim()
}

function coordinates([latitude, longitude]: readonly number[]): Coordinates {
  return [latitude ?? Number.NaN, longitude ?? Number.NaN]
}
