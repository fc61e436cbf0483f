import assert from 'node:assert/strict'
import { test } from 'node:test'
import { positionOf } from '../../src/estate/parseEstate.ts'
import { AwsError } from '../../src/resources/refusal.ts'
import { estateOf, InMemory } from './inMemory.ts'

const ESTATE = `landbridge: 1
region: us-east-1
sites:
  ashburn:
    prefixes: [10.0.0.0/16]
    routers: { edge-1: { asn: 65002 }, edge-2: { asn: 65002 }, edge-3: { asn: 65002 } }
    hosts: { app: 10.0.1.10 }
vpcs:
  prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } }
  test: { cidr: 10.30.0.0/16 }
directConnectGateways:
  hub: { asn: 64600, vpcs: [prod] }
connections:
  dx: { location: EqDC2, bandwidth: 10Gbps, router: edge-1 }
virtualInterfaces:
  vif: { connection: dx, type: private, vlan: 100, gateway: hub }
vpnConnections:
  backup: { router: edge-2, vpc: prod, routing: static }
flows:
  - { from: app, to: db, steady: 1Gbps }
`

/** An edit of the file, the calls that follow from it, and nothing else. */
for (const [from, to, because, ...calls] of [
  ['vlan: 100,', 'vlan: 100, mtu: 9001,', 'an MTU changes in place', 'UpdateVirtualInterfaceAttributes virtualInterfaces.vif'],
  [
    '[prod]',
    '[prod, test]',
    'a VPC joins the gateway and gets one of its own',
    'CreateVpnGateway vpcs.test.gateway',
    'AttachVpnGateway vpcs.test.gateway',
    'CreateDirectConnectGatewayAssociation directConnectGateways.hub.vpcs.test',
    'EnableVgwRoutePropagation vpcs.test.gateway',
  ],
  [
    '[prod]',
    '{ prod: { allowed: [10.20.0.0/17] } }',
    'a filter changes in place',
    'UpdateDirectConnectGatewayAssociation directConnectGateways.hub.vpcs.prod',
  ],
  [
    '10Gbps, router: edge-1',
    '10Gbps, router: edge-3',
    'a patch moves with the tag',
    'TagResource connections.dx',
    'PutCrossConnect connections.dx',
  ],
  [
    'router: edge-1 }',
    'router: edge-1, carrier: { name: Metro } }',
    'a carrier is what smart hands cannot know',
    'PutCrossConnect connections.dx',
  ],
  [
    'routing: static }',
    'routing: static, routes: [10.0.0.0/17] }',
    'static routes are replaced',
    'CreateVpnConnectionRoute vpnConnections.backup',
    'DeleteVpnConnectionRoute vpnConnections.backup',
  ],
  [
    'vlan: 100,',
    'vlan: 100, siteLink: true, rateLimit: 1.2 Gbps, prefixAllocation: { ipv4: 500 },',
    'what of a virtual interface changes in place',
    'UpdateVirtualInterfaceAttributes virtualInterfaces.vif',
  ],
  [
    'gateway: hub }\n',
    'gateway: hub }\n  pub: { connection: dx, type: public, vlan: 101, addresses: { amazon: 203.0.113.1/30, customer: 203.0.113.2/30 }, routeFilterPrefixes: [198.51.100.0/24] }\n',
    'a public virtual interface is ordered',
    'CreatePublicVirtualInterface virtualInterfaces.pub',
  ],
  ['steady: 1Gbps', 'steady: 2Gbps', 'a flow changes in place'],
  ['steady: 1Gbps', 'steady: 1Gbps, back: { steady: 1Mbps }, packetSize: 512, packets: 1400', 'a flow says more of itself'],
  ['cidr: 10.30.0.0/16', 'cidrs: [10.30.0.0/16, 10.31.0.0/16]', 'a second CIDR is added', 'AssociateVpcCidrBlock vpcs.test'],
  [
    '10.20.1.10 }',
    '10.20.1.10, web: 10.20.9.10 }',
    'a host elsewhere needs a subnet, and the old one stays',
    'CreateSubnet vpcs.prod.subnets.prod-10.20.9.0-24',
  ],
] as const) {
  test(`${because}: ${to}`, () => {
    const memory = new InMemory()
    assert.deepEqual(memory.apply(estateOf(ESTATE)).problems, [])
    const edited = estateOf(ESTATE.replace(from, to))
    const summary = memory.apply(edited)
    assert.deepEqual(summary.problems, [])
    assert.deepEqual(
      memory.calls.filter(call => !/^Put(Site|Router|Host|Flow) /.test(call)),
      calls,
    )
    assert.ok(summary.changed.length + summary.created.length > 0)
    const again = memory.apply(edited)
    assert.deepEqual([again.created, again.changed, again.problems], [[], [], []], 'applied again it changes nothing')
  })
}

