import { availabilityZonesOf } from '../resources/availabilityZones.ts'
import { operatorOf, sameCampus } from '../resources/campus.ts'
import { findLocation } from '../resources/location.ts'
import { tunnelId } from '../resources/observed.ts'
import type { Row } from '../resources/world.ts'
import type { Link } from '../routing/network.ts'
import { attachmentLabel } from './attachmentLabel.ts'
import type { Builder } from './builder.ts'
import { regionDomain, zoneDomain } from './placement.ts'
import { carriesPackets } from './transitGatewayToTables.ts'

/**
 * Failure domains that are more than one thing on the network: they take other domains with them. What ends inside AWS
 * is lost in public at once: AWS publishes no time for its own convergence, which counts as that of a port.
 */
export function addFailureDomains(build: Builder): void {
  const fate = new Fate(build)
  addCampuses(build, fate)
  addPorts(build, fate)
  addVpnEndpoints(build, fate)
  addAttachments(build, fate)
  addAppliances(build, fate)
  addGateways(build)
  fate.write()
}

/** Who takes whom, collected before it is written. */
class Fate {
  readonly #build: Builder
  readonly #takes = new Map<string, Set<string>>()

  constructor(build: Builder) {
    this.#build = build
  }

  add(domain: string, part: string): void {
    const parts = this.#takes.get(domain) ?? new Set()
    this.#takes.set(domain, parts.add(part))
  }

  write(): void {
    for (const [domain, parts] of this.#takes) this.#build.sharedFate.set(domain, [...parts])
  }
}

/** Locations of one operator in one city and next to each other; alone in its campus a location is no campus. */
function addCampuses(build: Builder, fate: Fate): void {
  const places = [...build.domains.values()].filter(({ kind }) => kind === 'location')
  const byCampus = Map.groupBy(places, ({ name }) => campusOf(name))
  for (const [campus, locations] of byCampus) {
    const first = findLocation(locations[0]?.name ?? '')
    const near = locations.filter(({ name }) => {
      const other = findLocation(name)
      return first && other && sameCampus(first, other)
    })
    if (campus === undefined || near.length < 2) continue
    const domain = build.domain('campus', campus, campus)
    for (const { id } of near) fate.add(domain, id)
  }
}

/** `Equinix Ashburn, VA` of `Equinix DC2/DC11, Ashburn, VA`. */
function campusOf(code: string): string | undefined {
  const location = findLocation(code)
  return location && `${operatorOf(location)} ${location.city}`
}

/** A Region takes the locations whose home it is. */
function addPorts(build: Builder, fate: Fate): void {
  for (const { kind, id, name } of [...build.domains.values()]) {
    const region = kind === 'location' ? build.geography.location(name)?.region : undefined
    if (region !== undefined) fate.add(regionDomain(build, region), id)
  }
}

/**
 * Site-to-Site VPN guide, "Tunnel options": AWS ends the two tunnels of a connection in two Availability Zones. Which ones
 * it does not say; here they are the first and the second of the Region.
 */
function addVpnEndpoints(build: Builder, fate: Fate): void {
  for (const { id, region, body } of build.world.all('vpnConnection')) {
    if (!build.domains.has(`vpn:${id}`)) continue
    fate.add(regionDomain(build, region), `vpn:${id}`)
    for (const index of body.tunnels.keys()) {
      const tunnel = build.domains.get(`tunnel:${tunnelId(id, index)}`)
      const zone = availabilityZonesOf(region)[index]
      if (!tunnel || !zone) continue
      fate.add(build.domain('vpn-endpoint', tunnelId(id, index), tunnel.name), tunnel.id)
      fate.add(zoneDomain(build, zone.name), tunnel.id)
    }
  }
}

/** A Region takes its attachments, a zone those that have no subnet in another. */
function addAttachments(build: Builder, fate: Fate): void {
  const live = [...build.world.all('transitGatewayAttachment')].filter(({ body }) => carriesPackets(body))
  if (live.length === 0) return
  const linksByAttachment = new Map(live.map(({ id }) => [id, [] as Link[]]))
  for (const link of build.links.values()) {
    const [from, to] = link.ends
    const last = link.name.slice(link.name.lastIndexOf('~') + 1)
    linksByAttachment.get(last)?.push(link)
    if (from !== last) linksByAttachment.get(from)?.push(link)
    if (to !== last && to !== from) linksByAttachment.get(to)?.push(link)
  }
  for (const attachment of live) {
    const links = linksByAttachment.get(attachment.id) ?? []
    if (links.length === 0) continue
    const component = build.domain('attachment', attachment.id, attachmentLabel(build, attachment))
    // What ends there on the customer's side falls with it, each end noticing as it would notice its own loss.
    for (const { name: link, way } of links) if (way === undefined) breakBy(build, link, component)
    if (build.domains.has(`vpn:${attachment.body.resourceId}`)) fate.add(component, `vpn:${attachment.body.resourceId}`)
    for (const peer of build.world.referring('transitGatewayConnectPeer', attachment.id)) {
      for (const part of [`tunnel:${peer.id}`, `vpn:${peer.id}`]) if (build.domains.has(part)) fate.add(component, part)
    }
    fate.add(regionDomain(build, attachment.region), component)
    const [zone, ...others] = zonesOf(build, attachment)
    if (zone !== undefined && others.length === 0) fate.add(zoneDomain(build, zone), component)
  }
}

function zonesOf(build: Builder, { body }: Row<'transitGatewayAttachment'>): readonly string[] {
  const zones = (body.vpc?.subnetIds ?? []).map(id => build.world.get('subnet', id)?.body.availabilityZone)
  return [...new Set(zones.filter(zone => zone !== undefined))]
}

function addAppliances(build: Builder, fate: Fate): void {
  for (const { kind, id, aliases } of [...build.domains.values()]) {
    const instance = kind === 'appliance' ? build.world.get('instance', aliases[0] ?? '') : undefined
    const subnet = instance && build.world.get('subnet', instance.body.subnetId)
    if (!subnet) continue
    fate.add(zoneDomain(build, subnet.body.availabilityZone), id)
    fate.add(regionDomain(build, subnet.region), id)
  }
}

/** With its Region a virtual private gateway is lost to its VPC and to Direct Connect gateways. */
function addGateways(build: Builder): void {
  for (const { name, ends, way } of [...build.links.values()]) {
    const gateway =
      way === undefined ? ends.map(end => build.world.get('virtualPrivateGateway', end)).find(row => row) : undefined
    if (gateway) breakBy(build, name, regionDomain(build, gateway.region))
  }
}

function breakBy(build: Builder, name: string, component: string): void {
  const link = build.links.get(name)
  if (!link || link.elements.some(element => element.component === component)) return
  const [a, b] = link.ends
  const elements = [...link.elements, { component, cutSeenBy: { [a]: 'carrier', [b]: 'carrier' } as const }]
  // There may be ten thousand such links, all of them of this build alone.
  Object.assign(link, { elements })
}
