import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Route } from '../resources/vpc.ts'
import type { Draft } from '../resources/world.ts'
import { compile } from './compile.ts'
import { fate } from './testFate.ts'
import { spoke, transitGateway } from './testTransitWorld.ts'
import { GEOGRAPHY, site, vpc, vpn, worldOf } from './testWorld.ts'
import type { Topology } from './topology.ts'

const SCOPE = { account: '123456789012', region: 'us-east-1' }

/** VPC `prod`, 10.20/16, has host `a` in zone a and `b` in zone b, one route table, and an attachment with subnets in these zones. */
function built(attached: readonly string[], add: (draft: Draft) => void = () => undefined): Topology {
  return compile(
    worldOf(draft => {
      transitGateway(draft)
      spoke(draft, 'lake', '10.30.0.0/16', { hosts: { lake: '10.30.1.10' } })
      spoke(draft, 'prod', '10.20.0.0/16', { hosts: { a: '10.20.1.10', b: '10.20.2.10' } })
      const { body } = draft.get('subnet', 'subnet-prod') ?? assert.fail()
      draft.update('subnet', 'subnet-prod', { cidr: '10.20.1.0/24' })
      draft.put('subnet', 'subnet-b', SCOPE, { ...body, cidr: '10.20.2.0/24', availabilityZone: 'us-east-1b' })
      const options = draft.get('transitGatewayAttachment', 'at-prod')?.body.vpc ?? assert.fail()
      draft.update('transitGatewayAttachment', 'at-prod', { vpc: { ...options, subnetIds: attached } })
      add(draft)
    }),
    GEOGRAPHY,
  )
}

const LEFT_OUT = 'dropped in us-east-1b, where attachment prod attachment has no subnet'
const [HERE, THERE] = ['delivered at rtb-prod', 'delivered at rtb-lake']

for (const [attached, from, to, expected, because] of [
  [['subnet-prod'], 'b', '10.30.1.10', LEFT_OUT, 'what a host of the zone sends is dropped'],
  [['subnet-prod'], 'a', '10.30.1.10', THERE, 'a host of another zone has the same table, and is served'],
  [['subnet-prod'], 'lake', '10.20.2.10', HERE, 'what comes to the zone arrives'],
  [['subnet-prod'], 'b', '10.20.1.10', 'delivered at rtb-prod~us-east-1b', 'inside the VPC zones do not matter'],
  [['subnet-prod', 'subnet-b'], 'b', '10.30.1.10', THERE, 'a subnet in each zone serves both'],
  [['subnet-b'], 'a', '10.30.1.10', LEFT_OUT.replace('east-1b', 'east-1a'), 'the other way round'],
] as const) {
  test(`attachment with ${attached.join(' and ')}, ${from} to ${to}: ${because}`, () => {
    assert.equal(fate(built(attached), from, to), expected)
  })
}

test('a route of the table that leads elsewhere leads there from every zone, also inside one that leads to the gateway', () => {
  const topology = built(['subnet-prod'], draft => {
    vpc(draft, 'shared', '10.40.0.0/16', {})
    draft.put('vpcPeeringConnection', 'pcx-1', SCOPE, {
      requesterVpcId: 'vpc-prod',
      accepterVpcId: 'vpc-shared',
      accepterAccount: SCOPE.account,
      accepterRegion: SCOPE.region,
      state: 'active',
      message: 'Active',
      requesterDns: false,
      accepterDns: false,
      tags: {},
    })
    const { routes } = draft.get('routeTable', 'rtb-prod')?.body ?? assert.fail()
    const peered: Route = {
      destination: '10.40.0.0/16',
      target: { kind: 'vpcPeeringConnection', id: 'pcx-1' },
      origin: 'CreateRoute',
    }
    draft.update('routeTable', 'rtb-prod', { routes: [...routes, peered] })
  })
  for (const host of ['a', 'b']) assert.equal(fate(topology, host, '10.40.1.1'), 'delivered at vpc-shared~edge')
  assert.equal(fate(topology, 'b', '10.41.1.1'), LEFT_OUT)
})

test('what a virtual private gateway has heard is in the table of the zone, too', () => {
  const topology = built(['subnet-prod'], draft => {
    site(draft, [{ name: 'edge' }])
    draft.put('virtualPrivateGateway', 'vgw-prod', SCOPE, {
      amazonSideAsn: 64_512,
      state: 'available',
      attachment: { vpcId: 'vpc-prod', state: 'attached' },
      tags: {},
    })
    draft.update('routeTable', 'rtb-prod', { propagatingGateways: ['vgw-prod'] })
    vpn(draft, '198.51.100.1', 'vgw-prod', { staticRoutes: ['10.0.0.0/16'] })
  })
  // 10.0.0.0/16 from the gateway is longer than 10.0.0.0/8 to the transit gateway.
  for (const host of ['a', 'b']) assert.equal(fate(topology, host, '10.0.1.10'), 'delivered at site-1 via vpn-1/1')
  assert.equal(fate(topology, 'b', '10.1.1.10'), LEFT_OUT)
})

test('zones fail as before: a host with its own, the attachment with the only one it is in', () => {
  const { hosts, network } = built(['subnet-prod'])
  assert.deepEqual(hosts.get('b')?.own, ['availability-zone:us-east-1b', 'region:us-east-1'])
  assert.deepEqual(network.sharedFate?.get('availability-zone:us-east-1a'), ['attachment:at-lake', 'attachment:at-prod'])
  assert.equal(network.sharedFate?.get('availability-zone:us-east-1b'), undefined)
})

test('where the attachment is in every zone that hosts have, nothing is added', () => {
  const names = [...built(['subnet-prod', 'subnet-b']).network.nodes.keys()]
  assert.deepEqual(
    names.filter(name => name.includes('~')),
    [],
  )
})
