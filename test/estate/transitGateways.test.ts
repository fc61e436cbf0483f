import assert from 'node:assert/strict'
import { test } from 'node:test'
import { InMemory } from './inMemory.ts'
import { APART, applied, PLAIN, routes, tables } from './transitEstates.ts'

test('without route tables everything is on AWS’s default one, and VPCs get the routes that they need', () => {
  const memory = new InMemory()
  applied(memory, PLAIN)
  assert.deepEqual(tables(memory), [
    'direct-connect-gateway in AWS, to AWS',
    'vpc in AWS, to AWS',
    'vpc in AWS, to AWS',
    'vpn in AWS, to AWS',
    'vpn in AWS, to AWS',
  ])
  assert.deepEqual(routes(memory, 'prod'), ['10.0.0.0/16', '10.30.0.0/16'])
  const [sealed] = [...memory.world.all('vpnConnection')].filter(({ body }) => body.outsideIpAddressType === 'PrivateIpv4')
  const transport = memory.world.get('transitGatewayAttachment', sealed?.body.transportAttachmentId ?? '')
  assert.equal(transport?.body.type, 'direct-connect-gateway')
  assert.deepEqual([...memory.world.all('customerGateway')].map(({ body }) => body.ipAddress).includes('10.0.9.1'), true)
  assert.deepEqual(
    [...memory.world.all('virtualInterface')].map(({ body }) => body.mtu),
    [8500],
  )
})

for (const [name, text] of Object.entries({ PLAIN, APART })) {
  test(`applying ${name} again makes no call that changes anything`, () => {
    const memory = new InMemory()
    applied(memory, text)
    const again = applied(memory, text, { prune: true })
    assert.deepEqual([again.created, again.changed, again.deleted], [[], [], []])
    assert.deepEqual(
      memory.calls.filter(call => !call.startsWith('Put')),
      [],
    )
  })
}

test('route tables keep attachments apart, whether they come at once or later', () => {
  const [fresh, moved] = [new InMemory(), new InMemory()]
  applied(fresh, APART)
  applied(moved, PLAIN)
  const { changed } = applied(moved, APART, { prune: true })
  assert.ok(changed.includes('transitGateways.core'))
  const expected = [
    'direct-connect-gateway in outside, to inside',
    'vpc in inside, to outside',
    'vpc in inside, to outside',
    'vpn in outside, to inside',
    'vpn in outside, to inside',
  ]
  assert.deepEqual(tables(fresh), expected)
  // What was AWS's default table is still there, and nobody is looked up in it.
  assert.deepEqual(
    tables(moved).map(line => line.replace('to AWS ', 'to ')),
    expected,
  )
  const statics = [...moved.world.all('transitGatewayRoute')].map(({ body }) => [
    body.destination,
    body.attachmentId !== undefined,
  ])
  assert.deepEqual(statics, [
    ['10.99.0.0/16', false],
    ['10.98.0.0/16', true],
  ])
  assert.equal([...moved.world.all('transitGatewayPrefixListReference')].length, 1)
})

test('without `routeTables` again, a default table has everything, and those of the file are pruned', () => {
  const memory = new InMemory()
  applied(memory, APART)
  const { deleted } = applied(memory, PLAIN, { prune: true })
  assert.ok(
    tables(memory).every(line => line.endsWith('in default, to default')),
    tables(memory).join('\n'),
  )
  assert.equal(deleted.filter(about => about.startsWith('transitGatewayRouteTables.')).length, 2)
  assert.deepEqual(applied(memory, PLAIN, { prune: true }).changed, [])
})

