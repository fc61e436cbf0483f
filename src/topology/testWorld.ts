import { ROUTER_DEFAULTS, SITE_DEFAULTS } from '../resources/customerDefaults.ts'
import type { Router, Site } from '../resources/customerSide.ts'
import { draftOf } from '../resources/draft.ts'
import { WorldTables } from '../resources/tables.ts'
import type { BgpPeer, VirtualInterface } from '../resources/virtualInterface.ts'
import type { CustomerGateway, VpnConnection, VpnTunnel } from '../resources/vpn.ts'
import type { Draft, World } from '../resources/world.ts'
import type { Geography } from './builder.ts'

/** Worlds for tests, written row by row: what is translated here is tested without the API that usually makes it. */
const ACCOUNT = '123456789012'
const SCOPE = { account: ACCOUNT, region: 'us-east-1' }

export function worldOf(write: (draft: Draft) => void): World {
  const tables = new WorldTables()
  const draft = draftOf(tables)
  write(draft)
  for (const change of draft.changes()) if (change.after) tables.set(change.after)
  return tables
}

export const GEOGRAPHY: Geography = {
  place: place => (place === 'Ashburn, VA' ? [39.04, -77.49] : undefined),
  location: code =>
    ({
      EQDC2: { at: [39.02, -77.46] as const, region: 'us-east-1' },
      CSVA1: { at: [38.95, -77.36] as const, region: 'us-east-1' },
      EQSV5: { at: [37.24, -121.78] as const, region: 'us-west-1' },
    })[code.toUpperCase()],
  region: region => ({ 'us-east-1': [39.0, -77.5] as const, 'us-west-1': [37.4, -122.0] as const })[region],
}

export interface EdgeRouter extends Partial<Router> {
  readonly name: string
}

/** A site `site-NAME`, its routers `r-NAME` with public addresses 198.51.100.1 and on, and its hosts `h-NAME`. */
export function site(
  draft: Draft,
  routers: readonly EdgeRouter[],
  { hosts = { app: '10.0.1.10' }, first = 1, ...rest }: Partial<Site> & { hosts?: Record<string, string>; first?: number } = {},
): void {
  const name = rest.name ?? 'ashburn'
  const id = name === 'ashburn' ? 'site-1' : `site-${name}`
  draft.put('site', id, SCOPE, {
    ...SITE_DEFAULTS,
    name,
    place: 'Ashburn, VA',
    prefixes: ['10.0.0.0/16'],
    generated: false,
    ...rest,
  })
  routers.forEach((router, i) => {
    const publicAddress = `198.51.100.${first + i}`
    const own = { siteId: id, publicAddress, generated: false, bfd: true, policies: {}, ownNeighbours: false }
    draft.put('router', `r-${router.name}`, SCOPE, { ...ROUTER_DEFAULTS, ...own, ...router })
  })
  for (const [host, address] of Object.entries(hosts)) draft.put('host', `h-${host}`, SCOPE, { name: host, address, siteId: id })
}

/** A VPC `vpc-NAME` with a gateway `vgw-NAME` whose routes its main table `rtb-NAME` takes over. */
export function vpc(
  draft: Draft,
  name: string,
  cidr: string,
  hosts: Readonly<Record<string, string>>,
  { region = SCOPE.region, ipv6 = [] }: { readonly region?: string; readonly ipv6?: readonly string[] } = {},
): void {
  const scope = { ...SCOPE, region }
  draft.put('vpc', `vpc-${name}`, scope, {
    cidrs: [{ associationId: `a-${name}`, cidr }],
    ipv6Cidrs: ipv6.map(block => ({ associationId: `a6-${name}`, cidr: block })),
    isDefault: false,
    instanceTenancy: 'default',
    dhcpOptionsId: 'dopt-1',
    enableDnsSupport: true,
    enableDnsHostnames: false,
    enableNetworkAddressUsageMetrics: false,
    state: 'available',
    tags: { Name: name },
  })
  draft.put('virtualPrivateGateway', `vgw-${name}`, scope, {
    amazonSideAsn: 64_512,
    state: 'available',
    attachment: { vpcId: `vpc-${name}`, state: 'attached' },
    tags: { Name: `${name}-vgw` },
  })
  draft.put('routeTable', `rtb-${name}`, scope, {
    vpcId: `vpc-${name}`,
    associations: [{ id: `as-${name}`, main: true }],
    routes: [{ destination: cidr, target: { kind: 'local', id: 'local' }, origin: 'CreateRouteTable' }],
    propagatingGateways: [`vgw-${name}`],
    tags: {},
  })
  for (const [host, address] of Object.entries(hosts)) {
    draft.put('host', `h-${host}`, SCOPE, { name: host, address, vpcId: `vpc-${name}` })
  }
}

