import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { IpPermission } from '@aws-sdk/client-ec2'
import { filter, TestAccount } from '../testAccount.ts'

const WEB = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '10.0.0.0/8' }] }

function withGroup(settings: ConstructorParameters<typeof TestAccount>[0] = {}) {
  const account = new TestAccount(settings)
  const VpcId = account.vpc()
  const group = (GroupName: string) =>
    account.call('CreateSecurityGroup', { GroupName, Description: 'of a test', VpcId }).GroupId ?? ''
  const GroupId = group('web')
  const shapeOf = (id: string) => account.call('DescribeSecurityGroups', { GroupIds: [id] }).SecurityGroups?.[0]
  const rulesOf = (id: string) =>
    account.call('DescribeSecurityGroupRules', { Filters: [filter('group-id', id)] }).SecurityGroupRules ?? []
  return { account, VpcId, GroupId, group, shapeOf, rulesOf }
}

test('a new group lets nothing in and everything out; a default one lets its members in too', () => {
  const { account, VpcId, GroupId, shapeOf } = withGroup()
  assert.deepEqual(shapeOf(GroupId)?.IpPermissions, [])
  assert.deepEqual(shapeOf(GroupId)?.IpPermissionsEgress?.[0]?.IpRanges, [{ CidrIp: '0.0.0.0/0', Description: undefined }])
  const Filters = [filter('vpc-id', VpcId), filter('group-name', 'default')]
  const [own] = account.call('DescribeSecurityGroups', { Filters }).SecurityGroups ?? []
  const [members] = own?.IpPermissions ?? []
  assert.deepEqual([members?.IpProtocol, members?.UserIdGroupPairs?.[0]?.GroupId], ['-1', own?.GroupId])
})

test('where the VPC has IPv6, a new group lets everything out over it too', () => {
  const account = new TestAccount()
  const vpc = account.call('CreateVpc', { CidrBlock: '10.0.0.0/16', AmazonProvidedIpv6CidrBlock: true }).Vpc
  const { GroupId } = account.call('CreateSecurityGroup', { GroupName: 'six', Description: 'x', VpcId: vpc?.VpcId })
  const [group] = account.call('DescribeSecurityGroups', { GroupIds: [GroupId ?? ''] }).SecurityGroups ?? []
  assert.deepEqual(group?.IpPermissionsEgress?.[0]?.Ipv6Ranges, [{ CidrIpv6: '::/0', Description: undefined }])
})

test('rules are authorised with ids and tags, shown together by service, and revoked by what they let pass', () => {
  const { account, GroupId, group, shapeOf, rulesOf } = withGroup()
  const other = group('other')
  const IpPermissions: IpPermission[] = [
    {
      ...WEB,
      IpRanges: [{ CidrIp: '10.1.2.3/8', Description: 'office' }, { CidrIp: '192.168.0.0/16' }],
      Ipv6Ranges: [{ CidrIpv6: '2001:DB8::1/32' }],
      UserIdGroupPairs: [{ GroupId: other }],
    },
  ]
  const Tags = [{ Key: 'for', Value: 'test' }]
  const TagSpecifications = [{ ResourceType: 'security-group-rule' as const, Tags }]
  const { SecurityGroupRules: made = [] } = account.call('AuthorizeSecurityGroupIngress', {
    GroupId,
    IpPermissions,
    TagSpecifications,
  })
  assert.deepEqual(
    made.map(rule => [rule.CidrIpv4 ?? rule.CidrIpv6 ?? rule.ReferencedGroupInfo?.GroupId, rule.Description, rule.Tags]),
    [
      ['10.0.0.0/8', 'office', Tags],
      ['192.168.0.0/16', undefined, Tags],
      ['2001:db8::/32', undefined, Tags],
      [other, undefined, Tags],
    ],
  )
  assert.ok(made.every(rule => /^sgr-[0-9a-f]{17}$/.test(rule.SecurityGroupRuleId ?? '')))
  const [permission, ...more] = shapeOf(GroupId)?.IpPermissions ?? []
  assert.equal(more.length, 0, 'one service, one permission')
  assert.deepEqual(
    [permission?.IpRanges?.length, permission?.Ipv6Ranges?.length, permission?.UserIdGroupPairs?.length],
    [2, 1, 1],
  )
  account.call('RevokeSecurityGroupIngress', { GroupId, IpPermissions: [{ ...WEB, UserIdGroupPairs: [{ GroupId: other }] }] })
  account.call('RevokeSecurityGroupIngress', { GroupId, SecurityGroupRuleIds: [made[2]?.SecurityGroupRuleId ?? ''] })
  assert.deepEqual(
    rulesOf(GroupId)
      .filter(rule => !rule.IsEgress)
      .map(rule => rule.CidrIpv4),
    ['192.168.0.0/16'],
  )
})

