import { findLocation } from '../resources/location.ts'

/** Parts of the world that Direct Connect's prices go by (pricing page, "Data transfer out"). */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  us: ['US'],
  canada: ['CA'],
  japan: ['JP'],
  apac: ['SG', 'HK', 'KR', 'TW', 'MY', 'TH'],
  australia: ['AU', 'NZ'],
  europe: 'AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LT LU LV MT NL NO PL PT RO SE SI SK'.split(' '),
}

const BY_COUNTRY = new Map(
  Object.entries(PARTS).flatMap(([part, countries]) => countries.map(country => [country, part] as const)),
)

/** Where a location is; undefined where the prices of its part are not known, or the location is not. */
export function partOfTheWorld(location: string): string | undefined {
  return BY_COUNTRY.get(findLocation(location)?.country ?? '')
}

/** Ports cost one price in Japan and one everywhere else; China's are billed by others. */
export function portPriceArea(location: string): 'japan' | 'world' | undefined {
  const country = findLocation(location)?.country
  if (country === undefined || country === 'CN') return undefined
  return country === 'JP' ? 'japan' : 'world'
}
