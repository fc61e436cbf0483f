import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filter } from '../testAccount.ts'
import { TestHub } from './testHub.ts'

test('a VPC attachment becomes available, associated with and propagating to the default table', () => {
  const account = new TestHub()
  const TransitGatewayId = account.transitGateway()
  const { VpcId, SubnetIds } = account.network()
  const made = account.call('CreateTransitGatewayVpcAttachment', {
    TransitGatewayId,
    VpcId,
    SubnetIds,
  }).TransitGatewayVpcAttachment
  const id = made?.TransitGatewayAttachmentId ?? ''
  assert.equal(made?.State, 'pending')
  assert.deepEqual(made.Options, {
    DnsSupport: 'enable',
    SecurityGroupReferencingSupport: 'enable',
    Ipv6Support: 'disable',
    ApplianceModeSupport: 'disable',
  })
  const table = account.defaultRouteTable(TransitGatewayId)
  assert.deepEqual([account.associations(table), account.propagations(table)], [{ [id]: 'associating' }, { [id]: 'enabling' }])
  account.pass()
  assert.deepEqual([account.associations(table), account.propagations(table)], [{ [id]: 'associated' }, { [id]: 'enabled' }])
  const { CreationTime: _, ...seen } = account.attachment(id) ?? {}
  assert.deepEqual(seen, {
    TransitGatewayAttachmentId: id,
    TransitGatewayId,
    TransitGatewayOwnerId: '123456789012',
    ResourceOwnerId: '123456789012',
    ResourceType: 'vpc',
    ResourceId: VpcId,
    State: 'available',
    Association: { TransitGatewayRouteTableId: table, State: 'associated' },
    Tags: [],
  })
})

test('one attachment per VPC and gateway, one subnet per zone, all of them of the VPC', () => {
  const account = new TestHub()
  const TransitGatewayId = account.transitGateway()
  const [home, other] = [account.network(), account.network()]
  const zone = account.call('DescribeSubnets', { SubnetIds: home.SubnetIds }).Subnets?.[0]?.AvailabilityZone
  const Subnet = account.call('CreateSubnet', {
    VpcId: home.VpcId,
    CidrBlock: '10.1.1.0/24',
    ...(zone && { AvailabilityZone: zone }),
  }).Subnet
  const twins = [...home.SubnetIds, Subnet?.SubnetId ?? '']
  const refusal = (change: object) =>
    account.refusal('CreateTransitGatewayVpcAttachment', { TransitGatewayId, ...home, ...change })
  assert.match(refusal({ SubnetIds: twins }), /^DuplicateSubnetsInSameZone: .*one subnet per Availability Zone/)
  assert.match(refusal({ SubnetIds: other.SubnetIds }), /^InvalidParameterValue: The subnet subnet-\w+ is of vpc-/)
  assert.match(refusal({ SubnetIds: [] }), /^MissingParameter/)
  assert.match(refusal({ TransitGatewayId: 'tgw-0123456789abcdef0' }), /^InvalidTransitGatewayID\.NotFound/)
  account.call('CreateTransitGatewayVpcAttachment', { TransitGatewayId, ...home })
  assert.equal(
    refusal({}),
    `DuplicateTransitGatewayAttachment: ${TransitGatewayId} has non-deleted Transit Gateway Attachments with same VPC ID.`,
  )
})

test('a VPC has five transit gateways at most, a gateway as many attachments as its quota', () => {
  const account = new TestHub({ quotas: { transitGatewaysPerVpc: 1, attachmentsPerTransitGateway: 1 } })
  const home = account.network()
  const gateways = [account.transitGateway(), account.transitGateway()] as const
  account.call('CreateTransitGatewayVpcAttachment', { TransitGatewayId: gateways[0], ...home })
  const refusal = (TransitGatewayId: string, network: typeof home) =>
    account.refusal('CreateTransitGatewayVpcAttachment', { TransitGatewayId, ...network })
  assert.match(refusal(gateways[1], home), /^TransitGatewayAttachmentLimitExceeded: .*transit gateways of vpc-/)
  assert.match(
    refusal(gateways[0], account.network()),
    /^TransitGatewayAttachmentLimitExceeded: .*has 1 attachments; the quota is 1/,
  )
})

