import type { Router } from '../../src/resources/customerSide.ts'
import { draftOf } from '../../src/resources/draft.ts'
import { WorldTables } from '../../src/resources/tables.ts'
import type { VpnTunnel } from '../../src/resources/vpn.ts'
import type { Draft, World } from '../../src/resources/world.ts'
import type { Geography } from '../../src/topology/builder.ts'

const ACCOUNT = '123456789012'
const SCOPE = { account: ACCOUNT, region: 'us-east-1' }

/** Worlds written row by row, so that the engine is tested without the API that usually makes them. */
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
    })[code.toUpperCase()],
  region: region => (region === 'us-east-1' ? [39.0, -77.5] : undefined),
}

export interface EdgeRouter extends Partial<Router> {
  readonly name: string
}

function site(draft: Draft, routers: readonly EdgeRouter[], hostMtu = 9001, gateway: 'ecmp' | 'vrrp' = 'ecmp'): void {
  draft.put('site', 'site-1', SCOPE, {
    name: 'ashburn',
    place: 'Ashburn, VA',
    prefixes: ['10.0.0.0/16'],
    gateway,
    mtu: hostMtu,
    generated: false,
  })
  routers.forEach((router, i) => {
    draft.put('router', `r-${router.name}`, SCOPE, {
      siteId: 'site-1',
      asn: 65_000,
      kind: 'managed',
      generated: false,
      publicAddress: `198.51.100.${i + 1}`,
      bfd: true,
      gracefulRestart: false,
      holdSeconds: 90,
      keepaliveSeconds: 30,
      stateful: false,
      uplinkBps: 10e9,
      vpnEcmp: false,
      policies: {},
      ownNeighbours: false,
      ...router,
    })
  })
  draft.put('host', 'h-app', SCOPE, { name: 'app', address: '10.0.1.10', siteId: 'site-1' })
}

function vpc(draft: Draft, name: string, cidr: string, host: string, address: string): void {
  draft.put('vpc', `vpc-${name}`, SCOPE, {
    cidrs: [{ associationId: `a-${name}`, cidr }],
    ipv6Cidrs: [],
    isDefault: false,
    instanceTenancy: 'default',
    dhcpOptionsId: 'dopt-1',
    enableDnsSupport: true,
    enableDnsHostnames: false,
    enableNetworkAddressUsageMetrics: false,
    state: 'available',
    tags: { Name: name },
  })
  draft.put('virtualPrivateGateway', `vgw-${name}`, SCOPE, {
    amazonSideAsn: 64_512,
    state: 'available',
    attachment: { vpcId: `vpc-${name}`, state: 'attached' },
    tags: { Name: `${name}-vgw` },
  })
  draft.put('routeTable', `rtb-${name}`, SCOPE, {
    vpcId: `vpc-${name}`,
    associations: [{ id: `as-${name}`, main: true }],
    routes: [{ destination: cidr, target: { kind: 'local', id: 'local' }, origin: 'CreateRouteTable' }],
    propagatingGateways: [`vgw-${name}`],
    tags: {},
  })
  draft.put('host', `h-${host}`, SCOPE, { name: host, address, vpcId: `vpc-${name}` })
}

interface Port {
  readonly name: string
  readonly location: string
  readonly device: string
  readonly router: string
  readonly gateway: { readonly kind: 'virtualPrivateGateway' | 'directConnectGateway'; readonly id: string }
  readonly octet: number
  readonly carrier?: { readonly name: string; readonly forwardsLossOfLight: boolean }
}

function port(draft: Draft, { name, location, device, router, gateway, octet, carrier }: Port): void {
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
  draft.put('crossConnect', `xc-${name}`, SCOPE, {
    connectionId: `dxcon-${name}`,
    routerId: `r-${router}`,
    madeAt: 0,
    ...(carrier ? { carrier } : {}),
  })
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
    peers: [
      {
        id: `dxpeer-${name}`,
        addressFamily: 'ipv4',
        asn: 65_000,
        authKey: '0x123456',
        amazonAddress: `169.254.${octet}.1/30`,
        customerAddress: `169.254.${octet}.2/30`,
        state: 'available',
      },
    ],
  })
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

