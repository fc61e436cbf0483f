/** Bodies of rows for tests of events, with secrets in them. */

export const CONNECTION = {
  name: 'dx-a',
  location: 'EqDC2',
  bandwidth: '10Gbps',
  state: 'available',
  createdAt: 0,
  awsDevice: 'EqDC2-1',
  awsLogicalDevice: 'EqDC2-1',
  requestMACSec: false,
  macSecCapable: true,
  tags: {},
} as const

export const VIRTUAL_INTERFACE = {
  type: 'private',
  connectionId: 'dxcon-1',
  name: 'vif-a',
  vlan: 100,
  mtu: 9001,
  state: 'available',
  createdAt: 0,
  ownerAccount: '111111111111',
  amazonSideAsn: 64_512,
  peers: [
    {
      id: 'dxpeer-1',
      addressFamily: 'ipv4',
      asn: 65_000,
      authKey: 'planted-md5-key',
      amazonAddress: '169.254.20.1/30',
      customerAddress: '169.254.20.2/30',
      state: 'available',
    },
  ],
  siteLinkEnabled: false,
  routeFilterPrefixes: [],
  tags: {},
} as const

const TUNNEL = {
  outsideIpAddress: '203.0.113.1',
  insideCidr: '169.254.44.0/30',
  preSharedKey: 'planted-pre-shared-key',
  phase1LifetimeSeconds: 28_800,
  phase2LifetimeSeconds: 3600,
  rekeyMarginTimeSeconds: 270,
  rekeyFuzzPercentage: 100,
  replayWindowSize: 1024,
  dpdTimeoutSeconds: 30,
  dpdTimeoutAction: 'clear',
  startupAction: 'add',
  enableTunnelLifecycleControl: false,
} as const

export const VPN_CONNECTION = {
  customerGatewayId: 'cgw-1',
  virtualPrivateGatewayId: 'vgw-1',
  state: 'available',
  staticRoutesOnly: false,
  staticRoutes: [],
  localIpv4NetworkCidr: '0.0.0.0/0',
  remoteIpv4NetworkCidr: '0.0.0.0/0',
  enableAcceleration: false,
  tunnels: [TUNNEL, { ...TUNNEL, outsideIpAddress: '203.0.113.2' }],
  createdAt: 0,
  tags: { Name: 'backup' },
} as const
