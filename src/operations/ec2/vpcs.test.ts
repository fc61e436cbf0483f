import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filter, TestAccount } from './testAccount.ts'

test('a VPC comes with its main route table, default group and default ACL, and is available at once', () => {
  const account = new TestAccount()
  const { Vpc } = account.call('CreateVpc', {
    CidrBlock: '10.0.0.5/16',
    TagSpecifications: [{ ResourceType: 'vpc', Tags: [{ Key: 'Name', Value: 'prod' }] }],
  })
  assert.match(Vpc?.VpcId ?? '', /^vpc-0[0-9a-f]{16}$/)
  assert.equal(Vpc?.State, 'pending')
  assert.equal(Vpc?.CidrBlock, '10.0.0.0/16', 'EC2 stores the canonical block')
  account.pass()
  const Filters = [filter('vpc-id', Vpc?.VpcId ?? '')]
  assert.equal(account.call('DescribeVpcs', { VpcIds: [Vpc?.VpcId ?? ''] }).Vpcs?.[0]?.State, 'available')
  assert.equal(account.call('DescribeNetworkAcls', { Filters: [...Filters, filter('default', 'true')] }).NetworkAcls?.length, 1)
  assert.equal(
    account.call('DescribeSecurityGroups', { Filters: [...Filters, filter('group-name', 'default')] }).SecurityGroups?.length,
    1,
  )
  const [table] =
    account.call('DescribeRouteTables', { Filters: [...Filters, filter('association.main', 'true')] }).RouteTables ?? []
  assert.deepEqual(table?.Routes, [
    { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', Origin: 'CreateRouteTable', State: 'active' },
  ])
})

for (const [CidrBlock, refusal, because] of [
  ['10.0.0.0/8', /^InvalidVpc.Range: The CIDR '10.0.0.0\/8' is invalid/, 'larger than /16'],
  ['10.0.0.0/29', /^InvalidVpc.Range/, 'smaller than /28'],
  ['10.0.0.0', /^InvalidParameterValue: Value \(10.0.0.0\) for parameter cidrBlock is invalid/, 'no length'],
  ['fd00::/56', /^InvalidParameterValue/, 'IPv6 where IPv4 is meant'],
  [undefined, /^MissingParameter: The request must contain the parameter cidrBlock/, 'nothing at all'],
] as const) {
  test(`CreateVpc refuses ${CidrBlock}: ${because}`, () => {
    assert.match(new TestAccount().refusal('CreateVpc', { CidrBlock }), refusal)
  })
}

for (const [CidrBlock, refusal, because] of [
  ['10.1.0.0/24', /^InvalidSubnet.Range/, 'outside of the VPC'],
  ['10.0.0.0/29', /^InvalidSubnet.Range/, 'smaller than /28'],
  ['10.0.1.128/25', /^InvalidSubnet.Conflict: The CIDR '10.0.1.128\/25' conflicts with another subnet/, 'inside another subnet'],
] as const) {
  test(`CreateSubnet refuses ${CidrBlock}: ${because}`, () => {
    const account = new TestAccount()
    const VpcId = account.vpc()
    account.subnet(VpcId, '10.0.1.0/24')
    assert.match(account.refusal('CreateSubnet', { VpcId, CidrBlock }), refusal)
  })
}

for (const [CidrBlock, outcome, because] of [
  ['10.1.0.0/16', undefined, 'the same private range'],
  ['100.64.0.0/16', undefined, 'shared address space mixes with all'],
  ['10.0.128.0/17', /overlaps/, 'inside the first block'],
  ['192.168.0.0/16', /^InvalidVpc.Range: The CIDR '192.168.0.0\/16' is restricted/, 'another private range'],
] as const) {
  test(`a VPC of 10.0.0.0/16 ${outcome ? 'refuses' : 'takes'} ${CidrBlock} as further block: ${because}`, () => {
    const account = new TestAccount()
    const VpcId = account.vpc()
    if (outcome) assert.match(account.refusal('AssociateVpcCidrBlock', { VpcId, CidrBlock }), outcome)
    else assert.equal(account.call('AssociateVpcCidrBlock', { VpcId, CidrBlock }).CidrBlockAssociation?.CidrBlock, CidrBlock)
  })
}

test('a further block goes when no subnet is in it, the first one never', () => {
  const account = new TestAccount()
  const VpcId = account.vpc()
  const AssociationId = account.call('AssociateVpcCidrBlock', { VpcId, CidrBlock: '10.1.0.0/16' }).CidrBlockAssociation
    ?.AssociationId
  const SubnetId = account.subnet(VpcId, '10.1.1.0/24')
  assert.match(account.refusal('DisassociateVpcCidrBlock', { AssociationId }), /^InvalidCidr.InUse/)
  account.call('DeleteSubnet', { SubnetId })
  account.call('DisassociateVpcCidrBlock', { AssociationId })
  const [vpc] = account.call('DescribeVpcs', { VpcIds: [VpcId] }).Vpcs ?? []
  assert.deepEqual(
    vpc?.CidrBlockAssociationSet?.map(one => one.CidrBlock),
    ['10.0.0.0/16'],
  )
  const first = vpc?.CidrBlockAssociationSet?.[0]?.AssociationId
  assert.match(account.refusal('DisassociateVpcCidrBlock', { AssociationId: first }), /^OperationNotPermitted/)
})

test('a VPC goes with what came with it, and stays while anything else is in it', () => {
  const account = new TestAccount()
  const VpcId = account.vpc()
  const SubnetId = account.subnet(VpcId, '10.0.1.0/24')
  const InternetGatewayId = account.call('CreateInternetGateway', {}).InternetGateway?.InternetGatewayId
  account.call('AttachInternetGateway', { InternetGatewayId, VpcId })
  const VpnGatewayId = account.vpnGateway(VpcId)
  const blocked = account.refusal('DeleteVpc', { VpcId })
  for (const id of [SubnetId, InternetGatewayId, VpnGatewayId]) assert.match(blocked, new RegExp(`^DependencyViolation.*${id}`))
  account.call('DeleteSubnet', { SubnetId })
  account.call('DetachInternetGateway', { InternetGatewayId, VpcId })
  account.call('DetachVpnGateway', { VpnGatewayId, VpcId })
  account.pass().call('DeleteVpc', { VpcId })
  assert.equal(
    account.refusal('DescribeVpcs', { VpcIds: [VpcId] }),
    `InvalidVpcID.NotFound: The vpc ID '${VpcId}' does not exist`,
  )
  for (const kind of ['routeTable', 'securityGroup', 'networkAcl'] as const) assert.deepEqual([...account.world.all(kind)], [])
})

test('attributes are read and written one at a time', () => {
  const account = new TestAccount()
  const VpcId = account.vpc()
  const before = ['enableDnsSupport', 'enableDnsHostnames', 'enableNetworkAddressUsageMetrics'] as const
  const read = () => before.map(Attribute => Object.values(account.call('DescribeVpcAttribute', { VpcId, Attribute }))[1])
  assert.deepEqual(read(), [{ Value: true }, { Value: false }, { Value: false }])
  account.call('ModifyVpcAttribute', { VpcId, EnableDnsHostnames: { Value: true } })
  account.call('ModifyVpcAttribute', { VpcId, EnableDnsSupport: { Value: false } })
  assert.deepEqual(read(), [{ Value: false }, { Value: true }, { Value: false }])
  const both = { VpcId, EnableDnsSupport: { Value: true }, EnableDnsHostnames: { Value: true } }
  assert.match(account.refusal('ModifyVpcAttribute', both), /^InvalidParameterCombination/)
})

test('the quota counts the default VPC too', () => {
  const account = new TestAccount({ quotas: { vpcsPerRegion: 2 } })
  account.vpc()
  assert.equal(
    account.refusal('CreateVpc', { CidrBlock: '10.1.0.0/16' }),
    'VpcLimitExceeded: The maximum number of VPCs has been reached (2).',
  )
})
