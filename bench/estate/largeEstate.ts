import { stringify } from 'yaml'

const REGIONS = ['us-east-1', 'us-west-2', 'eu-central-1'] as const
/** Ports are ordered ten at most at a location, so that every time has the next two. */
const EAST = ['EqDC2', 'CSVA1', 'EqNY5', 'CS32A', 'EqDA2', 'EQMI1', 'TLXA1', 'QTDC2', '165HS', 'MB1SD', 'LGT50', 'TLLPJ'] as const
const WEST = ['EqSe2', 'TPS19', 'ECPO1', 'PEH51'] as const
const EUROPE = ['EQFA5', 'INX6', 'EQAM3', 'ITXA7'] as const
/** Sites with ports: which of the transit gateways they are for, where the ports are, and how many of them. */
const DATA_CENTRES = [
  { place: 'Ashburn, VA', gateway: 0, locations: EAST, ports: 3 },
  { place: 'New York, NY', gateway: 0, locations: EAST, ports: 3 },
  { place: 'Seattle, WA', gateway: 1, locations: WEST, ports: 2 },
  { place: 'Frankfurt, DE', gateway: 2, locations: EUROPE, ports: 2 },
] as const
const BRANCHES = ['Chicago, IL', 'Dallas, TX', 'Denver, CO', 'Los Angeles, CA', 'Paris, FR', 'Milan, IT'] as const
const ROUTERS_PER_SITE = 3
const VPCS_PER_TRANSIT_GATEWAY = 16
const PRIVATE_GATEWAYS = 4
const VPCS_PER_PRIVATE_GATEWAY = 3
/** Virtual interfaces of each private gateway: on the ports of its data centre and of the next one. */
const PRIVATE_INTERFACES = [3, 3, 2, 2] as const
/** Virtual interfaces of each transit gateway's Direct Connect gateway. */
const TRANSIT_INTERFACES = [3, 2, 2] as const

type Section = Record<string, object>
interface Estate {
  readonly sites: Section
  readonly vpcs: Section
  readonly directConnectGateways: Section
  readonly transitGateways: Section
  readonly transitGatewayPeerings: Section
  readonly connections: Section
  readonly virtualInterfaces: Section
  readonly vpnConnections: Section
  readonly flows: object[]
}

/**
 * An estate file of a large user's size, `times` over: each time 10 sites with 3 routers each, 60 VPCs (48 on 3 transit
 * gateways, 12 on virtual private gateways), 7 Direct Connect gateways, 17 virtual interfaces on 10 ports, 20 VPNs and 67 flows;
 * the transit gateways of neighbouring times are peered, with a flow between them. Every choice is by number.
 */
export function largeEstate(times: number): string {
  const estate: Estate = {
    sites: {},
    vpcs: {},
    directConnectGateways: {},
    transitGateways: {},
    transitGatewayPeerings: {},
    connections: {},
    virtualInterfaces: {},
    vpnConnections: {},
    flows: [],
  }
  for (let time = 0; time < times; time++) addTime(estate, time, times)
  const quotas = {
    vpcsPerRegion: 100 * times,
    virtualPrivateGatewaysPerRegion: 20 * times,
    customerGatewaysPerRegion: 50 * times,
    vpnConnectionsPerRegion: 50 * times,
    transitGatewaysPerRegion: 5 * times,
  }
  return stringify({ landbridge: 1, region: REGIONS[0], quotas, ...estate }, { aliasDuplicateObjects: false })
}

