import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAddress } from '../net/address.ts'
import type { Draft } from '../resources/world.ts'
import { forward } from '../routing/forward.ts'
import { compile } from './compile.ts'
import { arrival, fate, learned } from './testFate.ts'
import { attachment, directConnect, spoke, transitGateway, transitPort, transitRoute, transitVpn } from './testTransitWorld.ts'
import { GEOGRAPHY, site, worldOf } from './testWorld.ts'
import type { Topology } from './topology.ts'

const EDGE = '198.51.100.1'
const built = (write: (draft: Draft) => void): Topology => compile(worldOf(write), GEOGRAPHY)

test('over Direct Connect a site learns exactly the allowed prefixes, from the Direct Connect gateway’s AS', () => {
  const topology = built(draft => {
    site(draft, [{ name: 'edge' }])
    transitGateway(draft)
    spoke(draft, 'prod', '10.20.0.0/16')
    directConnect(draft, ['10.0.0.0/8', '192.0.2.0/24'])
    transitPort(draft, { name: 'a', router: 'edge' })
  })
  assert.deepEqual(learned(topology, 'r-edge'), ['10.0.0.0/8 64600', '192.0.2.0/24 64600'])
  assert.deepEqual(learned(topology, 'rt-main'), ['10.0.0.0/16 65000'])
  assert.deepEqual(
    topology.remarks.filter(remark => remark.includes('ransit')),
    [],
  )
})

test('over a VPN a site learns the associated table: VPCs and statics, neither blackholes nor its own', () => {
  const topology = built(draft => {
    site(draft, [{ name: 'edge' }])
    transitGateway(draft, { tables: ['main', 'other'] })
    spoke(draft, 'prod', '10.20.0.0/16')
    spoke(draft, 'dev', '10.30.0.0/16', { to: ['other'] })
    transitRoute(draft, 'main', '10.64.0.0/10', 'prod')
    transitRoute(draft, 'main', '10.66.0.0/16')
    transitRoute(draft, 'main', '10.0.8.0/24', 'backup')
    transitVpn(draft, 'backup', EDGE)
  })
  assert.deepEqual(learned(topology, 'r-edge'), ['10.20.0.0/16 64700', '10.64.0.0/10 64700'])
})

test('Regions are joined by statics over a peering, with the delay between them', () => {
  const topology = built(draft => {
    transitGateway(draft)
    transitGateway(draft, { name: 'west', region: 'us-west-1', tables: ['west'] })
    spoke(draft, 'east', '10.20.0.0/16', { hosts: { e: '10.20.0.10' } })
    spoke(draft, 'west', '10.30.0.0/16', {
      region: 'us-west-1',
      gateway: 'tgw-west',
      table: 'west',
      to: ['west'],
      hosts: { w: '10.30.0.10' },
    })
    const peering = {
      account: '123456789012',
      region: 'us-west-1',
      association: { routeTableId: 'rt-west', state: 'associated' },
      tags: {},
    } as const
    attachment(draft, 'peer', { type: 'peering', resourceId: 'tgw-west', peering }, { to: [] })
    transitRoute(draft, 'main', '10.30.0.0/16', 'peer')
    transitRoute(draft, 'west', '10.20.0.0/16', 'peer')
  })
  assert.equal(fate(topology, 'e', '10.30.0.10'), 'delivered at rtb-west')
  const { rttMs, mtu, hops } = arrival(topology, 'w', 'e')
  assert.ok(rttMs !== undefined && rttMs > 40 && rttMs < 80, `${rttMs} ms`)
  assert.equal(mtu, 8500)
  assert.deepEqual(
    hops.map(({ node }) => node),
    ['rtb-west', 'rt-west', 'rt-main', 'rtb-east'],
  )
})

