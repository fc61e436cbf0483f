import { placeAt, placeNames } from '../../resources/places.ts'
import { didYouMean } from '../didYouMean.ts'
import type { Finding } from '../problem.ts'
import { pathText } from '../problem.ts'
import { asText, thingsOf } from '../values.ts'

/** Places we have no coordinates of: nothing breaks, but no round-trip time can be told. */
export function places(file: unknown): Finding[] {
  return thingsOf(file, 'sites').flatMap(({ path, body }): Finding[] => {
    const place = asText(body.place)
    if (place === undefined || body.at !== undefined || placeAt(place)) return []
    const hint = didYouMean(place, placeNames())
    const unknown = `${pathText(path)}.place is ${place}, which is not in our table of cities, so round-trip times stay unknown unless \`at\` gives [latitude, longitude]`
    return [{ severity: 'warning', path: [...path, 'place'], summary: hint === '' ? `${unknown}.` : unknown + hint }]
  })
}