function addTime(estate: Estate, time: number, times: number): void {
  const named = (name: string) => `${name}-${time}`
  const block = 8 * time
  addSites(estate, time)
  const ports: string[] = []
  for (const [site, { gateway, locations, ports: count }] of DATA_CENTRES.entries()) {
    for (let i = 0; i < count; i++) {
      const name = named(`dx-${site}-${i}`)
      const router = named(`edge-${site}-${i}`)
      estate.connections[name] = {
        region: REGIONS[gateway],
        location: locations[(2 * (2 * time + site) + (i % 2)) % locations.length],
        bandwidth: '10Gbps',
        router,
      }
      ports.push(name)
    }
  }
  const interfaceOn = (port: string, type: 'private' | 'transit', gateway: string) => {
    const count = Object.keys(estate.virtualInterfaces).length
    estate.virtualInterfaces[`vif-${count}`] = { connection: port, type, vlan: 100 + (count % 3000), gateway }
  }
  for (const [gateway, region] of REGIONS.entries()) {
    const vpcs = Array.from({ length: VPCS_PER_TRANSIT_GATEWAY }, (_, i) => named(`app-${gateway}-${i}`))
    for (const [i, vpc] of vpcs.entries()) {
      const second = block + 1 + gateway
      estate.vpcs[vpc] = {
        region,
        cidr: `10.${second}.${16 * i}.0/20`,
        hosts: { [named(`app-host-${gateway}-${i}`)]: `10.${second}.${16 * i}.10` },
      }
    }
    const asn = 4_200_000_000 + 10 * time + gateway
    estate.transitGateways[named(`core-${gateway}`)] = { region, asn, vpcs, ...(gateway === 0 ? peeredRoutes(time, times) : {}) }
    estate.directConnectGateways[named(`transit-${gateway}`)] = {
      asn: 4_200_100_000 + 10 * time + gateway,
      transitGateways: { [named(`core-${gateway}`)]: { allowed: [`10.${block + 1 + gateway}.0.0/16`] } },
    }
    const own = ports.filter(port => DATA_CENTRES[Number(port.split('-')[1])]?.gateway === gateway)
    for (let i = 0; i < (TRANSIT_INTERFACES[gateway] ?? 0); i++) {
      interfaceOn(own[(2 * i) % own.length] ?? '', 'transit', named(`transit-${gateway}`))
    }
  }
  if (time + 1 < times) {
    estate.transitGatewayPeerings[`peering-${time}`] = { between: [named('core-0'), `core-0-${time + 1}`] }
    estate.flows.push(flow(named('app-host-0-0'), `app-host-0-1-${time + 1}`, 100))
  }
  for (let gateway = 0; gateway < PRIVATE_GATEWAYS; gateway++) {
    const vpcs = Array.from({ length: VPCS_PER_PRIVATE_GATEWAY }, (_, i) => named(`data-${gateway}-${i}`))
    for (const [i, vpc] of vpcs.entries()) {
      const third = 16 * (gateway * VPCS_PER_PRIVATE_GATEWAY + i)
      estate.vpcs[vpc] = {
        cidr: `10.${block + 4}.${third}.0/20`,
        hosts: { [named(`data-host-${gateway}-${i}`)]: `10.${block + 4}.${third}.10` },
      }
    }
    estate.directConnectGateways[named(`private-${gateway}`)] = { asn: 4_200_200_000 + 10 * time + gateway, vpcs }
    const own = ports.filter(port => Number(port.split('-')[1]) === gateway % DATA_CENTRES.length)
    for (let i = 0; i < (PRIVATE_INTERFACES[gateway] ?? 0); i++) {
      interfaceOn(own[i % own.length] ?? '', 'private', named(`private-${gateway}`))
    }
    estate.vpnConnections[named(`backup-data-${gateway}`)] = {
      router: named(`edge-${gateway}-2`),
      vpc: vpcs[0],
      routing: 'bgp',
    }
  }
  addFlows(estate, time)
}

function peeredRoutes(time: number, times: number): object {
  const next = time + 1 < times ? { [`10.${8 * (time + 1)}.0.0/13`]: `peering-${time}` } : {}
  const last = time > 0 ? { [`10.${8 * (time - 1)}.0.0/13`]: `peering-${time - 1}` } : {}
  return { routes: { ...next, ...last } }
}

function addSites(estate: Estate, time: number): void {
  const named = (name: string) => `${name}-${time}`
  for (const [site, place] of [...DATA_CENTRES.map(centre => centre.place), ...BRANCHES].entries()) {
    const isBranch = site >= DATA_CENTRES.length
    const net = `10.${8 * time}.${16 * site}`
    const asn = 4_200_300_000 + 100 * time + site
    const routers = Array.from({ length: ROUTERS_PER_SITE }, (_, i) => [named(`edge-${site}-${i}`), { asn }])
    estate.sites[named(`site-${site}`)] = {
      place,
      prefixes: [`${net}.0/20`],
      mtu: 9001,
      routers: Object.fromEntries(routers),
      hosts: { [named(`host-${site}`)]: `${net}.10` },
    }
    const home = isBranch ? Number(site >= 7) + Number(site >= 8) : (DATA_CENTRES[site]?.gateway ?? 0)
    for (let i = isBranch ? 0 : 2; i < (isBranch ? 2 : 3); i++) {
      estate.vpnConnections[named(`vpn-${site}-${i}`)] = {
        router: named(`edge-${site}-${i}`),
        transitGateway: named(`core-${home}`),
        routing: 'bgp',
      }
    }
  }
}

function addFlows({ flows }: Estate, time: number): void {
  const named = (name: string) => `${name}-${time}`
  for (const [site, { gateway, ports }] of DATA_CENTRES.entries()) {
    // Most go between a data centre and what its own ports lead to.
    for (let i = 0; i < 4 * ports; i++) flows.push(flow(named(`host-${site}`), named(`app-host-${gateway}-${i}`), 400))
    for (let i = 0; i < VPCS_PER_PRIVATE_GATEWAY; i++)
      flows.push(flow(named(`host-${site}`), named(`data-host-${site}-${i}`), 300))
  }
  for (let site = 4; site < 10; site++) {
    const home = Number(site >= 7) + Number(site >= 8)
    flows.push(flow(named(`host-${site}`), named(`app-host-${home}-${site}`), 100))
  }
  for (const gateway of REGIONS.keys()) {
    for (let i = 0; i < 3; i++) flows.push(flow(named(`app-host-${gateway}-${i}`), named(`app-host-${gateway}-${i + 3}`), 200))
  }
}

function flow(from: string, to: string, steadyMbps: number): object {
  return { from, to, steady: `${steadyMbps}Mbps`, peak: `${3 * steadyMbps}Mbps` }
}
