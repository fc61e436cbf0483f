import { byCampus } from '../resources/campus.ts'
import { membersOf } from '../resources/lagMembers.ts'
import type { Row, World } from '../resources/world.ts'
import type { Landing } from './landings.ts'
import type { Interface } from './ways.ts'

/** Whether all of them come out of one building, or of buildings of one campus. */
export function isOneCampus(interfaces: readonly Interface[]): boolean {
  return byCampus(interfaces, ({ location }) => location).length < 2
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
