import { listed } from '../../net/listed.ts'
import { findLocation, LOCATIONS, type Location } from '../../resources/location.ts'
import { closest } from '../didYouMean.ts'
import { errorAt, type Finding, pathText } from '../problem.ts'
import { asMap, asText, thingsOf } from '../values.ts'

/** Of a city with many buildings, so many are named. */
const MOST_NAMED = 3

/** Codes that are no Direct Connect location's, with those that may be meant: by code, by facility or by city. */
export function locationCodes(file: unknown): Finding[] {
  return ['connections', 'interconnects', 'lags']
    .flatMap(section => thingsOf(file, section))
    .flatMap(({ path, body }): Finding[] => {
      const code = asText(body.location)
      if (code === undefined || code === '' || findLocation(code)) return []
      const region = asText(body.region) ?? asText(asMap(file).region)
      const unknown = `${pathText([...path, 'location'])} is ${code}, which is the code of no Direct Connect location`
      return [errorAt([...path, 'location'], unknown + hint(code, region))]
    })
}

function hint(written: string, region: string | undefined): string {
  const meant = suggested(written, region).slice(0, MOST_NAMED)
  if (meant.length > 0)
    return `: did you mean ${listed(
      meant.map(({ code, name }) => `${code} (${name})`),
      'or',
    )}?`
  const here = LOCATIONS.filter(each => each.region === region).map(({ code }) => code)
  return here.length > 0
    ? `; ${region} has ${listed(here.slice(0, MOST_NAMED))} among others.`
    : '; DescribeLocations lists them.'
}

/** Those of the Region first, and of equally close words those of a code before facilities and cities. */
function suggested(written: string, region: string | undefined): readonly Location[] {
  const order = [...LOCATIONS.filter(each => each.region === region), ...LOCATIONS.filter(each => each.region !== region)]
  const words = [...order.map(({ code }) => code), ...order.flatMap(facilities), ...order.flatMap(cities)]
  const word = closest(written, words)
  if (word === undefined) return []
  const found = order.filter(each => each.code === word || facilities(each).includes(word) || cities(each).includes(word))
  const here = found.filter(each => each.region === region)
  return here.length > 0 ? here : found
}

/** `Equinix DC2/DC11, Ashburn, VA`: the whole, `Equinix DC2/DC11`, `Equinix DC2` and `DC2`. */
function facilities({ name, city }: Location): string[] {
  const facility = name.slice(0, -`, ${city}`.length)
  const [first = facility] = facility.split('/')
  return [name, facility, first, ...(/\b[A-Z]{2,}\d+$/.exec(first) ?? [])]
}

/** `Ashburn, VA` and `Ashburn`. */
function cities({ city }: Location): string[] {
  return [city, city.split(',')[0] ?? city]
}
