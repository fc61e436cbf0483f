import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftOf } from '../resources/draft.ts'
import type { Observation, ObservationOf, ObservedView } from '../resources/observed.ts'
import { WorldTables } from '../resources/tables.ts'
import type { Draft, World } from '../resources/world.ts'
import type { Datum, RatesById } from './datum.ts'
import { directConnectData } from './directConnectData.ts'
import { vpnData } from './vpnData.ts'

const SCOPE = { account: '123456789012', region: 'us-east-1' }
const NO_RATES: RatesById = new Map()

function worldOf(write: (draft: Draft) => void): World {
  const tables = new WorldTables()
  const draft = draftOf(tables)
  write(draft)
  for (const { after } of draft.changes()) if (after) tables.set(after)
  return tables
}

function seen(...observations: readonly Observation[]): ObservedView {
  return {
    get: <K extends Observation['kind']>(kind: K, id: string) =>
      observations.find(one => one.kind === kind && one.id === id) as ObservationOf<K> | undefined,
  }
}

/** `Metric{dimension values} value unit`, one per datum. */
function lines(data: Iterable<Datum>): string[] {
  return [...data].map(
    ({ metric, dimensions, value, unit }) => `${metric}{${Object.values(dimensions).join(',')}} ${value} ${unit}`,
  )
}

