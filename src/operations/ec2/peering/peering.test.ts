import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filter, TestAccount } from '../testAccount.ts'

const DAY_MS = 86_400_000

function stateOf(account: TestAccount, id: string): string | undefined {
  return account.call('DescribeVpcPeeringConnections', { VpcPeeringConnectionIds: [id] }).VpcPeeringConnections?.[0]?.Status?.Code
}

function asked(account: TestAccount, VpcId: string, PeerVpcId: string, rest = {}): string {
  const { VpcPeeringConnection } = account.call('CreateVpcPeeringConnection', { VpcId, PeerVpcId, ...rest })
  assert.equal(VpcPeeringConnection?.Status?.Code, 'initiating-request', 'the answer is from before AWS has looked')
  return VpcPeeringConnection?.VpcPeeringConnectionId ?? ''
}

test('a peering between two accounts and Regions is asked for, accepted, routed and deleted', () => {
  const requester = new TestAccount({ account: '111111111111' })
  const accepter = new TestAccount({ account: '222222222222', region: 'eu-west-1', beside: requester })
  const [near, far] = [requester.vpc('10.0.0.0/16'), accepter.vpc('10.1.0.0/16')]
  const id = asked(requester, near, far, { PeerOwnerId: '222222222222', PeerRegion: 'eu-west-1' })
  assert.equal(stateOf(accepter, id), 'pending-acceptance', 'both sides see it')
  const table = requester.mainRouteTable(near)
  const route = { RouteTableId: table, DestinationCidrBlock: '10.1.0.0/16', VpcPeeringConnectionId: id }
  requester.call('CreateRoute', route)
  const states = () =>
    requester.call('DescribeRouteTables', { RouteTableIds: [table] }).RouteTables?.[0]?.Routes?.map(each => each.State)
  assert.deepEqual(states(), ['active', 'blackhole'], 'nothing passes before it is accepted')
  assert.match(requester.refusal('AcceptVpcPeeringConnection', { VpcPeeringConnectionId: id }), /^OperationNotPermitted/)
  const { VpcPeeringConnection } = accepter.call('AcceptVpcPeeringConnection', { VpcPeeringConnectionId: id })
  assert.deepEqual(VpcPeeringConnection?.AccepterVpcInfo?.CidrBlockSet, [{ CidrBlock: '10.1.0.0/16' }])
  assert.deepEqual(states(), ['active', 'active'])
  assert.match(requester.refusal('DeleteVpc', { VpcId: near }), /^DependencyViolation.*pcx-/)
  requester.call('DeleteVpcPeeringConnection', { VpcPeeringConnectionId: id })
  assert.equal(stateOf(accepter, id), 'deleted')
  assert.deepEqual(states(), ['active', 'blackhole'])
})

for (const [given, because] of [
  [(account: TestAccount) => account.vpc('10.0.128.0/20'), 'the blocks overlap'],
  [() => 'vpc-0123456789abcdef0', 'there is no such VPC'],
] as const) {
  test(`a peering fails as AWS shows it, and is not refused: ${because}`, () => {
    const account = new TestAccount()
    const id = asked(account, account.vpc('10.0.0.0/16'), given(account))
    assert.equal(stateOf(account, id), 'failed')
    assert.match(account.refusal('AcceptVpcPeeringConnection', { VpcPeeringConnectionId: id }), /^InvalidStateTransition/)
  })
}

test('a request that nobody accepts expires after seven days', () => {
  const account = new TestAccount()
  const id = asked(account, account.vpc('10.0.0.0/16'), account.vpc('10.1.0.0/16'))
  account.pass(7 * DAY_MS - 1)
  assert.equal(stateOf(account, id), 'pending-acceptance')
  account.pass(1)
  assert.equal(stateOf(account, id), 'expired')
  account.pass(2 * DAY_MS)
  const Filters = [filter('status-code', '*')]
  assert.deepEqual(account.call('DescribeVpcPeeringConnections', { Filters }).VpcPeeringConnections, [])
})

