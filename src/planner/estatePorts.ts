import { bandwidthWord } from '../net/bandwidth.ts'
import { nthAddress, parsePrefix, sizeOf } from '../net/prefix.ts'
import { findLocation } from '../resources/location.ts'
import type { Design, DesignPort, DesignVpn } from './design.ts'
import { isSealed } from './estateAmazon.ts'
import { HUB, PARTNER_ACCOUNT, partnerRouter, publicBlock, routerName, transitGatewayName, vpcName } from './estateNames.ts'
import { feesOf } from './feesOf.ts'
import type { Requirements } from './requirementsSchema.ts'

/** Ports, what runs over them, and tunnels. */
export function portSections(design: Design, requirements: Requirements): Record<string, unknown> {
  const { ports, tunnels } = design
  const hosted = ports.filter(isHosted)
  const pairs = Map.groupBy(
    ports.filter(port => port.flatRate !== undefined),
    port => port.flatRate?.pair ?? '',
  )
  return {
    interconnects: Object.fromEntries(
      [...new Set(hosted.map(({ location }) => location))].map(code => [interconnectName(code), interconnect(code, hosted)]),
    ),
    connections: named(
      ports.filter(({ members }) => members === 1),
      (port, index) => connection(port, index, requirements),
    ),
    lags: named(
      ports.filter(({ members }) => members > 1),
      lag,
    ),
    resiliencyGroups: Object.fromEntries([...pairs].map(([pair, own]) => [pair, own.map(({ name }) => name)])),
    virtualInterfaces: Object.assign({}, ...ports.map((port, index) => interfacesOf(port, index, design, requirements))),
    vpnConnections: Object.assign({}, ...tunnels.map(tunnel => vpnsOf(tunnel, design, requirements))),
    fees: feesOf(design, requirements),
  }
}

function named<T extends { readonly name: string }>(
  things: readonly T[],
  write: (thing: T, index: number) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(things.map((thing, index) => [thing.name, write(thing, index)]))
}

function isHosted({ kind }: DesignPort): boolean {
  return kind !== 'dedicated'
}

function interconnectName(code: string): string {
  return `partner-port-${code.toLowerCase()}`
}

/** Large enough for all that it hosts. */
function interconnect(code: string, hosted: readonly DesignPort[]): unknown {
  const bps = hosted.filter(({ location }) => location === code).reduce((sum, port) => sum + port.bps, 0)
  return {
    account: PARTNER_ACCOUNT,
    region: homeOf(code),
    location: code,
    bandwidth: bps > 10e9 ? '100Gbps' : '10Gbps',
    router: partnerRouter(code),
  }
}

function connection(port: DesignPort, index: number, { sites }: Requirements): unknown {
  const { location, site, router, bps } = port
  const own = { bandwidth: bandwidthWord(bps), router: routerName(site, router) }
  if (isHosted(port)) return { interconnect: interconnectName(location), vlan: 300 + index, ...own }
  const isHere = sites[site]?.building?.toUpperCase() === location.toUpperCase()
  return {
    region: homeOf(location),
    location,
    ...own,
    ...(port.macsec ? { macsec: { mode: 'must_encrypt', ...placeholderKey(index) } } : {}),
    ...(port.flatRate ? { billingMode: `FlatRateTier${port.flatRate.tier}` } : {}),
    // Two circuits of one carrier share ducts more often than two carriers do.
    ...(isHere ? {} : { carrier: { name: `carrier ${router + 1} of ${site}` } }),
  }
}

/** No port and no virtual interface is in another Region than its location's home. */
function homeOf(code: string): string | undefined {
  return findLocation(code)?.region
}

/** Digits that nobody would take for a key (IEEE 802.1X: 32 octets each). */
function placeholderKey(index: number): { readonly ckn: string; readonly cak: string } {
  const digits = (first: number) => `${first}${index}`.padStart(64, '0')
  return { ckn: digits(1), cak: digits(2) }
}

function lag({ location, bps, members, site, router }: DesignPort): unknown {
  return { region: homeOf(location), location, bandwidth: bandwidthWord(bps), links: members, router: routerName(site, router) }
}

function interfacesOf(port: DesignPort, index: number, design: Design, { sites }: Requirements): Record<string, unknown> {
  const on = port.members > 1 ? { lag: port.name } : { connection: port.name }
  const vlan = (own: number) => (isHosted(port) ? 300 + index : own)
  const isJumbo = (sites[port.site]?.mtu ?? 1500) > 1500
  const found: Record<string, unknown> = {}
  if (design.gateway.startsWith('direct-connect-gateway')) {
    const isTransit = design.gateway.includes('transit-gateway')
    found[`${port.name}-${isTransit ? 'transit' : 'private'}`] = {
      ...on,
      type: isTransit ? 'transit' : 'private',
      vlan: vlan(isTransit ? 102 : 100),
      gateway: HUB,
      mtu: isJumbo ? (isTransit ? 8500 : 9001) : 1500,
      ...(design.siteLink ? { siteLink: true } : {}),
      ...preferenceOf(port, design),
    }
  }
  // A hosted connection has one virtual interface.
  const isFree = Object.keys(found).length === 0 || !isHosted(port)
  if (design.publicInterface && isFree) {
    found[`${port.name}-public`] = {
      ...on,
      type: 'public',
      vlan: vlan(101),
      addresses: { amazon: `203.0.113.${index * 4 + 1}/30`, customer: `203.0.113.${index * 4 + 2}/30` },
      routeFilterPrefixes: [publicBlock(design)],
    }
  }
  return found
}

/**
 * Without communities AWS prefers ports whose location belongs to the Region that it answers from, and a second port in
 * another Region's location would stand idle (Direct Connect user guide, "Routing policies and BGP communities").
 */
function preferenceOf({ site, preference }: DesignPort, { ports }: Design): { readonly communities?: readonly string[] } {
  if (preference === 'second') return { communities: ['7224:7100'] }
  const homes = new Set(ports.filter(port => port.site === site).map(({ location }) => homeOf(location)))
  return homes.size > 1 ? { communities: ['7224:7300'] } : {}
}

/** Behind virtual private gateways every VPC has its own. */
function vpnsOf(tunnel: DesignVpn, design: Design, { sites, regions }: Requirements): Record<string, unknown> {
  const { name, site, router, region, over, accelerated, large } = tunnel
  const own = {
    region,
    router: routerName(site, router),
    routing: 'bgp',
    ...(accelerated ? { accelerated } : {}),
    ...(large ? { bandwidth: 'large' } : {}),
  }
  if (design.gateway.includes('transit-gateway')) {
    const inside =
      over === 'transit-interface' && isSealed(design)
        ? { private: { gateway: HUB, address: tunnelAddress(sites[site]?.prefixes[0] ?? '', tunnel, design) } }
        : {}
    return { [name]: { ...own, transitGateway: transitGatewayName(region), ...inside } }
  }
  return Object.fromEntries(
    Array.from({ length: regions[region]?.vpcs ?? 0 }, (_, index) => [
      index === 0 ? name : `${name}-vpc-${index + 1}`,
      { ...own, vpc: vpcName(region, index) },
    ]),
  )
}

/** The last addresses of the site's block, one for each of its tunnels. */
function tunnelAddress(cidr: string, tunnel: DesignVpn, { tunnels }: Design): string {
  const prefix = parsePrefix(cidr)
  const at = tunnels.filter(({ site }) => site === tunnel.site).findIndex(({ name }) => name === tunnel.name)
  return prefix ? nthAddress(prefix, Number(sizeOf(prefix)) - 2 - at).text : cidr
}