const CONNECTION = {
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

const PEER = {
  id: 'dxpeer-a',
  addressFamily: 'ipv4',
  asn: 65_000,
  authKey: 'secret-key',
  amazonAddress: '169.254.20.1/30',
  customerAddress: '169.254.20.2/30',
  state: 'available',
} as const

const VIRTUAL_INTERFACE = {
  type: 'private',
  connectionId: 'dxcon-a',
  name: 'vif-a',
  vlan: 100,
  mtu: 9001,
  state: 'available',
  createdAt: 0,
  ownerAccount: SCOPE.account,
  amazonSideAsn: 64_512,
  peers: [PEER],
  siteLinkEnabled: false,
  routeFilterPrefixes: [],
  tags: {},
} as const

const route = { cidr: '10.0.0.0/16', asPath: [65_000], communities: [], installedAt: 0 }
const established = {
  kind: 'session',
  id: 'dxpeer-a',
  up: true,
  since: 0,
  accepted: [route],
  advertised: [route, route],
} as const satisfies Observation

test('AWS/DX: a lit port, its virtual interface and what it carries', () => {
  const world = worldOf(draft => {
    draft.put('connection', 'dxcon-a', SCOPE, CONNECTION)
    draft.put('virtualInterface', 'dxvif-a', SCOPE, VIRTUAL_INTERFACE)
  })
  const rates = new Map([['dxvif-a', { fromAwsBps: 8e9, toAwsBps: 4e9 }]])
  assert.deepEqual(lines(directConnectData(world, seen(established), rates)), [
    'ConnectionState{dxcon-a} 1 None',
    'ConnectionBpsEgress{dxcon-a} 8000000000 Bits/Second',
    'ConnectionPpsEgress{dxcon-a} 1000000 Count/Second',
    'ConnectionBpsIngress{dxcon-a} 4000000000 Bits/Second',
    'ConnectionPpsIngress{dxcon-a} 500000 Count/Second',
    'ConnectionLightLevelTx{dxcon-a,1} -2 None',
    'ConnectionLightLevelRx{dxcon-a,1} -4 None',
    'VirtualInterfaceBpsEgress{dxcon-a,dxvif-a} 8000000000 Bits/Second',
    'VirtualInterfacePpsEgress{dxcon-a,dxvif-a} 1000000 Count/Second',
    'VirtualInterfaceBpsIngress{dxcon-a,dxvif-a} 4000000000 Bits/Second',
    'VirtualInterfacePpsIngress{dxcon-a,dxvif-a} 500000 Count/Second',
    'VirtualInterfaceBgpStatus{dxcon-a,dxvif-a,ipv4} 1 None',
    'VirtualInterfaceBgpPrefixesAccepted{dxcon-a,dxvif-a,ipv4} 1 Count',
    'VirtualInterfaceBgpPrefixesAdvertised{dxcon-a,dxvif-a,ipv4} 2 Count',
  ])
})

test('AWS/DX: members of a LAG with light share what it carries, and a partner’s port carries what it hosts', () => {
  const world = worldOf(draft => {
    for (const [id, state] of [
      ['dxcon-1', 'available'],
      ['dxcon-2', 'available'],
      ['dxcon-3', 'down'],
    ] as const)
      draft.put('connection', id, SCOPE, { ...CONNECTION, state, lagId: 'dxlag-1' })
    draft.put('connection', 'dxcon-p', SCOPE, { ...CONNECTION, role: 'interconnect' })
    draft.put('connection', 'dxcon-h', SCOPE, { ...CONNECTION, role: 'hosted', parentId: 'dxcon-p' })
    draft.put('virtualInterface', 'dxvif-l', SCOPE, { ...VIRTUAL_INTERFACE, connectionId: 'dxlag-1' })
    draft.put('virtualInterface', 'dxvif-h', SCOPE, { ...VIRTUAL_INTERFACE, connectionId: 'dxcon-h' })
  })
  const rates = new Map([
    ['dxvif-l', { fromAwsBps: 6e9, toAwsBps: 0 }],
    ['dxvif-h', { fromAwsBps: 1e9, toAwsBps: 0 }],
  ])
  const egress = lines(directConnectData(world, seen(), rates)).filter(line => line.startsWith('ConnectionBpsEgress'))
  assert.deepEqual(egress, [
    'ConnectionBpsEgress{dxcon-1} 3000000000 Bits/Second',
    'ConnectionBpsEgress{dxcon-2} 3000000000 Bits/Second',
    'ConnectionBpsEgress{dxcon-3} 0 Bits/Second',
    'ConnectionBpsEgress{dxcon-p} 1000000000 Bits/Second',
    'ConnectionBpsEgress{dxcon-h} 1000000000 Bits/Second',
  ])
})

test('AWS/DX: MACsec is told of ports that have it, and of a LAG when all its members do', () => {
  const world = worldOf(draft => {
    const lag = { ...CONNECTION, minimumLinks: 0, allowsHostedConnections: false }
    draft.put('lag', 'dxlag-1', SCOPE, lag)
    draft.put('connection', 'dxcon-1', SCOPE, { ...CONNECTION, lagId: 'dxlag-1' })
    draft.put('connection', 'dxcon-2', SCOPE, { ...CONNECTION, lagId: 'dxlag-1' })
    draft.put('connection', 'dxcon-3', SCOPE, CONNECTION)
  })
  const light = (id: string, encrypted: boolean) => ({ kind: 'light', id, up: true, encrypted, since: 0 }) as const
  const told = (...lights: Observation[]) =>
    lines(directConnectData(world, seen(...lights), NO_RATES)).filter(line => line.startsWith('ConnectionEncryption'))
  assert.deepEqual(told(), [])
  assert.deepEqual(told(light('dxcon-1', true), light('dxcon-2', false)), [
    'ConnectionEncryptionState{dxcon-1} 1 None',
    'ConnectionEncryptionState{dxcon-2} 0 None',
    'ConnectionEncryptionState{dxlag-1} 0 None',
  ])
  assert.equal(told(light('dxcon-1', true), light('dxcon-2', true)).at(-1), 'ConnectionEncryptionState{dxlag-1} 1 None')
})

// biome-ignore format: a table is read by its rows
const TABLE: readonly [because: string, connection: object, virtualInterface: object, sessions: readonly Observation[], metric: string, values: readonly number[]][] = [
  ['a silent failure leaves the light on', {}, {}, [{ ...established, up: false, accepted: [], advertised: [] }], 'ConnectionState', [1]],
  ['and is seen on BGP', {}, {}, [{ ...established, up: false, accepted: [], advertised: [] }], 'VirtualInterfaceBgpStatus', [0]],
  ['a session that nobody has seen is down', {}, {}, [], 'VirtualInterfaceBgpStatus', [0]],
  ['no light is state 0', { state: 'down' }, {}, [], 'ConnectionState', [0]],
  ['no light is received', { state: 'down' }, {}, [], 'ConnectionLightLevelRx', [-40]],
  ['AWS goes on sending light', { state: 'down' }, {}, [], 'ConnectionLightLevelTx', [-2]],
  ['100G has four lanes', { bandwidth: '100Gbps' }, {}, [], 'ConnectionLightLevelRx', [-4, -4, -4, -4]],
  ['a hosted connection has no optics of its own', { role: 'hosted' }, {}, [], 'ConnectionLightLevelRx', []],
  ['a port that is only ordered has no series', { state: 'requested' }, {}, [], 'ConnectionState', []],
  ['nor has one that is gone', { state: 'deleted' }, {}, [], 'ConnectionState', []],
  ['nor has a virtual interface that is gone', {}, { state: 'deleted' }, [established], 'VirtualInterfaceBgpStatus', []],
  ['without a rate limiter there is no utilization', {}, {}, [], 'VirtualInterfaceUtilizationEgress', []],
  ['a rate limiter is what utilization is measured by', {}, { rateLimit: '4Gbps' }, [], 'VirtualInterfaceUtilizationEgress', [25]],
]

for (const [because, connection, virtualInterface, sessions, metric, values] of TABLE) {
  test(`AWS/DX: ${because}`, () => {
    const world = worldOf(draft => {
      draft.put('connection', 'dxcon-a', SCOPE, { ...CONNECTION, ...connection })
      draft.put('virtualInterface', 'dxvif-a', SCOPE, { ...VIRTUAL_INTERFACE, ...virtualInterface })
    })
    const data = [...directConnectData(world, seen(...sessions), new Map([['dxvif-a', { fromAwsBps: 1e9, toAwsBps: 0 }]]))]
    assert.deepEqual(
      data.filter(datum => datum.metric === metric).map(({ value }) => value),
      values,
    )
    assert.ok(!JSON.stringify(data).includes(PEER.authKey))
  })
}

const TUNNEL = {
  outsideIpAddress: '203.0.113.1',
  insideCidr: '169.254.44.0/30',
  preSharedKey: 'secret-key',
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

function vpnWorld(staticRoutesOnly: boolean): World {
  return worldOf(draft =>
    draft.put('vpnConnection', 'vpn-1', SCOPE, {
      customerGatewayId: 'cgw-1',
      virtualPrivateGatewayId: 'vgw-1',
      state: 'available',
      staticRoutesOnly,
      staticRoutes: [],
      localIpv4NetworkCidr: '0.0.0.0/0',
      remoteIpv4NetworkCidr: '0.0.0.0/0',
      enableAcceleration: false,
      tunnels: [TUNNEL, { ...TUNNEL, outsideIpAddress: '203.0.113.2' }],
      createdAt: 0,
      tags: {},
    }),
  )
}

const ike = { kind: 'tunnel', id: 'vpn-1/1', ike: true, bgp: false, acceptedRouteCount: 0, since: 0 } as const

test('AWS/VPN: per tunnel and per connection, bytes of five minutes, seen from AWS', () => {
  const rates = new Map([['vpn-1/1', { fromAwsBps: 8e6, toAwsBps: 4e6 }]])
  assert.deepEqual(lines(vpnData(vpnWorld(false), seen({ ...ike, bgp: true }), rates)), [
    'TunnelState{vpn-1,203.0.113.1} 1 None',
    'TunnelDataIn{vpn-1,203.0.113.1} 150000000 Bytes',
    'TunnelDataOut{vpn-1,203.0.113.1} 300000000 Bytes',
    'TunnelState{vpn-1,203.0.113.2} 0 None',
    'TunnelDataIn{vpn-1,203.0.113.2} 0 Bytes',
    'TunnelDataOut{vpn-1,203.0.113.2} 0 Bytes',
    'TunnelState{vpn-1} 0.5 None',
    'TunnelDataIn{vpn-1} 150000000 Bytes',
    'TunnelDataOut{vpn-1} 300000000 Bytes',
  ])
})

test('AWS/VPN: with BGP a tunnel counts when its session does, with static routes when IKE does', () => {
  const state = (isStatic: boolean) => lines(vpnData(vpnWorld(isStatic), seen(ike), NO_RATES))[0]
  assert.equal(state(false), 'TunnelState{vpn-1,203.0.113.1} 0 None')
  assert.equal(state(true), 'TunnelState{vpn-1,203.0.113.1} 1 None')
})