test('a VPN connection moves from a virtual private gateway to a transit gateway, and back, and stays the same one', () => {
  const memory = new InMemory()
  const text = `
landbridge: 1
region: us-east-1
sites: { office: { prefixes: [10.0.0.0/16], routers: { edge: {} } } }
vpcs: { prod: { cidr: 10.20.0.0/16, gateway: {} } }
transitGateways: { core: { vpcs: [prod] } }
vpnConnections: { vpn: { router: edge, vpc: prod, routing: static } }
`
  const moved = text
    .replace('vpc: prod, routing', 'transitGateway: core, routing')
    .replace('{ vpcs: [prod] }', '{ vpcs: [prod], routes: { 10.0.0.0/8: vpn } }')
  const { ids } = applied(memory, text)
  const vpn = () => memory.world.get('vpnConnection', ids['vpnConnections.vpn'] ?? '')?.body
  const routesOfVpn = () =>
    vpn()
      ?.staticRoutes.filter(({ state }) => !state.startsWith('delet'))
      .map(({ cidr }) => cidr)
  assert.deepEqual(routesOfVpn(), ['10.0.0.0/16'])
  assert.ok(applied(memory, moved).changed.includes('vpnConnections.vpn'))
  assert.deepEqual([vpn()?.transitGatewayId !== undefined, vpn()?.virtualPrivateGatewayId, routesOfVpn()], [true, undefined, []])
  assert.deepEqual(
    [...memory.world.all('transitGatewayRoute')].map(({ body }) => body.destination),
    ['10.0.0.0/8'],
  )
  applied(memory, text)
  assert.deepEqual([vpn()?.transitGatewayId, routesOfVpn()], [undefined, ['10.0.0.0/16']])
  assert.deepEqual(applied(memory, text, { prune: true }).problems, [])
})

test('a block is given back once nothing has an address of it', () => {
  const memory = new InMemory()
  applied(memory, PLAIN)
  const without = PLAIN.replace(/\n {2}sealed: .*\n/, '\n').replace(', cidrs: [10.255.0.0/24]', '')
  const { deleted, changed } = applied(memory, without, { prune: true })
  assert.ok(deleted.includes('vpnConnections.sealed') && changed.includes('transitGateways.core'))
  assert.deepEqual(
    [...memory.world.all('transitGateway')].map(({ body }) => body.cidrBlocks),
    [[]],
  )
})

test('what a table says is changed in place: associations, propagations, routes and prefix lists', () => {
  const memory = new InMemory()
  applied(memory, APART)
  const other = APART.replace('associate: [prod, dev]', 'associate: [prod]')
    .replace('associate: [hub, backup, sealed]', 'associate: [hub, backup, sealed, dev]')
    .replace('propagate: [prod, dev]', 'propagate: [prod]')
    .replace('10.99.0.0/16: blackhole, 10.98.0.0/16: backup', '10.98.0.0/16: sealed, 10.97.0.0/16: blackhole')
    .replace('172.16.0.0/16', '172.17.0.0/16')
    .replace('partners: prod', 'partners: blackhole')
  applied(memory, other)
  assert.deepEqual(
    memory.calls.filter(call => !call.startsWith('Put')).map(call => call.split(' ')[0]),
    [
      'ModifyManagedPrefixList',
      'DisassociateTransitGatewayRouteTable',
      'AssociateTransitGatewayRouteTable',
      'ReplaceTransitGatewayRoute',
      'CreateTransitGatewayRoute',
      'DeleteTransitGatewayRoute',
      'DisableTransitGatewayRouteTablePropagation',
      'ModifyTransitGatewayPrefixListReference',
    ],
  )
})

test('the transit gateway itself is changed in place: ECMP, blocks, appliance mode; its AS number while nothing speaks BGP', () => {
  const text = `
landbridge: 1
region: us-east-1
vpcs: { prod: { cidr: 10.20.0.0/16, subnets: { a: { cidr: 10.20.1.0/24, zone: us-east-1a }, b: { cidr: 10.20.2.0/24, zone: us-east-1b } } } }
transitGateways: { core: { vpcs: { prod: { subnets: [a] } } } }
`
  const memory = new InMemory()
  applied(memory, text)
  const { changed } = applied(
    memory,
    text.replace(
      'core: { vpcs: { prod: { subnets: [a] } }',
      'core: { asn: 64520, vpnEcmp: false, cidrs: [10.255.0.0/24], vpcs: { prod: { appliance: true } }',
    ),
  )
  assert.deepEqual(changed, ['transitGateways.core', 'transitGateways.core.vpcs.prod'])
  const [gateway] = [...memory.world.all('transitGateway')]
  assert.deepEqual(
    [gateway?.body.amazonSideAsn, gateway?.body.vpnEcmpSupport, gateway?.body.cidrBlocks],
    [64_520, false, ['10.255.0.0/24']],
  )
  const [attachment] = [...memory.world.all('transitGatewayAttachment')]
  assert.deepEqual([attachment?.body.vpc?.subnetIds.length, attachment?.body.vpc?.applianceModeSupport], [2, true])
})