for (const [given, shown, because] of [
  [{ IpProtocol: '6', FromPort: 1, ToPort: 2 }, 'tcp 1 2', 'TCP by number'],
  [{ IpProtocol: 'UDP', FromPort: 53, ToPort: 53 }, 'udp 53 53', 'capital letters'],
  [{ IpProtocol: 'tcp', FromPort: -1, ToPort: -1 }, 'tcp 0 65535', 'all ports the old way'],
  [{ IpProtocol: 'icmp', FromPort: 8 }, 'icmp 8 -1', 'a type without a code'],
  [{ IpProtocol: '-1', FromPort: 0, ToPort: 0 }, '-1 -1 -1', 'all protocols have no ports'],
  [{ IpProtocol: '50' }, '50 -1 -1', 'ESP has none either'],
] as const) {
  test(`a rule for ${JSON.stringify(given)} is ${shown}: ${because}`, () => {
    const { account, GroupId } = withGroup()
    const { SecurityGroupRules } = account.call('AuthorizeSecurityGroupIngress', { GroupId, ...given, CidrIp: '10.0.0.0/8' })
    const [rule] = SecurityGroupRules ?? []
    assert.equal(`${rule?.IpProtocol} ${rule?.FromPort} ${rule?.ToPort}`, shown)
  })
}

