import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filter, TestAccount } from './testAccount.ts'

test('DryRun refuses what would have succeeded with status 412 and changes nothing', () => {
  const account = new TestAccount()
  const order = { CidrBlock: '10.0.0.0/16', DryRun: true }
  assert.throws(() => account.call('CreateVpc', order), { code: 'DryRunOperation', status: 412 })
  assert.deepEqual(account.world.changes(), [])
  assert.match(
    account.refusal('CreateVpc', { ...order, CidrBlock: '10.0.0.0/8' }),
    /^InvalidVpc.Range/,
    'what is wrong stays wrong',
  )
})

for (const [name, input, refusal] of [
  ['DeleteVpc', { VpcId: 'vpc-XYZ' }, 'InvalidVpcID.Malformed: Invalid id: "vpc-XYZ" (expecting "vpc-...")'],
  [
    'DeleteVpc',
    { VpcId: 'subnet-0123456789abcdef0' },
    'InvalidVpcID.Malformed: Invalid id: "subnet-0123456789abcdef0" (expecting "vpc-...")',
  ],
  ['DeleteVpc', { VpcId: 'vpc-0123456789abcdef0' }, "InvalidVpcID.NotFound: The vpc ID 'vpc-0123456789abcdef0' does not exist"],
  ['DeleteVpc', { VpcId: undefined }, 'MissingParameter: The request must contain the parameter vpcId'],
  ['DeleteSubnet', { SubnetId: 'subnet-01234567' }, "InvalidSubnetID.NotFound: The subnet ID 'subnet-01234567' does not exist"],
  [
    'DeleteRouteTable',
    { RouteTableId: 'rtb-01234567' },
    "InvalidRouteTableID.NotFound: The routeTable ID 'rtb-01234567' does not exist",
  ],
  [
    'DeleteVpnGateway',
    { VpnGatewayId: 'vgw-01234567' },
    "InvalidVpnGatewayID.NotFound: The vpnGateway ID 'vgw-01234567' does not exist",
  ],
  [
    'DeleteCustomerGateway',
    { CustomerGatewayId: 'cgw-01234567' },
    "InvalidCustomerGatewayID.NotFound: The customerGateway ID 'cgw-01234567' does not exist",
  ],
  [
    'DeleteVpnConnection',
    { VpnConnectionId: 'vpn-01234567' },
    "InvalidVpnConnectionID.NotFound: The vpnConnection ID 'vpn-01234567' does not exist",
  ],
  ['CreateTags', { Resources: ['nonsense'], Tags: [] }, "InvalidID: The ID 'nonsense' is not valid"],
] as const) {
  test(`${name} of ${JSON.stringify(input)} is ${refusal.split(':')[0]}`, () => {
    assert.equal(new TestAccount().refusal(name, input as never), refusal)
  })
}

test('an empty text is an absent parameter', () => {
  const account = new TestAccount()
  const { VpnGateway } = account.call('CreateVpnGateway', { Type: 'ipsec.1', AvailabilityZone: '' })
  assert.equal(VpnGateway?.AvailabilityZone, undefined)
  assert.match(account.refusal('DeleteVpc', { VpcId: '' }), /^MissingParameter/)
})

test('what another account or another Region has is as if it did not exist', () => {
  const owner = new TestAccount()
  const VpcId = owner.vpc()
  const VpnGatewayId = owner.vpnGateway(VpcId)
  const strangers = [
    new TestAccount({ account: '210987654321', beside: owner }),
    new TestAccount({ region: 'eu-west-1', beside: owner }),
  ]
  for (const stranger of strangers) {
    assert.deepEqual(stranger.call('DescribeVpnGateways', {}).VpnGateways, [])
    assert.match(stranger.refusal('DescribeVpcs', { VpcIds: [VpcId] }), /^InvalidVpcID.NotFound/)
    assert.match(stranger.refusal('DeleteVpnGateway', { VpnGatewayId }), /^InvalidVpnGatewayID.NotFound/)
    assert.match(
      stranger.refusal('CreateTags', { Resources: [VpcId], Tags: [{ Key: 'a', Value: 'b' }] }),
      /^InvalidVpcID.NotFound/,
    )
    assert.match(stranger.refusal('AttachVpnGateway', { VpnGatewayId: stranger.vpnGateway(), VpcId }), /^InvalidVpcID.NotFound/)
  }
})