test('the backbone between a location’s Region and the transit gateway’s counts once in each direction', () => {
  const [here, far] = ['us-east-1', 'us-west-1'].map(region =>
    built(draft => {
      site(draft, [{ name: 'edge' }])
      transitGateway(draft, { region })
      spoke(draft, 'prod', '10.20.0.0/16', { region, hosts: { db: '10.20.0.10' } })
      directConnect(draft, ['10.20.0.0/16'], {}, region)
      transitPort(draft, { name: 'a', router: 'edge' })
    }),
  )
  assert.ok(here && far)
  const extra = (from: string, to: string) => (arrival(far, from, to).rttMs ?? 0) - (arrival(here, from, to).rttMs ?? 0)
  assert.ok(extra('app', 'db') > 40)
  assert.equal(extra('app', 'db').toFixed(3), extra('db', 'app').toFixed(3))
})

test('a CIDR that another VPC brought before is not propagated, and that is said', () => {
  const topology = built(draft => {
    transitGateway(draft)
    spoke(draft, 'asks', '10.10.0.0/16', { hosts: { a: '10.10.0.10' } })
    spoke(draft, 'first', '10.20.0.0/16')
    spoke(draft, 'second', '10.20.0.0/16')
  })
  assert.equal(fate(topology, 'a', '10.20.0.10'), 'delivered at rtb-first')
  assert.match(topology.remarks.join('\n'), /10\.20\.0\.0\/16 of attachment at-second is not propagated to main: at-first/)
})

test('a VPC without attachment to the transit gateway drops what its table sends there', () => {
  const topology = built(draft => {
    transitGateway(draft)
    spoke(draft, 'prod', '10.20.0.0/16', { hosts: { db: '10.20.0.10' } })
    draft.update('transitGatewayAttachment', 'at-prod', { state: 'deleted' })
  })
  assert.match(
    fate(topology, 'db', '10.30.0.1'),
    /^blackhole: tgw-hub carries nothing here, for the VPC has no attachment to it$/,
  )
})

test('of two prefix lists with one block the first is used, behind a static and before a VPC', () => {
  const scope = { account: '123456789012', region: 'us-east-1' }
  const topology = built(draft => {
    transitGateway(draft)
    for (const [name, octet] of [
      ['asks', 10],
      ['a', 20],
      ['b', 30],
    ] as const) {
      spoke(draft, name, `10.${octet}.0.0/16`, name === 'asks' ? { hosts: { h: '10.10.0.10' } } : {})
    }
    for (const [list, to] of [
      ['pl-1', 'at-a'],
      ['pl-2', 'at-b'],
    ] as const) {
      const shape = { addressFamily: 'IPv4', maxEntries: 9, version: 1, state: 'create-complete', history: [], tags: {} } as const
      draft.put('managedPrefixList', list, scope, {
        ...shape,
        name: list,
        entries: [{ cidr: '10.77.0.0/16' }, { cidr: '10.30.0.0/16' }],
      })
      const reference = { routeTableId: 'rt-main', prefixListId: list, attachmentId: to, state: 'available' } as const
      draft.put('transitGatewayPrefixListReference', `rt-main|${list}`, scope, reference)
    }
    transitRoute(draft, 'main', '10.77.0.0/16', 'b')
  })
  const entry = (cidr: string) => topology.baseline.tables.routes.get('rt-main')?.get(cidr)
  assert.deepEqual(
    entry('10.77.0.0/16')?.chosen.map(path => path.nextHop?.link),
    ['rt-main~at-b'],
  )
  assert.deepEqual(
    entry('10.30.0.0/16')?.chosen.map(path => [path.nextHop?.link, path.label]),
    [['rt-main~at-a', 'prefix list pl-1']],
  )
  assert.deepEqual(
    entry('10.30.0.0/16')?.lost.map(({ path, at }) => [path.label, at]),
    [['propagated VPC', 'source preference']],
  )
})

