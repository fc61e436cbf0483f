import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filter, TestAccount } from '../testAccount.ts'

const S3 = 'com.amazonaws.us-east-1.s3'
const SQS = 'com.amazonaws.us-east-1.sqs'

test('a gateway endpoint is a route to its service in the tables it was given', () => {
  const account = new TestAccount()
  const VpcId = account.vpc()
  const table = account.mainRouteTable(VpcId)
  const order = { VpcId, ServiceName: S3, RouteTableIds: [table] }
  const VpcEndpointId = account.call('CreateVpcEndpoint', order).VpcEndpoint?.VpcEndpointId ?? ''
  const routes = () => account.call('DescribeRouteTables', { RouteTableIds: [table] }).RouteTables?.[0]?.Routes ?? []
  const [list] = account.call('DescribePrefixLists', { Filters: [filter('prefix-list-name', S3)] }).PrefixLists ?? []
  assert.deepEqual(routes()[1], {
    DestinationPrefixListId: list?.PrefixListId,
    GatewayId: VpcEndpointId,
    Origin: 'CreateRoute',
    State: 'active',
  })
  assert.match(account.refusal('CreateVpcEndpoint', order), /^RouteAlreadyExists: .*vpce-/)
  account.call('ModifyVpcEndpoint', { VpcEndpointId, RemoveRouteTableIds: [table] })
  assert.equal(routes().length, 1)
})

test('an interface endpoint has a network interface in each subnet, with the default group unless it is told others', () => {
  const account = new TestAccount()
  const VpcId = account.vpc()
  const subnets = ['10.0.1.0/24', '10.0.2.0/24'].map((CidrBlock, at) => {
    const AvailabilityZone = `us-east-1${'ab'[at]}`
    return account.call('CreateSubnet', { VpcId, CidrBlock, AvailabilityZone }).Subnet?.SubnetId ?? ''
  })
  const order = { VpcId, ServiceName: SQS, VpcEndpointType: 'Interface' as const, SubnetIds: subnets }
  const { VpcEndpoint } = account.call('CreateVpcEndpoint', order)
  const VpcEndpointId = VpcEndpoint?.VpcEndpointId ?? ''
  assert.equal(VpcEndpoint?.Groups?.[0]?.GroupName, 'default')
  const cards = () => account.call('DescribeNetworkInterfaces', { Filters: [filter('vpc-id', VpcId)] }).NetworkInterfaces ?? []
  assert.deepEqual(
    cards()
      .map(card => card.SubnetId)
      .sort(),
    [...subnets].sort(),
  )
  account.call('ModifyVpcEndpoint', { VpcEndpointId, RemoveSubnetIds: [subnets[0] ?? ''] })
  assert.deepEqual(
    cards().map(card => card.SubnetId),
    subnets.slice(1),
  )
  assert.match(account.refusal('DeleteVpc', { VpcId }), /^DependencyViolation.*vpce-/)
  const gone = 'vpce-0123456789abcdef0'
  const { Unsuccessful } = account.call('DeleteVpcEndpoints', { VpcEndpointIds: [gone, VpcEndpointId] })
  assert.deepEqual(
    Unsuccessful?.map(item => [item.ResourceId, item.Error?.Code]),
    [[gone, 'InvalidVpcEndpointId.NotFound']],
  )
  assert.deepEqual(cards(), [], 'its interfaces are deleted with it')
})

for (const [order, refusal, because] of [
  [{ ServiceName: 'com.amazonaws.us-east-1.teapot' }, /^InvalidServiceName/, 'there is no such service'],
  [{ ServiceName: SQS }, /^InvalidServiceName: .*type Interface alone/, 'the default type is Gateway'],
  [{ ServiceName: S3, SubnetIds: ['subnet-0123456789abcdef0'] }, /^InvalidParameter: .*subnetIds/, 'a gateway is in no subnet'],
] as const) {
  test(`an endpoint is refused: ${because}`, () => {
    const account = new TestAccount()
    const { SubnetIds, ...rest } = { SubnetIds: undefined, ...order }
    const asked = { VpcId: account.vpc(), ...rest, ...(SubnetIds && { SubnetIds: [...SubnetIds] }) }
    assert.match(account.refusal('CreateVpcEndpoint', asked), refusal)
  })
}

test('services come in pages of any size', () => {
  const account = new TestAccount()
  const all = account.call('DescribeVpcEndpointServices', {}).ServiceDetails ?? []
  const first = account.call('DescribeVpcEndpointServices', { MaxResults: 2 })
  const second = account.call('DescribeVpcEndpointServices', { MaxResults: 2000, NextToken: first.NextToken })
  assert.deepEqual([...(first.ServiceDetails ?? []), ...(second.ServiceDetails ?? [])], all)
  assert.deepEqual([first.ServiceDetails?.length, second.NextToken], [2, undefined])
})
