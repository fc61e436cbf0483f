import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TestHub } from './testHub.ts'

test('a transit gateway is pending, then available with one table that is its default for both', () => {
  const account = new TestHub()
  const made = account.call('CreateTransitGateway', { Description: 'hub' }).TransitGateway
  assert.equal(made?.State, 'pending')
  account.pass()
  const [gateway] = account.call('DescribeTransitGateways', {}).TransitGateways ?? []
  const [table] = account.call('DescribeTransitGatewayRouteTables', {}).TransitGatewayRouteTables ?? []
  assert.deepEqual(
    { state: gateway?.State, arn: gateway?.TransitGatewayArn, description: gateway?.Description, options: gateway?.Options },
    {
      state: 'available',
      arn: `arn:aws:ec2:us-east-1:123456789012:transit-gateway/${gateway?.TransitGatewayId}`,
      description: 'hub',
      options: {
        AmazonSideAsn: 64_512,
        TransitGatewayCidrBlocks: [],
        AutoAcceptSharedAttachments: 'disable',
        DefaultRouteTableAssociation: 'enable',
        AssociationDefaultRouteTableId: table?.TransitGatewayRouteTableId,
        DefaultRouteTablePropagation: 'enable',
        PropagationDefaultRouteTableId: table?.TransitGatewayRouteTableId,
        VpnEcmpSupport: 'enable',
        DnsSupport: 'enable',
        SecurityGroupReferencingSupport: 'disable',
        MulticastSupport: 'disable',
      },
    },
  )
  assert.deepEqual(
    [table?.State, table?.DefaultAssociationRouteTable, table?.DefaultPropagationRouteTable],
    ['available', true, true],
  )
})

test('without defaults there is no table and nothing is associated', () => {
  const account = new TestHub()
  const gateway = account.transitGateway({ DefaultRouteTableAssociation: 'disable', DefaultRouteTablePropagation: 'disable' })
  assert.deepEqual(account.call('DescribeTransitGatewayRouteTables', {}).TransitGatewayRouteTables, [])
  assert.equal(account.attachment(account.attached(gateway))?.Association, undefined)
})

for (const [options, refusal, because] of [
  [{ AmazonSideAsn: 7224 }, /^InvalidParameterValue: .*private ASN/, 'the ASN is private'],
  [{ DnsSupport: 'maybe' }, /^InvalidParameterValue: Value \(maybe\).*enable or disable/, 'on or off'],
  [{ TransitGatewayCidrBlocks: ['10.0.0.0/25'] }, /It must be \/24 or larger/, 'large enough'],
  [{ TransitGatewayCidrBlocks: ['2001:db8::/96'] }, /of IPv6 \/64 or larger/, 'large enough'],
  [{ TransitGatewayCidrBlocks: ['169.254.8.0/24'] }, /169\.254\.0\.0\/16 cannot be used/, 'not link-local'],
  [{ TransitGatewayCidrBlocks: ['10.0.0.0/16', '10.0.1.0/24'] }, /It overlaps 10\.0\.0\.0\/16/, 'apart from one another'],
  [
    { TransitGatewayCidrBlocks: [1, 2, 3, 4, 5, 6].map(n => `10.${n}.0.0/16`) },
    /can have 5 CIDR blocks; 6 were given/,
    'five at most',
  ],
] as const) {
  test(`a transit gateway with ${JSON.stringify(options)} is refused: ${because}`, () => {
    assert.match(new TestHub().refusal('CreateTransitGateway', { Options: options as never }), refusal)
  })
}

test('a modified gateway changes its options and its default tables, and keeps blocks that are in use', () => {
  const account = new TestHub()
  const TransitGatewayId = account.transitGateway({ TransitGatewayCidrBlocks: ['10.99.0.0/24'] })
  const [first, second] = [account.defaultRouteTable(TransitGatewayId), account.routeTable(TransitGatewayId)]
  const modified = account.call('ModifyTransitGateway', {
    TransitGatewayId,
    Description: 'changed',
    Options: {
      VpnEcmpSupport: 'disable',
      AssociationDefaultRouteTableId: second,
      DefaultRouteTablePropagation: 'disable',
      AddTransitGatewayCidrBlocks: ['10.98.0.0/24'],
    },
  }).TransitGateway
  assert.deepEqual(
    [modified?.State, modified?.Description, modified?.Options?.VpnEcmpSupport, modified?.Options?.TransitGatewayCidrBlocks],
    ['modifying', 'changed', 'disable', ['10.99.0.0/24', '10.98.0.0/24']],
  )
  account.pass()
  const tables = account.call('DescribeTransitGatewayRouteTables', {}).TransitGatewayRouteTables ?? []
  assert.deepEqual(
    tables.map(each => [each.TransitGatewayRouteTableId, each.DefaultAssociationRouteTable, each.DefaultPropagationRouteTable]),
    [
      [first, false, false],
      [second, true, false],
    ],
  )
  const attachment = account.attached(TransitGatewayId)
  assert.deepEqual([account.associations(second), account.propagations(first)], [{ [attachment]: 'associated' }, {}])
  assert.match(
    account.refusal('ModifyTransitGateway', { TransitGatewayId, Options: { DefaultRouteTablePropagation: 'enable' } }),
    /^MissingParameter: .*PropagationDefaultRouteTableId/,
  )
  assert.match(
    account.refusal('ModifyTransitGateway', { TransitGatewayId, Options: { RemoveTransitGatewayCidrBlocks: ['10.1.0.0/24'] } }),
    /10\.1\.0\.0\/24 is none of tgw-/,
  )
  const other = account.routeTable(account.transitGateway())
  assert.match(
    account.refusal('ModifyTransitGateway', { TransitGatewayId, Options: { AssociationDefaultRouteTableId: other } }),
    /^InvalidParameterCombination: .*must be one of its own/,
  )
})