test('a transit virtual interface is ordered on a DX gateway of its own', () => {
  const memory = new InMemory()
  const estate = ESTATE.replace('connections:', '  far: { asn: 64601 }\nconnections:').replace(
    'vpnConnections:',
    '  far: { connection: dx, type: transit, vlan: 102, gateway: far, mtu: 8500 }\nvpnConnections:',
  )
  const summary = memory.apply(estateOf(estate))
  assert.deepEqual(summary.problems, [])
  const { type, mtu } = memory.world.get('virtualInterface', summary.ids['virtualInterfaces.far'] ?? '')?.body ?? {}
  assert.deepEqual([type, mtu], ['transit', 8500])
})

for (const [from, to, about, expected] of [
  ['EqDC2', 'CSVA1', 'connections.dx', /has location EqDC2 and the estate says CSVA1; AWS cannot change that in place/],
  ['vlan: 100', 'vlan: 200', 'virtualInterfaces.vif', /has vlan 100 and the estate says 200/],
  ['64600', '64601', 'directConnectGateways.hub', /has asn 64600 and the estate says 64601/],
  ['routing: static', 'routing: bgp', 'vpnConnections.backup', /has routing static and the estate says bgp/],
  ['65002', '65003', 'sites.ashburn.routers.edge-2', /has asn 65002 and the estate says 65003/],
  ['10.30.0.0/16', '10.40.0.0/16', 'vpcs.test', /has cidr 10.30.0.0\/16 and the estate says 10.40.0.0\/16/],
] as const) {
  test(`what AWS fixes when a thing is made is told, and nothing is replaced: ${to}`, () => {
    const memory = new InMemory()
    memory.apply(estateOf(ESTATE))
    const { problems, deleted } = memory.apply(estateOf(ESTATE.replaceAll(from, to)))
    const told = problems.find(problem => problem.about === about)
    assert.match(told?.summary ?? '', expected)
    assert.deepEqual(deleted, [])
    assert.deepEqual(
      memory.calls.filter(call => call.startsWith('Delete')),
      [],
    )
  })
}

test('what the estate does not name any more stays, and goes with prune in the order that AWS demands', () => {
  const memory = new InMemory()
  memory.apply(estateOf(ESTATE))
  const less = estateOf('landbridge: 1\nregion: us-east-1\n')
  assert.deepEqual(memory.apply(less).deleted, [])
  assert.equal([...memory.world.all('connection')].length, 1)
  const { deleted, problems } = memory.apply(less, { prune: true })
  assert.deepEqual(problems, [])
  assert.ok(deleted.indexOf('virtualInterfaces.vif') < deleted.indexOf('connections.dx'))
  assert.ok(deleted.indexOf('vpnConnections.backup') < deleted.indexOf('virtualPrivateGateways.prod'))
  const left = ['vpc', 'subnet', 'site', 'router', 'host', 'flow'].flatMap(kind => [...memory.world.all(kind as 'vpc')])
  assert.deepEqual(
    left.filter(({ body }) => !body.isDefault && !('defaultForAz' in body && body.defaultForAz)),
    [],
  )
})

test('prune leaves alone what no estate made', () => {
  const memory = new InMemory()
  memory.apply(estateOf(ESTATE))
  const body = { name: 'theirs', prefixes: [], gateway: 'ecmp', mtu: 1500, generated: false } as const
  memory.world.put('site', 'site-123456789012-theirs', { account: '123456789012', region: 'landbridge' }, body)
  memory.apply(estateOf('landbridge: 1\nregion: us-east-1\n'), { prune: true })
  assert.deepEqual(
    [...memory.world.all('site')].map(row => row.body.name),
    ['theirs'],
  )
})

