import { greatCircleKm } from './distance.ts'
import type { Location } from './location.ts'

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
