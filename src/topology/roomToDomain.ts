import { findLocation } from '../resources/location.ts'
import type { Builder } from './builder.ts'
import { failsWith } from './namedPart.ts'

/**
 * Power, cooling and fire of one room: the routers of a site that stand in it, and the cross-connects of a building that
 * run through it. A room of the one name at two sites is two rooms.
 */
export function addRooms(build: Builder): void {
  for (const { kind, id, aliases } of [...build.domains.values()]) {
    if (kind === 'router') addRouter(build, id, aliases[0] ?? '')
    if (kind === 'cross-connect') addCrossConnect(build, id, aliases[0] ?? '')
  }
}

function addRouter(build: Builder, domain: string, id: string): void {
  const router = build.world.get('router', id)?.body
  if (router?.room === undefined) return
  const site = build.world.get('site', router.siteId)
  const of = { id: router.siteId, name: site?.body.name ?? router.siteId }
  failsWith(build, { kind: 'room', of, name: router.room }, domain)
}

function addCrossConnect(build: Builder, domain: string, connectionId: string): void {
  const location = build.world.get('connection', connectionId)?.body.location
  const [room] = [...build.world.referring('crossConnect', connectionId)].flatMap(({ body }) => body.room ?? [])
  if (location === undefined || room === undefined) return
  // Meet-me rooms with codes of their own are rooms of one building.
  const building = findLocation(location)?.code ?? location
  failsWith(build, { kind: 'room', of: { id: building.toUpperCase(), name: building }, name: room }, domain)
}