test('a gateway with attachments stays, in the words that clients wait on; without them it takes its tables along', () => {
  const account = new TestHub()
  const TransitGatewayId = account.transitGateway()
  const attachment = account.attached(TransitGatewayId)
  const remove = { TransitGatewayId }
  assert.equal(
    account.refusal('DeleteTransitGateway', remove),
    `IncorrectState: ${TransitGatewayId} has non-deleted Transit Gateway Attachments: ${attachment}.`,
  )
  account.call('DeleteTransitGatewayVpcAttachment', { TransitGatewayAttachmentId: attachment })
  assert.match(
    account.refusal('DeleteTransitGateway', remove),
    /has non-deleted Transit Gateway Attachments/,
    'while it is deleting',
  )
  account.pass()
  assert.equal(account.call('DeleteTransitGateway', remove).TransitGateway?.State, 'deleting')
  account.pass()
  const states = () => account.call('DescribeTransitGateways', {}).TransitGateways?.map(({ State }) => State)
  assert.deepEqual(states(), ['deleted'], 'still shown')
  assert.match(
    account.refusal('DeleteTransitGateway', remove),
    /^InvalidTransitGatewayID\.NotFound: Transit Gateway tgw-\w+ was deleted or does not exist\.$/,
  )
  account.pass(3_600_000)
  assert.deepEqual([states(), account.call('DescribeTransitGatewayRouteTables', {}).TransitGatewayRouteTables], [[], []])
})

test('tags, filters, pages and dry runs are as everywhere in EC2', () => {
  const account = new TestHub({ quotas: { transitGatewaysPerRegion: 6 } })
  const ids = [1, 2, 3, 4, 5, 6].map(n => {
    const TagSpecifications = [{ ResourceType: 'transit-gateway' as const, Tags: [{ Key: 'n', Value: String(n) }] }]
    return account.call('CreateTransitGateway', { TagSpecifications }).TransitGateway?.TransitGatewayId
  })
  assert.match(account.refusal('CreateTransitGateway', {}), /^TransitGatewayLimitExceeded/)
  const found = (input: Parameters<typeof describe>[0]) => describe(input).TransitGateways?.map(each => each.TransitGatewayId)
  const describe = (input: { Filters?: { Name: string; Values: string[] }[]; MaxResults?: number; NextToken?: string }) =>
    account.call('DescribeTransitGateways', input)
  assert.deepEqual(found({ Filters: [{ Name: 'tag:n', Values: ['2', '5'] }] }), [ids[1], ids[4]])
  assert.deepEqual(found({ Filters: [{ Name: 'options.amazon-side-asn', Values: ['64513'] }] }), [])
  assert.match(
    account.refusal('DescribeTransitGateways', { Filters: [{ Name: 'colour', Values: ['red'] }] }),
    /The filter 'colour' is invalid/,
  )
  const first = describe({ MaxResults: 5 })
  assert.equal(first.TransitGateways?.length, 5)
  assert.deepEqual(found({ MaxResults: 5, NextToken: first.NextToken ?? '' }), [ids[5]])
  assert.match(account.refusal('DeleteTransitGateway', { TransitGatewayId: ids[0], DryRun: true }), /^DryRunOperation/)
  account.call('CreateTags', { Resources: [ids[0] ?? ''], Tags: [{ Key: 'purpose', Value: 'hub' }] })
  const tags = account.call('DescribeTags', { Filters: [{ Name: 'key', Values: ['purpose'] }] }).Tags
  assert.deepEqual(tags, [{ ResourceId: ids[0], ResourceType: 'transit-gateway', Key: 'purpose', Value: 'hub' }])
})
