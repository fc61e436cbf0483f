import { roundTripMs } from '../resources/distance.ts'
import { findPort } from '../resources/port.ts'
import { isLiveVirtualInterface } from '../resources/virtualInterface.ts'
import type { Link } from '../routing/network.ts'
import type { Builder } from './builder.ts'

/**
 * Along AWS's backbone, from the Region that a virtual interface's location belongs to, where its link ends, to another:
 * 0 within one Region, undefined where a place is not known. The port is a connection or a LAG.
 */
export function backboneMs(build: Builder, interfaceId: string, region: string): number | undefined {
  const home = homeOf(build, interfaceId)
  if (home === region) return 0
  return home === undefined ? undefined : roundTripMs(build.geography.region(home), build.geography.region(region))
}

/**
 * Between a Direct Connect gateway and what is behind it in a Region. The gateway is global, so that the leg begins where
 * the virtual interface that packets use does: each has its own where their locations belong to several Regions.
 */
export function backboneLeg(build: Builder, gatewayId: string, region: string): Pick<Link, 'rttMs' | 'rttMsVia'> {
  const live = [...build.world.referring('virtualInterface', gatewayId)].filter(({ body }) => isLiveVirtualInterface(body))
  const legs = live
    .filter(({ id }) => homeOf(build, id) !== undefined)
    .map(({ id }) => [id, backboneMs(build, id, region)] as const)
  const [first, ...others] = legs
  if (first === undefined) return { rttMs: 0 }
  if (others.every(([, ms]) => ms === first[1])) return { rttMs: first[1] }
  return { rttMs: undefined, rttMsVia: Object.fromEntries(legs) }
}

/**
 * Between the interfaces of a gateway that have SiteLink: packets go from location to location and see no Region (Direct Connect
 * guide, "SiteLink"), so that what either interface counts up to its Region is taken off. With what they count it is never below
 * the way between the locations.
 */
export function siteLinkLegs(build: Builder, gatewayId: string): NonNullable<Link['rttMsBetween']> {
  const joined = [...build.world.referring('virtualInterface', gatewayId)]
    .filter(({ body }) => body.siteLinkEnabled && isLiveVirtualInterface(body))
    .flatMap(({ id }) => {
      const location = locationOf(build, id)
      const home = location && roundTripMs(location.at, build.geography.region(location.region))
      return location && home !== undefined ? [{ id, at: location.at, homeMs: home }] : []
    })
  const legs = (from: (typeof joined)[number]) =>
    joined.map(to => [to.id, (roundTripMs(from.at, to.at) ?? 0) - from.homeMs - to.homeMs] as const)
  return Object.fromEntries(joined.map(from => [from.id, Object.fromEntries(legs(from))]))
}

function homeOf(build: Builder, interfaceId: string): string | undefined {
  return locationOf(build, interfaceId)?.region
}

function locationOf(build: Builder, interfaceId: string): ReturnType<Builder['geography']['location']> {
  const vif = build.world.get('virtualInterface', interfaceId)
  const port = vif && findPort(build.world, vif.body.connectionId)
  return port && build.geography.location(port.body.location)
}