test('filters: all names must match, any of their values, with wildcards; an unknown name is refused', () => {
  const account = new TestAccount()
  const named = (CidrBlock: string, Value: string) =>
    account.call('CreateVpc', { CidrBlock, TagSpecifications: [{ ResourceType: 'vpc', Tags: [{ Key: 'Name', Value }] }] })
  for (const [cidr, name] of [
    ['10.1.0.0/16', 'prod-a'],
    ['10.2.0.0/16', 'prod-b'],
    ['10.3.0.0/16', 'test.a'],
  ] as const)
    named(cidr, name)
  for (const [Filters, found, because] of [
    [[filter('tag:Name', 'prod-a', 'test.a')], ['10.1.0.0/16', '10.3.0.0/16'], 'any value'],
    [[filter('tag:Name', 'prod-*'), filter('cidr', '10.2.0.0/16')], ['10.2.0.0/16'], 'every filter'],
    [[filter('tag:Name', '????-?')], ['10.1.0.0/16', '10.2.0.0/16'], 'a question mark is one character'],
    [[filter('tag:Name', 'test?a')], ['10.3.0.0/16'], 'and a full stop is itself'],
    [
      [filter('tag-key', 'Name'), filter('is-default', 'false')],
      ['10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16'],
      'booleans are words',
    ],
    [[filter('tag:Name', 'Prod-a')], [], 'case matters'],
  ] as const) {
    assert.deepEqual(
      account.call('DescribeVpcs', { Filters: [...Filters] }).Vpcs?.map(vpc => vpc.CidrBlock),
      found,
      because,
    )
  }
  assert.equal(
    account.refusal('DescribeVpcs', { Filters: [filter('colour', 'red')] }),
    "InvalidParameterValue: The filter 'colour' is invalid",
  )
})

test('pages cover everything once', () => {
  const account = new TestAccount()
  const VpcId = account.vpc()
  for (let third = 0; third < 12; third++) account.subnet(VpcId, `10.0.${third}.0/24`)
  const Filters = [filter('vpc-id', VpcId)]
  const seen: (string | undefined)[] = []
  let NextToken: string | undefined
  do {
    const answer = account.call('DescribeSubnets', { Filters, MaxResults: 5, NextToken })
    seen.push(...(answer.Subnets ?? []).map(subnet => subnet.CidrBlock))
    NextToken = answer.NextToken
  } while (NextToken)
  assert.deepEqual(
    seen,
    Array.from({ length: 12 }, (_, third) => `10.0.${third}.0/24`),
  )
  assert.match(account.refusal('DescribeSubnets', { MaxResults: 4 }), /^InvalidParameterValue: Value \( 4 \)/)
  assert.match(account.refusal('DescribeSubnets', { NextToken: 'nonsense' }), /^InvalidParameterValue: .*nextToken/)
  assert.match(account.refusal('DescribeVpcs', { MaxResults: 5, VpcIds: [VpcId] }), /^InvalidParameterCombination/)
})

test('tags are set, overwritten, listed and removed; reserved, too many and misplaced ones are refused', () => {
  const account = new TestAccount({ quotas: { tagsPerResource: 2 } })
  const VpcId = account.vpc()
  const Resources = [VpcId, account.vpnGateway()]
  const tags = () => account.call('DescribeTags', { Filters: [filter('resource-id', VpcId)] }).Tags
  account.call('CreateTags', {
    Resources,
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  })
  account.call('CreateTags', { Resources, Tags: [{ Key: 'a', Value: '3' }] })
  const about = { ResourceId: VpcId, ResourceType: 'vpc' }
  assert.deepEqual(tags(), [
    { ...about, Key: 'a', Value: '3' },
    { ...about, Key: 'b', Value: '2' },
  ])
  assert.match(account.refusal('CreateTags', { Resources, Tags: [{ Key: 'c', Value: '' }] }), /^TagLimitExceeded/)
  assert.match(account.refusal('CreateTags', { Resources, Tags: [{ Key: 'aws:x', Value: '' }] }), /reserved/)
  account.call('DeleteTags', { Resources, Tags: [{ Key: 'a', Value: 'other' }, { Key: 'b' }] })
  assert.deepEqual(tags(), [{ ...about, Key: 'a', Value: '3' }])
  const TagSpecifications = [{ ResourceType: 'subnet' as const, Tags: [] }]
  assert.match(account.refusal('CreateVpc', { CidrBlock: '10.9.0.0/16', TagSpecifications }), /'subnet' is not a valid taggable/)
})

test('what an account finds without having made anything', () => {
  const account = new TestAccount({ region: 'eu-central-1' })
  assert.deepEqual(
    account.call('DescribeNetworkInterfaces', { Filters: [filter('subnet-id', 'subnet-1')] }).NetworkInterfaces,
    [],
  )
  const zones = account.call('DescribeAvailabilityZones', {}).AvailabilityZones ?? []
  assert.deepEqual(
    zones.map(zone => `${zone.ZoneName} ${zone.ZoneId}`),
    ['eu-central-1a euc1-az1', 'eu-central-1b euc1-az2', 'eu-central-1c euc1-az3'],
  )
  const [Vpc] = account.call('DescribeVpcs', {}).Vpcs ?? []
  const attributes = account.call('DescribeAccountAttributes', { AttributeNames: ['default-vpc'] }).AccountAttributes
  assert.deepEqual(attributes, [{ AttributeName: 'default-vpc', AttributeValues: [{ AttributeValue: Vpc?.VpcId }] }])
  const [options] = account.call('DescribeDhcpOptions', {}).DhcpOptions ?? []
  assert.equal(options?.DhcpOptionsId, Vpc?.DhcpOptionsId)
  const names = account.call('DescribeRegions', {}).Regions?.map(region => region.RegionName) ?? []
  assert.ok(names.includes('eu-central-1') && !names.includes('af-south-1'), 'no Region that must be opted in to')
})
