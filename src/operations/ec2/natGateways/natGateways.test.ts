import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TestAccount } from '../testAccount.ts'

function withSubnet(settings: ConstructorParameters<typeof TestAccount>[0] = {}) {
  const account = new TestAccount(settings)
  const VpcId = account.vpc()
  const SubnetId = account.subnet(VpcId, '10.0.1.0/24')
  const shapeOf = (id: string | undefined) => account.call('DescribeNatGateways', { NatGatewayIds: [id ?? ''] }).NatGateways?.[0]
  const attachInternet = () => {
    const InternetGatewayId = account.call('CreateInternetGateway', {}).InternetGateway?.InternetGatewayId
    account.call('AttachInternetGateway', { InternetGatewayId, VpcId })
  }
  return { account, VpcId, SubnetId, shapeOf, attachInternet }
}

test('a public NAT gateway has an interface and an Elastic IP address until it is deleted', () => {
  const { account, SubnetId, shapeOf, attachInternet } = withSubnet()
  attachInternet()
  const { AllocationId, PublicIp } = account.call('AllocateAddress', {})
  const id = account.call('CreateNatGateway', { SubnetId, AllocationId }).NatGateway?.NatGatewayId
  assert.equal(shapeOf(id)?.State, 'pending')
  account.pass()
  const [address] = shapeOf(id)?.NatGatewayAddresses ?? []
  assert.deepEqual([shapeOf(id)?.State, address?.PublicIp, address?.PrivateIp], ['available', PublicIp, '10.0.1.4'])
  const [card] = account.call('DescribeNetworkInterfaces', {}).NetworkInterfaces ?? []
  assert.deepEqual(
    [card?.NetworkInterfaceId, card?.InterfaceType, card?.RequesterManaged, card?.SourceDestCheck, card?.Association?.PublicIp],
    [address?.NetworkInterfaceId, 'nat_gateway', true, false, PublicIp],
  )
  const byHand = account.refusal('DeleteNetworkInterface', { NetworkInterfaceId: card?.NetworkInterfaceId })
  assert.match(byHand, /^OperationNotPermitted: .*managed by AWS for its nat_gateway/)
  assert.equal(account.refusal('ReleaseAddress', { AllocationId }).split(':')[0], 'InvalidIPAddress.InUse')
  account.call('DeleteNatGateway', { NatGatewayId: id })
  assert.equal(shapeOf(id)?.State, 'deleting')
  account.pass()
  assert.equal(shapeOf(id)?.State, 'deleted')
  assert.deepEqual(account.call('DescribeNetworkInterfaces', {}).NetworkInterfaces, [])
  account.call('ReleaseAddress', { AllocationId })
  account.call('DeleteSubnet', { SubnetId })
  account.pass(3_600_000)
  assert.equal(account.refusal('DescribeNatGateways', { NatGatewayIds: [id ?? ''] }).split(':')[0], 'NatGatewayNotFound')
})

test('in a VPC without an internet gateway a public one fails and gives back what it had; a private one works', () => {
  const { account, SubnetId, shapeOf } = withSubnet()
  const { AllocationId } = account.call('AllocateAddress', {})
  const failing = account.call('CreateNatGateway', { SubnetId, AllocationId }).NatGateway?.NatGatewayId
  const ConnectivityType = 'private'
  const inside = account.call('CreateNatGateway', { SubnetId, ConnectivityType, PrivateIpAddress: '10.0.1.99' })
  account.pass()
  assert.deepEqual([shapeOf(failing)?.State, shapeOf(failing)?.FailureCode], ['failed', 'Gateway.NotAttached'])
  assert.equal(account.call('DescribeAddresses', {}).Addresses?.[0]?.AssociationId, undefined)
  const shape = shapeOf(inside.NatGateway?.NatGatewayId)
  assert.deepEqual([shape?.State, shape?.NatGatewayAddresses?.[0]?.PrivateIp], ['available', '10.0.1.99'])
})

test('a route to one is a black hole when it is gone', () => {
  const { account, VpcId, SubnetId } = withSubnet()
  const NatGatewayId = account.call('CreateNatGateway', { SubnetId, ConnectivityType: 'private' }).NatGateway?.NatGatewayId
  account.pass()
  const RouteTableId = account.mainRouteTable(VpcId)
  account.call('CreateRoute', { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', NatGatewayId })
  const state = () => {
    const [table] = account.call('DescribeRouteTables', { RouteTableIds: [RouteTableId] }).RouteTables ?? []
    return table?.Routes?.find(route => route.NatGatewayId === NatGatewayId)?.State
  }
  assert.equal(state(), 'active')
  account.call('DeleteNatGateway', { NatGatewayId })
  account.pass()
  assert.equal(state(), 'blackhole')
})

test('a client token makes one gateway, and the quota per zone holds', () => {
  const { account, SubnetId } = withSubnet({ quotas: { natGatewaysPerZone: 1 } })
  const request = { SubnetId, ConnectivityType: 'private' as const, ClientToken: 'once' }
  const first = account.call('CreateNatGateway', request).NatGateway?.NatGatewayId
  assert.equal(account.call('CreateNatGateway', request).NatGateway?.NatGatewayId, first)
  const { ClientToken: _, ...again } = request
  assert.equal(account.refusal('CreateNatGateway', again).split(':')[0], 'NatGatewayLimitExceeded')
})

for (const [input, refusal, because] of [
  [{}, /^MissingParameter: .*AllocationId/, 'a public one has an address'],
  [{ AllocationId: 'eipalloc-0123456789abcdef0' }, /^InvalidAllocationID.NotFound/, 'no such address'],
  [
    { ConnectivityType: 'private', AllocationId: 'eipalloc-0123456789abcdef0' },
    /^InvalidParameterCombination/,
    'a private one has none',
  ],
  [{ SecondaryPrivateIpAddressCount: 1 }, /^UnsupportedOperation: .*one address/, 'one address'],
] as const) {
  test(`CreateNatGateway refuses ${JSON.stringify(input)}: ${because}`, () => {
    const { account, SubnetId } = withSubnet()
    assert.match(account.refusal('CreateNatGateway', { SubnetId, ...input }), refusal)
  })
}
