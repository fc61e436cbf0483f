import { sameCampus } from '../resources/campus.ts'
import { membersOf } from '../resources/lagMembers.ts'
import { buildingOf, findLocation } from '../resources/location.ts'
import type { Row, World } from '../resources/world.ts'
import type { Landing } from './landings.ts'
import type { Interface } from './ways.ts'

/** Whether all of them come out of one building, or of buildings of one campus. */
export function isOneCampus(interfaces: readonly Interface[]): boolean {
  const [first, ...others] = new Set(interfaces.map(({ location }) => campusOf(location)))
  return others.every(other => isNear(first ?? '', other))
}

/** Direct Connect guide: a campus counts as one location. Of Equinix's in Ashburn (DC1 to DC15) the codes say so. */
function campusOf(location: string): string {
  const building = buildingOf(location)
  return /^EQDC\d+$/.test(building) ? 'EQDC' : building
}

function isNear(a: string, b: string): boolean {
  const [one, other] = [findLocation(a), findLocation(b)]
  return one !== undefined && other !== undefined && sameCampus(one, other)
}

/** Whether the port is a LAG of several links. */
export function isBundle(world: World, id: string): boolean {
  return world.get('lag', id) !== undefined && membersOf(world, id).length > 1
}

/** The router that all ways end on; undefined where there are several. */
export function onlyRouter({ interfaces, vpns }: Landing): Row<'router'> | undefined {
  const routers = [...interfaces, ...vpns].flatMap(({ router }) => router ?? [])
  return new Set(routers.map(({ id }) => id)).size === 1 ? routers[0] : undefined
}