test('without hands nothing gets light: the interface waits, is told of, and comes when the patch is made', () => {
  const memory = new InMemory()
  memory.hands = 'manual'
  const { problems } = memory.apply(estateOf(ESTATE), { polls: 3 })
  assert.deepEqual(
    problems.map(({ summary }) => summary),
    ['virtualInterfaces.vif was left out, because its connection dx is pending; apply the estate again when it is available.'],
  )
  assert.equal(
    memory.waits.filter(wait => wait.startsWith('connection available')).length,
    4,
    'the first look, and no more than it was told',
  )
  memory.hands = 'auto'
  const { created, problems: none } = memory.apply(estateOf(ESTATE))
  assert.deepEqual([created, none], [['virtualInterfaces.vif'], []])
})

test('many things that settle at the first look are all waited for, however little patience there is', () => {
  const names = Array.from({ length: 45 }, (_, at) => `v${at}`)
  const vpcs = names.map((name, at) => `  ${name}: { cidr: 10.${100 + at}.0.0/16 }`).join('\n')
  const gateways = [0, 1, 2].map(
    at => `  hub-${at}: { asn: ${64_600 + at}, vpcs: [${names.slice(15 * at, 15 * at + 15).join(', ')}] }`,
  )
  const text = `landbridge: 1\nregion: us-east-1\nquotas: { vpcsPerRegion: 60, virtualPrivateGatewaysPerRegion: 60 }\nvpcs:\n${vpcs}\ndirectConnectGateways:\n${gateways.join('\n')}\n`
  assert.deepEqual(new InMemory().apply(estateOf(text), { polls: 2 }).problems, [])
})

test('a refusal is told at the place of the thing, and only what needs the thing is left out', () => {
  const estate = estateOf(ESTATE)
  const memory = new InMemory()
  memory.refuse = ({ operation }) =>
    operation === 'CreateDirectConnectGateway'
      ? new AwsError('DirectConnectClientException', 'The ASN 64600 is taken.')
      : undefined
  const { problems, created } = memory.apply(estate)
  assert.deepEqual(
    problems.map(({ about, summary }) => `${positionOf(estate, about).line} ${summary}`),
    [
      '12 The ASN 64600 is taken.',
      '16 virtualInterfaces.vif was left out, because it needs directConnectGateways.hub, which could not be made.',
    ],
  )
  assert.ok(created.includes('vpnConnections.backup') && created.includes('flows.0'))
})

test('what is there cannot be listed: nothing is made twice', () => {
  const memory = new InMemory()
  memory.refuse = ({ operation }) =>
    operation === 'DescribeVpcs' ? new AwsError('UnauthorizedOperation', 'Not you.', 403) : undefined
  const { problems } = memory.apply(estateOf(ESTATE))
  assert.deepEqual(problems, [
    {
      about: '',
      summary: 'The rest of the estate was left out, because what is there could not be listed: Not you.',
      code: 'UnauthorizedOperation',
    },
  ])
  assert.ok(!memory.calls.some(call => call.startsWith('Create')))
})

test('a broken driver is no refusal: it ends the application', () => {
  const memory = new InMemory()
  memory.refuse = () => {
    throw new TypeError('no network')
  }
  assert.throws(() => memory.apply(estateOf(ESTATE)), { message: 'no network' })
})

test("what a file says about a router's end of an interface or a VPN becomes the router's policy", () => {
  const memory = new InMemory()
  memory.apply(
    estateOf(
      ESTATE.replace('gateway: hub }', 'gateway: hub, communities: ["7224:7100"] }').replace(
        'routing: static }',
        'routing: static, distance: 1 }',
      ),
    ),
  )
  const policies = [...memory.world.all('router')].map(({ body }) => [body.name, body.policies, body.ownNeighbours])
  assert.deepEqual(policies, [
    ['edge-1', { vif: { communities: ['7224:7100'] } }, false],
    ['edge-2', { backup: { distance: 1 } }, false],
    ['edge-3', {}, false],
  ])
})

test('things are made in their own Region and account', () => {
  const memory = new InMemory()
  const text = ESTATE.replace('10.30.0.0/16', '10.30.0.0/16, region: eu-west-1')
    .replace('[prod]', '[prod, test]')
    .replace('region: us-east-1', 'region: us-east-1\naccount: 111122223333')
  assert.deepEqual(memory.apply(estateOf(text)).problems, [])
  const where = [...memory.world.all('virtualPrivateGateway')].map(({ account, region }) => `${account} ${region}`)
  assert.deepEqual(where, ['111122223333 us-east-1', '111122223333 eu-west-1'])
  assert.equal([...memory.world.all('directConnectGatewayAssociation')].length, 2)
})
