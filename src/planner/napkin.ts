import type { Catalogue } from '../pricing/catalogue.ts'
import { greatCircleKm } from '../resources/greatCircle.ts'
import { buildingOf, findLocation } from '../resources/location.ts'
import { type Coordinates, regionAt } from '../resources/places.ts'
import type { Design, DesignPort } from './design.ts'
import type { Facts, SiteFacts } from './facts.ts'
import { leadTime } from './leadTime.ts'
import { TUNNEL_BPS } from './portSpeeds.ts'
import { quickPrice } from './quickPrice.ts'
import type { Requirements } from './requirementsSchema.ts'
import { siteAt } from './siteLocations.ts'
import { type SiteNeed, siteNeeds } from './siteNeeds.ts'

/** What a sketch says of itself, in microseconds: for choosing what is worth a closer look, and for nothing else. */
export function napkinFacts(design: Design, requirements: Requirements, catalogue: Catalogue): Facts {
  const needs = siteNeeds(requirements)
  return {
    ...quickPrice(design, requirements, catalogue),
    leadTimeDays: leadTime(design, requirements).days,
    sites: needs.map(need => siteFacts(need, design)),
    rttMs: longestRtt(needs, design),
    encryption: weakest(design),
    slaPercent: slaPercent(needs, design),
    minutesDownPerYear: null,
    publicInterface: design.publicInterface,
  }
}

function siteFacts({ name, site, regions }: SiteNeed, design: Design): SiteFacts {
  const peakBps = site.traffic.peak ?? site.traffic.steady
  const ports = design.ports.filter(port => port.site === name)
  const rate = ({ bps, members }: DesignPort) => bps * members
  const inside = design.tunnels.some(({ over }) => over !== 'internet')
  const tunnelBps = Math.min(tunnelsBps(name, design), (site.uplink ?? 0) * site.routers)
  const all = ports.reduce((sum, port) => sum + rate(port), 0)
  const direct = inside ? Math.min(all, tunnelsBps(name, design)) : all
  const byBuilding = Map.groupBy(ports, ({ location }) => buildingOf(location))
  const largest = Math.max(0, ...[...byBuilding.values()].map(own => own.reduce((sum, port) => sum + rate(port), 0)))
  const isVpnOnly = ports.length === 0
  const carried = isVpnOnly ? tunnelBps : direct
  // One of the routers, or one of the tunnels, is what a VPN loses at worst.
  const after = isVpnOnly
    ? design.tunnels.filter(each => each.site === name).length > regions.length
      ? tunnelBps / 2
      : 0
    : direct - Math.min(direct, largest)
  const behind = isVpnOnly || inside ? after : Math.max(after, tunnelBps)
  return {
    name,
    peakBps,
    carriedBps: Math.min(peakBps, carried),
    afterWorstBps: Math.min(peakBps, behind),
    worst: isVpnOnly ? 'a router' : 'a location',
    capacityBps: carried,
  }
}

/** Virtual private gateways answer over one tunnel; transit gateways spread over all of them. */
function tunnelsBps(site: string, { tunnels, gateway }: Design): number {
  const own = tunnels.filter(tunnel => tunnel.site === site)
  const each = own.some(({ large }) => large) ? TUNNEL_BPS.large : TUNNEL_BPS.standard
  if (!gateway.includes('transit-gateway')) return new Set(own.map(({ region }) => region)).size * each
  return own.length * 2 * each
}

function weakest({ ports, tunnels }: Design): Facts['encryption'] {
  if (tunnels.some(({ over }) => over !== 'internet') || ports.length === 0) return 'layer3'
  return ports.every(({ macsec }) => macsec) ? 'layer2' : 'none'
}

/**
 * Direct Connect and Site-to-Site VPN SLAs, of the site that is worst off. Each covers its own service: a VPN behind Direct
 * Connect has one of its own and lifts nobody else's, and hosted connections have none.
 */
function slaPercent(needs: readonly SiteNeed[], { ports }: Design): number | null {
  const percents = needs.map(({ name }) => {
    const own = ports.filter(({ site }) => site === name)
    if (own.length === 0) return 99.95
    if (own.some(({ kind }) => kind !== 'dedicated')) return null
    const byBuilding = [...Map.groupBy(own, ({ location }) => buildingOf(location)).values()]
    return byBuilding.filter(here => here.length >= 2).length >= 2 ? 99.99 : byBuilding.length >= 2 ? 99.9 : 95
  })
  return percents.some(percent => percent === null) ? null : Math.min(...(percents as number[]))
}

/** Light in glass, by the half more that cables go than the great circle: the same figures that estates are judged with. */
const MS_PER_KM = (2 * 1.5) / 204

function longestRtt(needs: readonly SiteNeed[], { ports }: Design): number | null {
  const found = needs.flatMap(({ name, site, regions }) => {
    const here = siteAt(site)
    const over = ports.filter(port => port.site === name).map(({ location }) => findLocation(location)?.at)
    return regions.flatMap(region =>
      (over.length === 0 ? [undefined] : over).map(location => rtt(here, location, regionAt(region))),
    )
  })
  return found.some(ms => ms === undefined) ? null : Math.max(...(found as number[]))
}

function rtt(
  site: Coordinates | undefined,
  location: Coordinates | undefined,
  region: Coordinates | undefined,
): number | undefined {
  if (!site || !region) return undefined
  const km = location ? greatCircleKm(site, location) + greatCircleKm(location, region) : greatCircleKm(site, region)
  return km * MS_PER_KM
}
