import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAddress } from '../net/address.ts'
import type { NetworkInterface } from '../resources/endPoints.ts'
import type { Route } from '../resources/vpc.ts'
import type { Draft } from '../resources/world.ts'
import { forward } from '../routing/forward.ts'
import { compile } from './compile.ts'
import { GEOGRAPHY, vpc, worldOf } from './testWorld.ts'

const SCOPE = { account: '123456789012', region: 'us-east-1' }

/** VPCs `prod` 10.20/16, `shared` 10.30/16 and `far` 10.40/16 of another Region, prod and shared peered, shared and far too. */
function write(draft: Draft, routes: Readonly<Record<string, readonly Omit<Route, 'origin'>[]>>): void {
  vpc(draft, 'prod', '10.20.0.0/16', {})
  vpc(draft, 'shared', '10.30.0.0/16', {})
  vpc(draft, 'far', '10.40.0.0/16', {}, { region: 'us-west-1' })
  for (const [id, requesterVpcId, accepterVpcId, accepterRegion] of [
    ['pcx-1', 'vpc-prod', 'vpc-shared', 'us-east-1'],
    ['pcx-2', 'vpc-shared', 'vpc-far', 'us-west-1'],
  ] as const) {
    draft.put('vpcPeeringConnection', id, SCOPE, {
      requesterVpcId,
      accepterVpcId,
      accepterAccount: SCOPE.account,
      accepterRegion,
      state: 'active',
      message: 'Active',
      requesterDns: false,
      accepterDns: false,
      tags: {},
    })
  }
  for (const [table, more] of Object.entries(routes)) {
    const before = draft.get('routeTable', table)?.body.routes ?? []
    const after = [...before, ...more.map(route => ({ ...route, origin: 'CreateRoute' as const }))]
    if (draft.get('routeTable', table)) draft.update('routeTable', table, { routes: after })
  }
}

function fate(add: (draft: Draft) => void, to: string, from = 'rtb-prod'): { reason: string; mtu: number; hops: string[] } {
  const { network, baseline } = compile(worldOf(add), GEOGRAPHY)
  const address = parseAddress(to)
  assert.ok(address)
  const [branch] = forward(network, baseline.tables, new Set(), from, address)
  assert.ok(branch)
  return { reason: branch.reason, mtu: branch.mtu, hops: branch.hops.map(({ node }) => node) }
}

const peered = (destination: string, id = 'pcx-1') => ({ destination, target: { kind: 'vpcPeeringConnection', id } }) as const

for (const [routes, to, from, expected, mtu, because] of [
  [{ 'rtb-prod': [peered('10.30.0.0/16')] }, '10.30.1.1', 'rtb-prod', /^delivered at vpc-shared~edge/, 9001, 'the peer'],
  [
    { 'rtb-shared': [peered('10.40.0.0/16', 'pcx-2')] },
    '10.40.1.1',
    'rtb-shared',
    /^delivered at vpc-far/,
    8500,
    'another Region',
  ],
  [
    { 'rtb-prod': [peered('10.0.0.0/8')], 'rtb-shared': [peered('10.40.0.0/16', 'pcx-2')] },
    '10.40.1.1',
    'rtb-prod',
    /passes on nothing that comes by a peering/,
    9001,
    'peerings are not transitive',
  ],
  [{ 'rtb-prod': [peered('10.30.0.0/16', 'pcx-9')] }, '10.30.1.1', 'rtb-prod', /^blackhole: pcx-9/, Infinity, 'it is gone'],
] as const) {
  test(`a route to a peering: ${because}`, () => {
    const seen = fate(draft => write(draft, routes), to, from)
    assert.match(seen.reason, expected)
    assert.equal(seen.mtu, mtu)
  })
}

/** An instance's interface in a subnet of its own, whose table `rtb-fw` has these routes. */
function appliance(
  draft: Draft,
  card: Partial<NetworkInterface>,
  state: 'running' | 'stopped',
  routes: readonly Omit<Route, 'origin'>[],
): void {
  const [vpcId, subnetId] = ['vpc-prod', 'subnet-fw']
  draft.put('routeTable', 'rtb-fw', SCOPE, {
    vpcId,
    associations: [{ id: 'as-fw', main: false, subnetId }],
    routes: routes.map(route => ({ ...route, origin: 'CreateRoute' as const })),
    propagatingGateways: [],
    tags: {},
  })
  const instance = { imageId: 'ami-1', instanceType: 'c6in.large', state, subnetId, vpcId, reservationId: 'r-1', launchedAt: 0 }
  draft.put('instance', 'i-fw', SCOPE, { ...instance, tags: { Name: 'firewall' } })
  const attachment = { id: 'eni-attach-1', instanceId: 'i-fw', deviceIndex: 0, attachedAt: 0, deleteOnTermination: true }
  draft.put('networkInterface', 'eni-fw', SCOPE, {
    vpcId,
    subnetId,
    description: '',
    interfaceType: 'interface',
    requesterManaged: false,
    macAddress: '06:00:00:00:00:01',
    privateAddresses: ['10.20.9.9'],
    ipv6Addresses: [],
    securityGroupIds: [],
    sourceDestCheck: false,
    attachment,
    createdAt: 0,
    tags: {},
    ...card,
  })
}

const toAppliance = { destination: '0.0.0.0/0', target: { kind: 'networkInterface', id: 'eni-fw' } } as const

for (const [card, state, routes, expected, because] of [
  [{}, 'running', [peered('10.30.0.0/16')], /^delivered at vpc-shared/, "it sends on by its own subnet's table"],
  [{}, 'running', [], /^no route at rtb-fw/, 'which has no way on'],
  [
    { sourceDestCheck: true },
    'running',
    [],
    /^dropped by the source\/destination check of firewall \(eni-fw\)/,
    'the check is on',
  ],
  [{}, 'stopped', [], /^blackhole: eni-fw/, 'a stopped instance forwards nothing'],
  [{}, 'running', [toAppliance], /^loop between/, 'a table that leads to the appliance itself'],
] as const) {
  test(`a route to an appliance: ${because}`, () => {
    const seen = fate(draft => {
      write(draft, { 'rtb-prod': [toAppliance] })
      appliance(draft, card, state, routes)
    }, '10.30.1.1')
    assert.match(seen.reason, expected)
  })
}

for (const [direct, expected, because] of [
  [[], /^delivered at vpc-shared/, 'every block of the list is a route'],
  [
    [{ destination: '10.30.0.0/16', target: { kind: 'internetGateway', id: 'igw-1' } }],
    /^leaves to the Internet/,
    'of equal blocks the route that names it wins',
  ],
] as const) {
  test(`a route to a prefix list: ${because}`, () => {
    const seen = fate(draft => {
      draft.put('managedPrefixList', 'pl-1', SCOPE, {
        name: 'shared',
        addressFamily: 'IPv4',
        maxEntries: 5,
        version: 1,
        state: 'create-complete',
        entries: [{ cidr: '10.30.0.0/16' }, { cidr: '10.31.0.0/16' }],
        history: [],
        tags: {},
      })
      write(draft, { 'rtb-prod': [peered('pl-1'), ...direct] })
    }, '10.30.1.1')
    assert.match(seen.reason, expected)
  })
}
