import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filter, TestAccount } from './testAccount.ts'

function routesOf(account: TestAccount, RouteTableId: string): string[] {
  const [table] = account.call('DescribeRouteTables', { RouteTableIds: [RouteTableId] }).RouteTables ?? []
  return (table?.Routes ?? []).map(route => `${route.DestinationCidrBlock} ${route.GatewayId} ${route.State} ${route.Origin}`)
}

test('a written route is active while its gateway is attached and a black hole afterwards', () => {
  const account = new TestAccount()
  const VpcId = account.vpc()
  const RouteTableId = account.mainRouteTable(VpcId)
  const GatewayId = account.vpnGateway(VpcId)
  const local = '10.0.0.0/16 local active CreateRouteTable'
  account.call('CreateRoute', { RouteTableId, DestinationCidrBlock: '192.168.1.9/24', GatewayId })
  assert.deepEqual(routesOf(account, RouteTableId), [local, `192.168.1.0/24 ${GatewayId} active CreateRoute`])
  account.call('DetachVpnGateway', { VpnGatewayId: GatewayId, VpcId })
  account.pass()
  assert.deepEqual(routesOf(account, RouteTableId), [local, `192.168.1.0/24 ${GatewayId} blackhole CreateRoute`])
  account.call('DeleteVpnGateway', { VpnGatewayId: GatewayId })
  account.pass()
  assert.deepEqual(routesOf(account, RouteTableId), [local, `192.168.1.0/24 ${GatewayId} blackhole CreateRoute`])
})

test('propagated routes are what the fabric saw, behind written ones to the same destination, up to the quota', () => {
  const account = new TestAccount({ quotas: { propagatedRoutesPerRouteTable: 2 } })
  const VpcId = account.vpc()
  const RouteTableId = account.mainRouteTable(VpcId)
  const GatewayId = account.vpnGateway(VpcId)
  account.see({
    kind: 'propagated',
    id: GatewayId,
    prefixes: ['192.168.1.0/24', '192.168.2.0/24', '192.168.3.0/24', '192.168.4.0/24'],
  })
  assert.equal(routesOf(account, RouteTableId).length, 1, 'nothing before propagation is enabled')
  account.call('EnableVgwRoutePropagation', { RouteTableId, GatewayId })
  account.call('CreateRoute', { RouteTableId, DestinationCidrBlock: '192.168.1.0/24', GatewayId })
  assert.deepEqual(routesOf(account, RouteTableId).slice(1), [
    `192.168.1.0/24 ${GatewayId} active CreateRoute`,
    `192.168.2.0/24 ${GatewayId} active EnableVgwRoutePropagation`,
    `192.168.3.0/24 ${GatewayId} active EnableVgwRoutePropagation`,
  ])
  const [table] = account.call('DescribeRouteTables', { RouteTableIds: [RouteTableId] }).RouteTables ?? []
  assert.deepEqual(table?.PropagatingVgws, [{ GatewayId }])
  account.call('DisableVgwRoutePropagation', { RouteTableId, GatewayId })
  assert.equal(routesOf(account, RouteTableId).length, 2)
})

test('propagation needs the gateway attached to the VPC of the table, and ends when it is detached', () => {
  const account = new TestAccount()
  const VpcId = account.vpc()
  const RouteTableId = account.mainRouteTable(VpcId)
  const GatewayId = account.vpnGateway()
  const refusal = `Gateway.NotAttached: resource ${GatewayId} is not attached to network ${VpcId}`
  assert.equal(account.refusal('EnableVgwRoutePropagation', { RouteTableId, GatewayId }), refusal)
  account.call('AttachVpnGateway', { VpnGatewayId: GatewayId, VpcId })
  account.call('EnableVgwRoutePropagation', { RouteTableId, GatewayId })
  account.call('DetachVpnGateway', { VpnGatewayId: GatewayId, VpcId })
  assert.deepEqual(account.world.get('routeTable', RouteTableId)?.body.propagatingGateways, [])
})