function vpn(draft: Draft, address: string, gateway: string, staticRoutes?: readonly string[]): void {
  draft.put('customerGateway', 'cgw-1', SCOPE, { bgpAsn: 65_000, ipAddress: address, state: 'available', tags: {} })
  draft.put('vpnConnection', 'vpn-1', SCOPE, {
    customerGatewayId: 'cgw-1',
    virtualPrivateGatewayId: gateway,
    state: 'available',
    staticRoutesOnly: staticRoutes !== undefined,
    staticRoutes: (staticRoutes ?? []).map(cidr => ({ cidr, state: 'available' as const })),
    localIpv4NetworkCidr: '0.0.0.0/0',
    remoteIpv4NetworkCidr: '0.0.0.0/0',
    enableAcceleration: false,
    tunnels: [TUNNEL, { ...TUNNEL, outsideIpAddress: '203.0.113.2', insideCidr: '169.254.101.0/30' }],
    createdAt: 0,
    tags: { 'landbridge:name': 'backup' },
  })
}

function flow(draft: Draft, to: string, steadyBps: number, peakBps: number): void {
  draft.put('flow', `flow-${to}`, SCOPE, { from: 'h-app', to: `h-${to}`, steadyBps, peakBps, single: false })
}

/** One 10G virtual interface on a gateway, no BFD, a static VPN on the same gateway and router behind it. */
export function nobodyTestedFailover(
  options: { readonly router?: Partial<Router>; readonly carrier?: Port['carrier']; readonly listed?: readonly string[] } = {},
): World {
  return worldOf(draft => {
    site(draft, [{ name: 'edge', bfd: false, ...options.router }])
    vpc(draft, 'prod', '10.20.0.0/16', 'db', '10.20.1.10')
    port(draft, {
      name: 'a',
      location: 'EqDC2',
      device: 'EqDC2-1',
      router: 'edge',
      gateway: { kind: 'virtualPrivateGateway', id: 'vgw-prod' },
      octet: 20,
      ...(options.carrier ? { carrier: options.carrier } : {}),
    })
    vpn(draft, '198.51.100.1', 'vgw-prod', options.listed ?? ['10.0.0.0/16'])
    flow(draft, 'db', 3e9, 7e9)
  })
}

/** Two 10G connections at two locations behind one DX gateway with two VPCs, a BGP VPN on edge-2 to the first VPC. */
export function twoLocations(options: { readonly gateway?: 'ecmp' | 'vrrp'; readonly bfd?: boolean } = {}): World {
  return worldOf(draft => {
    const bfd = options.bfd ?? true
    site(
      draft,
      [
        { name: 'edge-1', bfd },
        { name: 'edge-2', bfd },
      ],
      9001,
      options.gateway,
    )
    vpc(draft, 'prod', '10.20.0.0/16', 'db', '10.20.1.10')
    vpc(draft, 'analytics', '10.30.0.0/16', 'lake', '10.30.1.10')
    draft.put('directConnectGateway', 'dxgw-hub', SCOPE, { name: 'hub', amazonSideAsn: 64_600, state: 'available', tags: {} })
    for (const name of ['prod', 'analytics']) {
      draft.put('directConnectGatewayAssociation', `assoc-${name}`, SCOPE, {
        directConnectGatewayId: 'dxgw-hub',
        gateway: { kind: 'virtualPrivateGateway', id: `vgw-${name}`, region: 'us-east-1', ownerAccount: ACCOUNT },
        allowedPrefixes: [],
        state: 'associated',
      })
    }
    const gateway = { kind: 'directConnectGateway', id: 'dxgw-hub' } as const
    port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge-1', gateway, octet: 20 })
    port(draft, { name: 'b', location: 'CSVA1', device: 'CSVA1-1', router: 'edge-2', gateway, octet: 21 })
    vpn(draft, '198.51.100.2', 'vgw-prod')
    flow(draft, 'db', 3e9, 7e9)
    flow(draft, 'lake', 0.5e9, 1e9)
  })
}