test('each side sets its own option, and a stranger sees nothing', () => {
  const account = new TestAccount()
  const [near, far] = [account.vpc('10.0.0.0/16'), account.vpc('10.1.0.0/16')]
  const VpcPeeringConnectionId = asked(account, near, far)
  account.call('AcceptVpcPeeringConnection', { VpcPeeringConnectionId })
  assert.match(
    account.refusal('CreateVpcPeeringConnection', { VpcId: far, PeerVpcId: near }),
    /^VpcPeeringConnectionAlreadyExists: .*pcx-/,
  )
  const options = { AllowDnsResolutionFromRemoteVpc: true }
  account.call('ModifyVpcPeeringConnectionOptions', { VpcPeeringConnectionId, RequesterPeeringConnectionOptions: options })
  const [peering] =
    account.call('DescribeVpcPeeringConnections', { VpcPeeringConnectionIds: [VpcPeeringConnectionId] }).VpcPeeringConnections ??
    []
  assert.equal(peering?.RequesterVpcInfo?.PeeringOptions?.AllowDnsResolutionFromRemoteVpc, true)
  assert.equal(peering?.AccepterVpcInfo?.PeeringOptions?.AllowDnsResolutionFromRemoteVpc, false)
  const stranger = new TestAccount({ account: '999999999999', beside: account })
  assert.match(
    stranger.refusal('DescribeVpcPeeringConnections', { VpcPeeringConnectionIds: [VpcPeeringConnectionId] }),
    /^InvalidVpcPeeringConnectionID.NotFound/,
  )
})

test('each side gives tags of its own and sees those alone', () => {
  const requester = new TestAccount({ account: '111111111111' })
  const accepter = new TestAccount({ account: '222222222222', beside: requester })
  const [near, far] = [requester.vpc('10.0.0.0/16'), accepter.vpc('10.1.0.0/16')]
  const id = asked(requester, near, far, { PeerOwnerId: '222222222222' })
  const tag = (account: TestAccount, Value: string) =>
    account.call('CreateTags', { Resources: [id], Tags: [{ Key: 'side', Value }] })
  tag(requester, 'near')
  tag(accepter, 'far')
  for (const [account, Value] of [
    [requester, 'near'],
    [accepter, 'far'],
  ] as const) {
    const Filters = [filter('tag:side', '*')]
    const [peering] = account.call('DescribeVpcPeeringConnections', { Filters }).VpcPeeringConnections ?? []
    assert.deepEqual(peering?.Tags, [{ Key: 'side', Value }])
    const tags = account.call('DescribeTags', { Filters: [filter('resource-id', id)] }).Tags
    assert.deepEqual(tags, [{ ResourceId: id, ResourceType: 'vpc-peering-connection', Key: 'side', Value }])
  }
  requester.call('DeleteTags', { Resources: [id] })
  assert.equal(accepter.call('DescribeTags', { Filters: [filter('resource-id', id)] }).Tags?.length, 1)
  accepter.pass(7 * DAY_MS)
  assert.equal(stateOf(accepter, id), 'expired', 'a tag does not stop the clock')
})

for (const [account, region, refusal] of [
  ['222222222222', 'us-east-1', /must be accepted in region eu-west-1$/],
  ['111111111111', 'us-east-1', /^OperationNotPermitted: User \(111111111111\) cannot accept peering pcx-/],
] as const) {
  test(`account ${account} cannot accept in ${region}`, () => {
    const accepter = new TestAccount({ account: '222222222222', region: 'eu-west-1' })
    const requester = new TestAccount({ account, region, beside: accepter })
    const order = { PeerOwnerId: '222222222222', PeerRegion: 'eu-west-1' }
    const VpcPeeringConnectionId = asked(requester, requester.vpc('10.0.0.0/16'), accepter.vpc('10.1.0.0/16'), order)
    assert.match(requester.refusal('AcceptVpcPeeringConnection', { VpcPeeringConnectionId }), refusal)
  })
}