const PEERED = `
landbridge: 1
region: us-east-1
account: 123456789012
vpcs:
  here: { cidr: 10.20.0.0/16 }
  near: { cidr: 10.21.0.0/16 }
  there: { cidr: 10.40.0.0/16, region: eu-west-1 }
transitGateways:
  core: { vpcs: [here], routes: { 10.40.0.0/16: sea } }
  far: { region: eu-west-1, asn: 64520, vpcs: [there], routes: { 10.20.0.0/16: sea } }
transitGatewayPeerings: { sea: { between: [core, far] } }
vpcPeerings: { lane: { between: [here, near] } }
services: { archive: { service: s3 } }
`

test('peerings are asked for and accepted, and both sides get their routes', () => {
  const memory = new InMemory()
  applied(memory, PEERED)
  const [peering] = [...memory.world.all('transitGatewayAttachment')].filter(({ body }) => body.type === 'peering')
  assert.equal(peering?.body.state, 'available')
  assert.deepEqual(
    [...memory.world.all('vpcPeeringConnection')].map(({ body }) => body.state),
    ['active'],
  )
  assert.deepEqual(routes(memory, 'here'), ['10.21.0.0/16', '10.40.0.0/16'])
  assert.deepEqual(routes(memory, 'near'), ['10.20.0.0/16'])
  assert.deepEqual(routes(memory, 'there'), ['10.20.0.0/16'])
  assert.deepEqual(
    [...memory.world.all('host')].map(({ body }) => body.service),
    [{ name: 's3', region: 'us-east-1' }],
  )
  const again = applied(memory, PEERED, { prune: true })
  assert.deepEqual([again.created, again.changed, again.deleted], [[], [], []])
})

test('pruning takes everything away in the order in which AWS lets go', () => {
  for (const text of [PLAIN, APART, PEERED]) {
    const memory = new InMemory()
    applied(memory, text)
    const rest = text === PEERED ? 'vpcs: { rest: { cidr: 10.99.0.0/16, region: eu-west-1 } }' : ''
    applied(memory, `landbridge: 1\nregion: us-east-1\naccount: 123456789012\n${rest}`, { prune: true })
    const kinds = ['transitGateway', 'transitGatewayAttachment', 'transitGatewayRouteTable', 'vpnConnection'] as const
    const left = kinds.flatMap(kind =>
      [...memory.world.all(kind)].filter(({ body }) => !['deleted', 'deleting'].includes(body.state)).map(({ id }) => id),
    )
    assert.deepEqual(left, [])
    for (const kind of ['managedPrefixList', 'directConnectGateway', 'site'] as const) {
      const states = [...memory.world.all(kind)].map(({ body }) => ('state' in body ? body.state : 'there'))
      assert.ok(
        states.every(state => state === 'deleted' || state === 'deleting'),
        `${kind}: ${states}`,
      )
    }
    assert.equal([...memory.world.all('vpc')].filter(({ body }) => body.tags['landbridge:name'] !== 'rest').length, 0)
  }
})

test('written routes of a VPC are all there are, default ones go with prune alone', () => {
  const memory = new InMemory()
  applied(memory, PEERED)
  const written = PEERED.replace('here: { cidr: 10.20.0.0/16 }', 'here: { cidr: 10.20.0.0/16, routes: { 10.0.0.0/8: core } }')
  applied(memory, written)
  assert.deepEqual(routes(memory, 'here'), ['10.0.0.0/8'])
  applied(memory, PEERED)
  assert.deepEqual(routes(memory, 'here').sort(), ['10.0.0.0/8', '10.21.0.0/16', '10.40.0.0/16'])
  applied(memory, PEERED, { prune: true })
  assert.deepEqual(routes(memory, 'here').sort(), ['10.21.0.0/16', '10.40.0.0/16'])
})

test('quotas are asked for where they are too low, and only there', () => {
  const memory = new InMemory()
  const text = 'landbridge: 1\nregion: us-east-1\nquotas: { vpcsPerRegion: 7 }\nvpcs: { a: { cidr: 10.1.0.0/16 } }\n'
  assert.deepEqual(applied(memory, text).created, ['quotas.vpcsPerRegion', 'vpcs.a', 'vpcs.a.subnets.a-10.1.0.0-24'])
  assert.ok(applied(memory, text).unchanged.includes('quotas.vpcsPerRegion'))
  assert.deepEqual(
    [...memory.world.all('quotaIncrease')].map(({ body }) => body.desired),
    [7],
  )
})