test('a host in a zone without a subnet of the attachment is said to be there, and what it sends to be dropped', () => {
  const topology = built(draft => {
    transitGateway(draft)
    spoke(draft, 'prod', '10.20.0.0/16', { hosts: { db: '10.20.200.10' } })
    const subnet = draft.get('subnet', 'subnet-prod') ?? assert.fail()
    draft.update('subnet', 'subnet-prod', { cidr: '10.20.1.0/24' })
    const other = { ...subnet.body, cidr: '10.20.200.0/24', availabilityZone: 'us-east-1b' }
    draft.put('subnet', 'subnet-other', subnet, other)
  })
  assert.match(
    topology.remarks.join('\n'),
    /Host db is in us-east-1b, where its VPC’s transit gateway attachment has no subnet: what it sends there is dropped\./,
  )
})

/** A VPC with a firewall between the tables `spokes`, which sends everything there, and `inspected`, which knows the VPCs. */
const INSPECTED = built(draft => {
  const scope = { account: '123456789012', region: 'us-east-1' }
  transitGateway(draft, { tables: ['spokes', 'inspected'] })
  spoke(draft, 'a', '10.20.0.0/16', { table: 'spokes', to: ['inspected'], hosts: { a: '10.20.0.10' } })
  spoke(draft, 'b', '10.30.0.0/16', { table: 'spokes', to: ['inspected'] })
  spoke(draft, 'fw', '10.90.0.0/24', { table: 'inspected', to: [], routes: [] })
  transitRoute(draft, 'spokes', '0.0.0.0/0', 'fw')
  const { body } = draft.get('routeTable', 'rtb-fw') ?? assert.fail()
  const toFirewall = { kind: 'networkInterface', id: 'eni-fw' } as const
  draft.update('routeTable', 'rtb-fw', {
    routes: [...body.routes, { destination: '0.0.0.0/0', target: toFirewall, origin: 'CreateRoute' }],
  })
  const toGateway = { kind: 'transitGateway', id: 'tgw-hub' } as const
  draft.put('routeTable', 'rtb-behind', scope, {
    ...body,
    associations: [{ id: 'as-behind', main: false, subnetId: 'subnet-behind' }],
    routes: [...body.routes, { destination: '10.0.0.0/8', target: toGateway, origin: 'CreateRoute' }],
  })
  const subnet = draft.get('subnet', 'subnet-fw')?.body ?? assert.fail()
  draft.put('subnet', 'subnet-behind', scope, { ...subnet, cidr: '10.90.0.128/25' })
  draft.put('instance', 'i-fw', scope, {
    imageId: 'ami-1',
    instanceType: 'c6i.large',
    state: 'running',
    subnetId: 'subnet-behind',
    vpcId: 'vpc-fw',
    reservationId: 'r-1',
    launchedAt: 0,
    tags: { Name: 'firewall' },
  })
  draft.put('networkInterface', 'eni-fw', scope, {
    vpcId: 'vpc-fw',
    subnetId: 'subnet-behind',
    description: '',
    interfaceType: 'interface',
    requesterManaged: false,
    macAddress: '06:00:00:00:00:01',
    privateAddresses: ['10.90.0.200'],
    ipv6Addresses: [],
    securityGroupIds: [],
    sourceDestCheck: false,
    attachment: { id: 'eni-attach-1', instanceId: 'i-fw', deviceIndex: 0, attachedAt: 0, deleteOnTermination: true },
    createdAt: 0,
    tags: {},
  })
})

test('packets between VPCs pass the firewall that one table sends everything to and another lets back in', () => {
  const { tables } = INSPECTED.baseline
  const [branch] = forward(INSPECTED.network, tables, new Set(), 'rtb-a', parseAddress('10.30.0.10') ?? assert.fail())
  assert.ok(branch)
  assert.equal(branch.outcome, 'delivered', branch.reason)
  assert.deepEqual(
    branch.hops.map(({ node }) => node),
    ['rtb-a', 'rt-spokes', 'rtb-fw', 'eni-fw', 'rtb-behind', 'rt-inspected', 'rtb-b'],
  )
})
