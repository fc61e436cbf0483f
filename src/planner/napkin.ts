import { directConnectSlaPercent, VPN_SLA_PERCENT } from '../drill/availability/slaPercent.ts'
import type { Catalogue } from '../pricing/catalogue.ts'
import { byCampus } from '../resources/campus.ts'
import { internetRoundTripMs, roundTripMs } from '../resources/distance.ts'
import { findLocation } from '../resources/location.ts'
import { regionAt } from '../resources/places.ts'
import { TUNNEL_BPS } from '../resources/tunnelBandwidth.ts'
import type { Design } from './design.ts'
import type { Facts, SiteFacts } from './facts.ts'
import { leadTime } from './leadTime.ts'
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
    joinsSites: joinsSites(needs, design),
  }
}

function siteFacts(need: SiteNeed, design: Design): SiteFacts {
  const { name, site } = need
  const peakBps = site.traffic.peak ?? site.traffic.steady
  const ways = {
    ports: design.ports.filter(port => port.site === name),
    tunnels: design.tunnels.filter(tunnel => tunnel.site === name),
  }
  const carried = carriedBps(ways, need, design)
  let after = carried
  let worst = 'nothing'
  for (const { what, without } of failures(ways)) {
    const left = carriedBps(without, need, design)
    if (left < after) [after, worst] = [left, what]
  }
  return {
    name,
    peakBps,
    carriedBps: Math.min(peakBps, carried),
    afterWorstBps: Math.min(peakBps, after),
    worst,
    capacityBps: carried,
  }
}

/** SiteLink joins sites that all have ports; one transit gateway joins sites that all have VPNs to it. */
function joinsSites(needs: readonly SiteNeed[], { ports, tunnels, gateway, siteLink }: Design): boolean {
  const all = (where: (name: string) => boolean) => needs.every(({ name }) => where(name))
  if (siteLink && all(name => ports.some(({ site }) => site === name))) return true
  const regions = new Set(tunnels.map(({ region }) => region))
  return (
    gateway === 'transit-gateway' &&
    [...regions].some(region => all(name => tunnels.some(tunnel => tunnel.site === name && tunnel.region === region)))
  )
}

type Ways = Pick<Design, 'ports' | 'tunnels'>

/** A campus, which a drill plays and AWS's SLA counts as one location, or a router with all that ends at it. */
function failures({ ports, tunnels }: Ways): readonly { readonly what: string; readonly without: Ways }[] {
  const routers = new Set([...ports, ...tunnels].map(({ router }) => router))
  return [
    ...byCampus(ports, ({ location }) => location).map(here => ({
      what: 'a location',
      without: { ports: ports.filter(port => !here.includes(port)), tunnels },
    })),
    ...[...routers].map(router => ({
      what: 'a router',
      without: {
        ports: ports.filter(port => port.router !== router),
        tunnels: tunnels.filter(tunnel => tunnel.router !== router),
      },
    })),
  ]
}

/** Ports while there is one, for AWS prefers them to a VPN; tunnels inside of ports carry no more than either. */
function carriedBps({ ports, tunnels }: Ways, { site }: SiteNeed, design: Design): number {
  const portsBps = ports.reduce((sum, { bps, members }) => sum + bps * members, 0)
  const tunnelsBps = tunnelledBps(tunnels, design)
  if (tunnels.some(({ over }) => over !== 'internet')) return Math.min(portsBps, tunnelsBps)
  if (ports.length > 0) return portsBps
  return Math.min(tunnelsBps, (site.uplink ?? 0) * new Set(tunnels.map(({ router }) => router)).size)
}

/** One tunnel of a connection is used towards AWS; virtual private gateways answer over one tunnel of all. */
function tunnelledBps(tunnels: Design['tunnels'], { gateway }: Design): number {
  const each = tunnels.some(({ large }) => large) ? TUNNEL_BPS.large : TUNNEL_BPS.standard
  return each * (gateway.includes('transit-gateway') ? tunnels.length : new Set(tunnels.map(({ region }) => region)).size)
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
    if (own.length === 0) return VPN_SLA_PERCENT
    if (own.some(({ kind }) => kind !== 'dedicated')) return null
    // Two ports of one order in one location end on two devices.
    return directConnectSlaPercent(byCampus(own, ({ location }) => location).map(here => here.length))
  })
  return percents.some(percent => percent === null) ? null : Math.min(...(percents as number[]))
}

/** Over a port by its location and that location’s home Region, where AWS’s own network takes over. */
function longestRtt(needs: readonly SiteNeed[], { ports, tunnels }: Design): number | null {
  const found = needs.flatMap(({ name, site, regions }) => {
    const own = ports.filter(port => port.site === name).map(({ location }) => findLocation(location))
    const here = siteAt(site)
    const tunnelMs = tunnels.some(({ accelerated }) => accelerated) ? roundTripMs : internetRoundTripMs
    return regions.flatMap(region =>
      own.length === 0
        ? [tunnelMs(here, regionAt(region))]
        : own.map(location => {
            const home = location?.region ?? ''
            const beyond = home === region ? [] : [regionAt(region)]
            return roundTripMs(here, location?.at, regionAt(home), ...beyond)
          }),
    )
  })
  return found.some(ms => ms === undefined) ? null : Math.max(...(found as number[]))
}
