import regions from '../../resources/regions.json' with { type: 'json' }
import { didYouMean } from '../didYouMean.ts'
import { REGION_CODE } from '../ownership.ts'
import { errorAt, type Finding, type Path, pathText } from '../problem.ts'
import { asMap, asText, thingsOf } from '../values.ts'

/** Regions that there are not: told here, where the mistake is, and not of every location and zone that belongs to another. */
export function regionNames(file: unknown): Finding[] {
  const things = Object.keys(asMap(file)).flatMap(section => thingsOf(file, section))
  return [{ path: [], body: asMap(file) }, ...things].flatMap(({ path, body }) => unknown([...path, 'region'], body.region))
}

/** What is not even spelled like one, the schema tells. */
function unknown(path: Path, written: unknown): Finding[] {
  const region = asText(written) ?? ''
  if (!REGION_CODE.test(region) || Object.hasOwn(regions, region)) return []
  const hint = didYouMean(region, Object.keys(regions)) || '; it takes one such as us-east-1.'
  return [errorAt(path, `${pathText(path)} is ${region}, which is no Region${hint}`)]
}