/** A DX gateway `dxgw-hub` before the gateways of these VPCs, each with its allowed prefixes. */
export function directConnectGateway(
  draft: Draft,
  vpcs: Readonly<Record<string, readonly string[]>>,
  region: string = SCOPE.region,
): void {
  draft.put('directConnectGateway', 'dxgw-hub', SCOPE, { name: 'hub', amazonSideAsn: 64_600, state: 'available', tags: {} })
  for (const [name, allowedPrefixes] of Object.entries(vpcs)) {
    draft.put('directConnectGatewayAssociation', `assoc-${name}`, SCOPE, {
      directConnectGatewayId: 'dxgw-hub',
      gateway: { kind: 'virtualPrivateGateway', id: `vgw-${name}`, region, ownerAccount: ACCOUNT },
      allowedPrefixes,
      state: 'associated',
    })
  }
}

export interface Port {
  readonly name: string
  readonly location: string
  readonly device: string
  readonly router: string
  readonly gateway: NonNullable<VirtualInterface['gateway']>
  readonly octet: number
  readonly carrier?: { readonly name: string; readonly forwardsLossOfLight: boolean }
  readonly vif?: Partial<VirtualInterface>
}

/** A 10G connection `dxcon-NAME`, patched, with a private virtual interface `dxvif-NAME` and its peer `dxpeer-NAME`. */
export function port(draft: Draft, { name, location, device, router, gateway, octet, carrier, vif }: Port): void {
  draft.put('connection', `dxcon-${name}`, SCOPE, {
    name: `dx-${name}`,
    location,
    bandwidth: '10Gbps',
    state: 'available',
    createdAt: 0,
    awsDevice: device,
    awsLogicalDevice: device,
    requestMACSec: false,
    macSecCapable: true,
    tags: {},
  })
  const patch = { connectionId: `dxcon-${name}`, routerId: `r-${router}`, madeAt: 0 }
  draft.put('crossConnect', `xc-${name}`, SCOPE, { ...patch, ...(carrier ? { carrier } : {}) })
  draft.put('virtualInterface', `dxvif-${name}`, SCOPE, {
    type: 'private',
    connectionId: `dxcon-${name}`,
    name: `vif-${name}`,
    vlan: 100,
    mtu: 9001,
    state: 'available',
    createdAt: 0,
    ownerAccount: ACCOUNT,
    gateway,
    amazonSideAsn: 64_600,
    siteLinkEnabled: false,
    routeFilterPrefixes: [],
    tags: {},
    peers: [peer(name, octet)],
    ...vif,
  })
}

export function peer(name: string, octet: number, over: Partial<BgpPeer> = {}): BgpPeer {
  return {
    id: `dxpeer-${name}`,
    addressFamily: 'ipv4',
    asn: 65_000,
    authKey: '0x123456',
    amazonAddress: `169.254.${octet}.1/30`,
    customerAddress: `169.254.${octet}.2/30`,
    state: 'available',
    ...over,
  }
}

const TUNNEL: VpnTunnel = {
  outsideIpAddress: '203.0.113.1',
  insideCidr: '169.254.100.0/30',
  preSharedKey: 'abcdefgh',
  phase1LifetimeSeconds: 28_800,
  phase2LifetimeSeconds: 3600,
  rekeyMarginTimeSeconds: 270,
  rekeyFuzzPercentage: 100,
  replayWindowSize: 1024,
  dpdTimeoutSeconds: 30,
  dpdTimeoutAction: 'clear',
  startupAction: 'add',
  enableTunnelLifecycleControl: false,
}

interface VpnOptions {
  readonly name?: string
  readonly staticRoutes?: readonly string[] | undefined
  readonly tunnel?: Partial<VpnTunnel>
  readonly customerGateway?: Partial<CustomerGateway>
  readonly vpn?: Partial<VpnConnection>
}

/** A VPN connection `vpn-1` called `backup` from the router with this address to the gateway; with BGP unless it lists routes. */
export function vpn(draft: Draft, address: string, gateway: string, options: VpnOptions = {}): void {
  const { name = 'backup', staticRoutes, tunnel } = options
  const number = name === 'backup' ? '1' : name
  draft.put('customerGateway', `cgw-${number}`, SCOPE, {
    bgpAsn: 65_000,
    ipAddress: address,
    state: 'available',
    tags: {},
    ...options.customerGateway,
  })
  draft.put('vpnConnection', `vpn-${number}`, SCOPE, {
    customerGatewayId: `cgw-${number}`,
    virtualPrivateGatewayId: gateway,
    state: 'available',
    staticRoutesOnly: staticRoutes !== undefined,
    staticRoutes: (staticRoutes ?? []).map(cidr => ({ cidr, state: 'available' as const })),
    localIpv4NetworkCidr: '0.0.0.0/0',
    remoteIpv4NetworkCidr: '0.0.0.0/0',
    enableAcceleration: false,
    tunnels: [
      { ...TUNNEL, ...tunnel },
      { ...TUNNEL, outsideIpAddress: '203.0.113.2', insideCidr: '169.254.101.0/30', ...tunnel },
    ],
    createdAt: 0,
    tags: { 'landbridge:name': name },
    ...options.vpn,
  })
}

export function flow(draft: Draft, to: string, steadyBps: number, peakBps: number, from = 'app', single = false): void {
  draft.put('flow', `flow-${from}-${to}`, SCOPE, { from: `h-${from}`, to: `h-${to}`, steadyBps, peakBps, single })
}