for (const [input, refusal, because] of [
  [
    { IpPermissions: [WEB] },
    /^InvalidPermission.Duplicate: the specified rule "peer: 10.0.0.0\/8, TCP, from port: 443/,
    'it is there',
  ],
  [
    { CidrIp: '1.2.3.4', IpProtocol: 'tcp', FromPort: 1, ToPort: 1 },
    /^InvalidParameterValue: CIDR block 1.2.3.4 is malformed/,
    'no length',
  ],
  [{ CidrIp: '10.0.0.0/8', IpProtocol: 'tcp' }, /^InvalidParameterValue: .* both from and to ports/, 'TCP without ports'],
  [
    { CidrIp: '10.0.0.0/8', IpProtocol: 'tcp', FromPort: 9, ToPort: 1 },
    /^InvalidParameterValue: .*\(9:1\)/,
    'the wrong way round',
  ],
  [{ CidrIp: '10.0.0.0/8', IpProtocol: 'tcp', FromPort: 1, ToPort: 70000 }, /^InvalidParameterValue: .*70000/, 'no such port'],
  [{ CidrIp: '10.0.0.0/8', IpProtocol: 'gopher' }, /^InvalidParameterValue: .*gopher/, 'no such protocol'],
  [{ IpPermissions: [{ IpProtocol: '-1' }] }, /^MissingParameter: Missing source specification/, 'from nobody'],
  [{}, /^MissingParameter: .*ipPermissions/, 'nothing'],
  [
    { IpPermissions: [{ ...WEB, FromPort: 1, IpRanges: [{ CidrIp: '10.0.0.0/8' }, { CidrIp: '10.9.9.9/8' }] }] },
    /^InvalidParameterValue: The same permission must not appear multiple times/,
    'twice in one request',
  ],
  [
    { IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-0123456789abcdef0' }] }] },
    /^InvalidGroup.NotFound: The security group 'sg-0123456789abcdef0' does not exist/,
    'a group that nobody has',
  ],
  [
    { IpPermissions: [{ IpProtocol: '-1', PrefixListIds: [{ PrefixListId: 'pl-0123456789abcdef0' }] }] },
    /^InvalidPrefixListID.NotFound/,
    'a list that nobody has',
  ],
  [
    { IpPermissions: [{ ...WEB, FromPort: 1, IpRanges: [{ CidrIp: '10.0.0.0/8', Description: 'ü' }] }] },
    /^InvalidParameterValue: Invalid rule description/,
    'a letter that AWS does not take',
  ],
] as const) {
  test(`AuthorizeSecurityGroupIngress refuses ${because}`, () => {
    const { account, GroupId } = withGroup()
    account.call('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [WEB] })
    assert.match(account.refusal('AuthorizeSecurityGroupIngress', { GroupId, ...(input as object) }), refusal)
  })
}

test('what is not there cannot be revoked', () => {
  const { account, GroupId } = withGroup()
  const request = { GroupId, IpPermissions: [WEB] }
  assert.match(account.refusal('RevokeSecurityGroupIngress', request), /^InvalidPermission.NotFound/)
  assert.match(account.refusal('RevokeSecurityGroupEgress', request), /^InvalidPermission.NotFound/, 'the other direction')
  const [id = ''] = [account.call('AuthorizeSecurityGroupIngress', request).SecurityGroupRules?.[0]?.SecurityGroupRuleId]
  const byId = { GroupId, SecurityGroupRuleIds: [id] }
  assert.match(account.refusal('RevokeSecurityGroupEgress', byId), /^InvalidSecurityGroupRuleId.NotFound/)
  assert.match(
    account.refusal('RevokeSecurityGroupIngress', { GroupId, SecurityGroupRuleIds: ['sgr-1'] }),
    /^InvalidSecurityGroupRuleId.Malformed/,
  )
})

test('a rule is modified in place and its description by itself; tags come and go by its id', () => {
  const { account, GroupId, rulesOf } = withGroup()
  const made = account.call('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [WEB] }).SecurityGroupRules
  const SecurityGroupRuleId = made?.[0]?.SecurityGroupRuleId ?? ''
  account.call('CreateTags', { Resources: [SecurityGroupRuleId], Tags: [{ Key: 'a', Value: '1' }] })
  const SecurityGroupRule = { IpProtocol: 'udp', FromPort: 53, ToPort: 53, CidrIpv6: '2001:db8::/32' }
  account.call('ModifySecurityGroupRules', { GroupId, SecurityGroupRules: [{ SecurityGroupRuleId, SecurityGroupRule }] })
  const Ipv6Ranges = [{ CidrIpv6: '2001:db8::/32', Description: 'names' }]
  const { CidrIpv6: _, ...service } = SecurityGroupRule
  account.call('UpdateSecurityGroupRuleDescriptionsIngress', { GroupId, IpPermissions: [{ ...service, Ipv6Ranges }] })
  const rule = () => rulesOf(GroupId).find(one => one.SecurityGroupRuleId === SecurityGroupRuleId)
  assert.deepEqual(
    [rule()?.IpProtocol, rule()?.CidrIpv4, rule()?.CidrIpv6, rule()?.Description, rule()?.Tags],
    ['udp', undefined, '2001:db8::/32', 'names', [{ Key: 'a', Value: '1' }]],
  )
  const { Tags } = account.call('DescribeTags', { Filters: [filter('resource-type', 'security-group-rule')] })
  assert.deepEqual(
    Tags?.map(({ ResourceId }) => ResourceId),
    [SecurityGroupRuleId],
  )
  account.call('DeleteTags', { Resources: [SecurityGroupRuleId] })
  assert.deepEqual(rule()?.Tags, [])
  const two = { SecurityGroupRuleId, SecurityGroupRule: { ...service, CidrIpv4: '10.0.0.0/8', CidrIpv6: '::/0' } }
  const refusal = account.refusal('ModifySecurityGroupRules', { GroupId, SecurityGroupRules: [two] })
  assert.match(refusal, /^InvalidParameterCombination: .*2 were given/)
})

for (const [input, refusal, because] of [
  [
    { GroupName: 'web', Description: 'x' },
    /^InvalidGroup.Duplicate: The security group 'web' already exists for VPC/,
    'name taken',
  ],
  [
    { GroupName: 'default', Description: 'x' },
    /^InvalidParameterValue: Cannot use reserved security group name: default/,
    'reserved',
  ],
  [{ GroupName: 'sg-mine', Description: 'x' }, /^InvalidParameterValue: .*may not begin with sg-/, 'like an id'],
  [
    { GroupName: 'ä', Description: 'x' },
    /^InvalidParameterValue: Value \(ä\) for parameter GroupName/,
    'a letter that AWS does not take',
  ],
  [{ GroupName: 'n', Description: 'x'.repeat(256) }, /^InvalidParameterValue: .*GroupDescription/, 'too long'],
  [{ GroupName: 'n', Description: '' }, /^MissingParameter: .*GroupDescription/, 'none'],
] as const) {
  test(`CreateSecurityGroup refuses ${JSON.stringify(input).slice(0, 60)}: ${because}`, () => {
    const { account, VpcId } = withGroup()
    assert.match(account.refusal('CreateSecurityGroup', { ...input, VpcId }), refusal)
  })
}

test('without a VPC a group is one of the default VPC, and can be named there', () => {
  const account = new TestAccount()
  const { GroupId } = account.call('CreateSecurityGroup', { GroupName: 'classic', Description: 'x' })
  account.call('AuthorizeSecurityGroupIngress', { GroupName: 'classic', SourceSecurityGroupName: 'default' })
  const [group] = account.call('DescribeSecurityGroups', { GroupNames: ['classic'] }).SecurityGroups ?? []
  assert.equal(group?.GroupId, GroupId)
  assert.equal(group?.IpPermissions?.[0]?.UserIdGroupPairs?.length, 1)
  account.call('DeleteSecurityGroup', { GroupName: 'classic' })
  assert.match(account.refusal('DeleteSecurityGroup', { GroupName: 'classic' }), /^InvalidGroup.NotFound/)
})

test('a group goes when nothing has or names it; a default one never', () => {
  const { account, VpcId, GroupId, group } = withGroup()
  const naming = group('naming')
  const pair = { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId }] }
  account.call('AuthorizeSecurityGroupIngress', { GroupId: naming, IpPermissions: [pair] })
  assert.match(account.refusal('DeleteSecurityGroup', { GroupId }), new RegExp(`^DependencyViolation: .*${naming}`))
  account.call('RevokeSecurityGroupIngress', { GroupId: naming, IpPermissions: [pair] })
  const SubnetId = account.subnet(VpcId, '10.0.1.0/24')
  const card = account.call('CreateNetworkInterface', { SubnetId, Groups: [GroupId] }).NetworkInterface?.NetworkInterfaceId ?? ''
  assert.match(account.refusal('DeleteSecurityGroup', { GroupId }), new RegExp(`^DependencyViolation: .*${card}`))
  account.call('DeleteNetworkInterface', { NetworkInterfaceId: card })
  account.call('DeleteSecurityGroup', { GroupId })
  assert.equal(account.refusal('DescribeSecurityGroups', { GroupIds: [GroupId] }).split(':')[0], 'InvalidGroup.NotFound')
  const Filters = [filter('group-name', 'default'), filter('vpc-id', VpcId)]
  const [own] = account.call('DescribeSecurityGroups', { Filters }).SecurityGroups ?? []
  assert.match(account.refusal('DeleteSecurityGroup', { GroupId: own?.GroupId }), /^CannotDelete: /)
  account.call('RevokeSecurityGroupEgress', { GroupId: own?.GroupId, IpPermissions: own?.IpPermissionsEgress })
  const [after] = account.call('DescribeSecurityGroups', { Filters }).SecurityGroups ?? []
  assert.deepEqual([after?.IpPermissions?.length, after?.IpPermissionsEgress], [1, []], 'its rules can be changed like others')
})

test('quotas hold: groups per Region, rules per direction and family', () => {
  const { account, VpcId, GroupId } = withGroup({ quotas: { securityGroupsPerRegion: 3, rulesPerSecurityGroup: 2 } })
  const over = account.refusal('CreateSecurityGroup', { GroupName: 'more', Description: 'x', VpcId })
  assert.equal(over.split(':')[0], 'SecurityGroupLimitExceeded')
  const allow = (CidrIp: string) => ({ GroupId, IpProtocol: '-1', CidrIp })
  account.call('AuthorizeSecurityGroupIngress', allow('10.0.0.0/8'))
  account.call('AuthorizeSecurityGroupIngress', allow('11.0.0.0/8'))
  const third = account.refusal('AuthorizeSecurityGroupIngress', allow('12.0.0.0/8'))
  assert.equal(third.split(':')[0], 'RulesPerSecurityGroupLimitExceeded')
  const six = { IpProtocol: '-1', Ipv6Ranges: [{ CidrIpv6: '::/0' }] }
  account.call('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [six] })
  account.call('AuthorizeSecurityGroupEgress', { GroupId, IpPermissions: [{ ...WEB }] })
})