test('an attachment changes its subnets and options and is shown for two hours after it is deleted', () => {
  const account = new TestHub()
  const TransitGatewayAttachmentId = account.attached(account.transitGateway())
  const { VpcId = '', SubnetIds: before = [] } =
    account.call('DescribeTransitGatewayVpcAttachments', {}).TransitGatewayVpcAttachments?.[0] ?? {}
  const more =
    account.call('CreateSubnet', { VpcId, CidrBlock: '10.1.9.0/24', AvailabilityZone: 'us-east-1f' }).Subnet?.SubnetId ?? ''
  const modified = account.call('ModifyTransitGatewayVpcAttachment', {
    TransitGatewayAttachmentId,
    AddSubnetIds: [more],
    RemoveSubnetIds: before,
    Options: { ApplianceModeSupport: 'enable' },
  }).TransitGatewayVpcAttachment
  assert.deepEqual(
    [modified?.State, modified?.SubnetIds, modified?.Options?.ApplianceModeSupport, modified?.Options?.DnsSupport],
    ['modifying', [more], 'enable', 'enable'],
  )
  account.pass()
  assert.match(
    account.refusal('ModifyTransitGatewayVpcAttachment', { TransitGatewayAttachmentId, RemoveSubnetIds: [more] }),
    /^MissingParameter/,
    'at least one subnet stays',
  )
  assert.match(
    account.refusal('DeleteSubnet', { SubnetId: more }),
    new RegExp(`^DependencyViolation: .*${TransitGatewayAttachmentId}`),
  )
  const ended = account.call('DeleteTransitGatewayVpcAttachment', { TransitGatewayAttachmentId }).TransitGatewayVpcAttachment
  assert.equal(ended?.State, 'deleting')
  account.pass()
  assert.deepEqual(
    [account.attachment(TransitGatewayAttachmentId)?.State, account.attachment(TransitGatewayAttachmentId)?.Association],
    ['deleted', undefined],
  )
  assert.match(
    account.refusal('DeleteTransitGatewayVpcAttachment', { TransitGatewayAttachmentId }),
    /^InvalidTransitGatewayAttachmentID\.NotFound/,
  )
  account.call('DeleteSubnet', { SubnetId: more })
  account.pass(2 * 3_600_000 - 1)
  assert.equal(account.attachment(TransitGatewayAttachmentId)?.State, 'deleted')
  account.pass(1)
  assert.match(
    account.refusal('DescribeTransitGatewayVpcAttachments', { TransitGatewayAttachmentIds: [TransitGatewayAttachmentId] }),
    /^InvalidTransitGatewayAttachmentID\.NotFound: Transit Gateway Attachment tgw-attach-\w+ was deleted or does not exist\.$/,
  )
})

test('a route of the VPC leads to the gateway while the attachment is there, else nowhere', () => {
  const account = new TestHub()
  const TransitGatewayId = account.transitGateway()
  const { VpcId, SubnetIds } = account.network()
  const route = { RouteTableId: account.mainRouteTable(VpcId), DestinationCidrBlock: '10.0.0.0/8', TransitGatewayId }
  assert.match(account.refusal('CreateRoute', route), /^InvalidTransitGatewayID\.NotFound/, 'the VPC is not attached')
  const made = account.call('CreateTransitGatewayVpcAttachment', { TransitGatewayId, VpcId, SubnetIds })
  const TransitGatewayAttachmentId = made.TransitGatewayVpcAttachment?.TransitGatewayAttachmentId
  account.call('CreateRoute', route)
  const state = () => {
    const { RouteTables } = account.call('DescribeRouteTables', { RouteTableIds: [route.RouteTableId] })
    return RouteTables?.[0]?.Routes?.find(each => each.TransitGatewayId === TransitGatewayId)?.State
  }
  assert.equal(state(), 'blackhole')
  account.pass()
  assert.equal(state(), 'active')
  account.call('DeleteTransitGatewayVpcAttachment', { TransitGatewayAttachmentId })
  assert.equal(state(), 'blackhole')
})

test('five thousand attachments are described at once, by page and by filter, in little time', () => {
  const account = new TestHub({ quotas: { vpcsPerRegion: 6000 } })
  const gateway = account.transitGateway()
  const first = account.attached(gateway)
  const template = account.world.get('transitGatewayAttachment', first)!
  for (let n = 1; n < 5000; n++) {
    const digits = n.toString(16).padStart(17, '0')
    const body = { ...template.body, resourceId: `vpc-${digits}` }
    account.world.put('transitGatewayAttachment', `tgw-attach-${digits}`, template, body)
    const vpc = account.world.get('vpc', template.body.resourceId)!
    account.world.put('vpc', `vpc-${digits}`, vpc, vpc.body)
  }
  const startedAt = performance.now()
  const all = account.call('DescribeTransitGatewayAttachments', {}).TransitGatewayAttachments ?? []
  const one = account.call('DescribeTransitGatewayVpcAttachments', {
    Filters: [filter('vpc-id', `vpc-${'1387'.padStart(17, '0')}`)],
  })
  const page = account.call('DescribeTransitGatewayVpcAttachments', { MaxResults: 1000 })
  const table = account.associations(account.defaultRouteTable(gateway))
  const tookMs = performance.now() - startedAt
  assert.deepEqual(
    [all.length, one.TransitGatewayVpcAttachments?.length, page.TransitGatewayVpcAttachments?.length, Object.keys(table).length],
    [5000, 1, 1000, 5000],
  )
  // A scan of all for each would be 25 million steps: seconds.
  assert.ok(tookMs < 1500, `${tookMs} ms`)
})