for (const [destination, refusal, because] of [
  ['192.168.1.0/24', /^RouteAlreadyExists: The route identified by 192.168.1.0\/24 already exists/, 'it is there'],
  [
    '10.0.0.0/16',
    /^InvalidParameterValue: The destination CIDR block 10.0.0.0\/16 is equal to or more specific/,
    'the local route',
  ],
  ['10.0.1.0/24', /^InvalidParameterValue: .* equal to or more specific/, 'more specific than the local route'],
  ['10.0.1.0', /^InvalidParameterValue: Value \(10.0.1.0\) for parameter destinationCidrBlock/, 'no CIDR'],
] as const) {
  test(`CreateRoute refuses ${destination}: ${because}`, () => {
    const account = new TestAccount()
    const VpcId = account.vpc()
    const RouteTableId = account.mainRouteTable(VpcId)
    const GatewayId = account.vpnGateway(VpcId)
    account.call('CreateRoute', { RouteTableId, DestinationCidrBlock: '192.168.1.0/24', GatewayId })
    assert.match(account.refusal('CreateRoute', { RouteTableId, DestinationCidrBlock: destination, GatewayId }), refusal)
  })
}

for (const [target, code] of [
  [{ GatewayId: 'local' }, 'InvalidGatewayID.NotFound'],
  [{ GatewayId: 'igw-0123456789abcdef0' }, 'InvalidInternetGatewayID.NotFound'],
  [{ TransitGatewayId: 'tgw-0123456789abcdef0' }, 'InvalidTransitGatewayID.NotFound'],
  [{ NetworkInterfaceId: 'eni-0123456789abcdef0' }, 'InvalidNetworkInterfaceID.NotFound'],
  [{}, 'MissingParameter'],
] as const) {
  test(`CreateRoute to ${JSON.stringify(target)} is ${code}`, () => {
    const account = new TestAccount()
    const RouteTableId = account.mainRouteTable(account.vpc())
    const refusal = account.refusal('CreateRoute', { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', ...target })
    assert.equal(refusal.split(':')[0], code)
  })
}

test('ReplaceRoute and DeleteRoute need a route that somebody wrote', () => {
  const account = new TestAccount()
  const VpcId = account.vpc()
  const RouteTableId = account.mainRouteTable(VpcId)
  const GatewayId = account.vpnGateway(VpcId)
  const route = { RouteTableId, DestinationCidrBlock: '0.0.0.0/0' }
  assert.match(account.refusal('ReplaceRoute', { ...route, GatewayId }), /There is no route defined for '0.0.0.0\/0'/)
  assert.match(account.refusal('DeleteRoute', route), /^InvalidRoute.NotFound/)
  assert.match(account.refusal('DeleteRoute', { ...route, DestinationCidrBlock: '10.0.0.0/16' }), /cannot remove local route/)
  const InternetGatewayId = account.call('CreateInternetGateway', {}).InternetGateway?.InternetGatewayId ?? ''
  account.call('AttachInternetGateway', { InternetGatewayId, VpcId })
  account.call('CreateRoute', { ...route, GatewayId })
  account.call('ReplaceRoute', { ...route, GatewayId: InternetGatewayId })
  assert.match(routesOf(account, RouteTableId)[1] ?? '', new RegExp(InternetGatewayId))
  account.call('DeleteRoute', route)
  assert.equal(routesOf(account, RouteTableId).length, 1)
})

test('associations: one per subnet, replaceable, gone with the subnet; the main one moves but never ends', () => {
  const account = new TestAccount()
  const VpcId = account.vpc()
  const main = account.mainRouteTable(VpcId)
  const SubnetId = account.subnet(VpcId, '10.0.1.0/24')
  const other = account.call('CreateRouteTable', { VpcId }).RouteTable?.RouteTableId ?? ''
  const { AssociationId } = account.call('AssociateRouteTable', { RouteTableId: other, SubnetId })
  assert.match(account.refusal('AssociateRouteTable', { RouteTableId: main, SubnetId }), /^Resource.AlreadyAssociated/)
  assert.match(account.refusal('DeleteRouteTable', { RouteTableId: other }), /^DependencyViolation/)
  const byAssociation = { Filters: [filter('association.route-table-association-id', AssociationId ?? '')] }
  assert.equal(account.call('DescribeRouteTables', byAssociation).RouteTables?.[0]?.RouteTableId, other)
  account.call('DeleteSubnet', { SubnetId })
  assert.deepEqual(account.call('DescribeRouteTables', byAssociation).RouteTables, [])
  const mainAssociation = account.world.get('routeTable', main)?.body.associations[0]?.id
  assert.match(account.refusal('DisassociateRouteTable', { AssociationId: mainAssociation }), /^InvalidParameterValue/)
  account.call('ReplaceRouteTableAssociation', { AssociationId: mainAssociation, RouteTableId: other })
  assert.equal(account.mainRouteTable(VpcId), other)
  account.call('DeleteRouteTable', { RouteTableId: main })
})
