import { greatCircleKm } from './distance.ts'
import { buildingOf, findLocation, type Location, sameLocation } from './location.ts'

/** Buildings of one operator are taken for one campus within this distance: no list of campuses is published. */
const CAMPUS_KM = 2

/** Whether two locations stand so near to each other that what hits one may hit the other. */
export function sameCampus(a: Location, b: Location): boolean {
  return a.code === b.code || (operatorOf(a) === operatorOf(b) && greatCircleKm(a.at, b.at) <= CAMPUS_KM)
}

/** `Equinix` of `Equinix DC2/DC11, Ashburn, VA`: the first word of a location's name says whose it is. */
export function operatorOf({ name }: Location): string {
  return name.split(/[\s,]/)[0] ?? ''
}

/** Things by the campus they stand on. Direct Connect SLA: locations of one campus count as one. */
export function byCampus<T>(things: Iterable<T>, codeOf: (thing: T) => string): readonly (readonly T[])[] {
  const places: T[][] = []
  for (const thing of things) {
    const near = places.find(place => place.some(other => areNear(codeOf(other), codeOf(thing))))
    if (near) near.push(thing)
    else places.push([thing])
  }
  return places
}

/** Of Equinix's campus in Ashburn (DC1 to DC15) the codes say it, also of buildings that are in no table. */
const ASHBURN = /^EQDC\d+$/

function areNear(a: string, b: string): boolean {
  if (sameLocation(a, b) || [a, b].every(code => ASHBURN.test(buildingOf(code)))) return true
  const [one, other] = [findLocation(a), findLocation(b)]
  return one !== undefined && other !== undefined && sameCampus(one, other)
}
