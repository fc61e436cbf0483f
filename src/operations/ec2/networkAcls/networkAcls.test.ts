import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filter, TestAccount } from '../testAccount.ts'

const ALL = { Protocol: '-1', RuleAction: 'allow', Egress: false, CidrBlock: '10.0.0.0/8' } as const

function withAcl(settings: ConstructorParameters<typeof TestAccount>[0] = {}) {
  const account = new TestAccount(settings)
  const VpcId = account.vpc()
  const NetworkAclId = account.call('CreateNetworkAcl', { VpcId }).NetworkAcl?.NetworkAclId ?? ''
  const entriesOf = (id: string) =>
    (account.call('DescribeNetworkAcls', { NetworkAclIds: [id] }).NetworkAcls?.[0]?.Entries ?? []).map(
      ({ RuleNumber, Egress, RuleAction, CidrBlock, Ipv6CidrBlock }) =>
        `${Egress ? 'out' : 'in'} ${RuleNumber} ${RuleAction} ${CidrBlock ?? Ipv6CidrBlock}`,
    )
  const Filters = [filter('vpc-id', VpcId), filter('default', 'true')]
  const defaultAcl = () => account.call('DescribeNetworkAcls', { Filters }).NetworkAcls?.[0]
  return { account, VpcId, NetworkAclId, entriesOf, defaultAcl }
}

test('a new list denies all, a default one allows all until somebody changes it', () => {
  const { account, NetworkAclId, entriesOf, defaultAcl } = withAcl()
  assert.deepEqual(entriesOf(NetworkAclId), ['out 32767 deny 0.0.0.0/0', 'in 32767 deny 0.0.0.0/0'])
  const id = defaultAcl()?.NetworkAclId ?? ''
  const last = ['out 32767 deny 0.0.0.0/0', 'in 32767 deny 0.0.0.0/0']
  assert.deepEqual(entriesOf(id), ['out 100 allow 0.0.0.0/0', 'in 100 allow 0.0.0.0/0', ...last])
  account.call('DeleteNetworkAclEntry', { NetworkAclId: id, RuleNumber: 100, Egress: false })
  assert.deepEqual(entriesOf(id), ['out 100 allow 0.0.0.0/0', ...last])
})

test('with IPv6 in the VPC both have entries for it', () => {
  const { account, VpcId, NetworkAclId, entriesOf, defaultAcl } = withAcl()
  account.call('AssociateVpcCidrBlock', { VpcId, AmazonProvidedIpv6CidrBlock: true })
  assert.deepEqual(entriesOf(NetworkAclId).slice(2), ['out 32768 deny ::/0', 'in 32768 deny ::/0'])
  assert.ok(entriesOf(defaultAcl()?.NetworkAclId ?? '').includes('in 101 allow ::/0'))
})

test('entries are created, replaced and deleted by number and direction', () => {
  const { account, NetworkAclId, entriesOf } = withAcl()
  const entry = { NetworkAclId, ...ALL, RuleNumber: 100 }
  account.call('CreateNetworkAclEntry', entry)
  account.call('CreateNetworkAclEntry', { ...entry, Egress: true })
  const again = account.refusal('CreateNetworkAclEntry', entry)
  assert.equal(again, 'NetworkAclEntryAlreadyExists: The network acl entry identified by 100 already exists.')
  const { CidrBlock: _, ...rest } = entry
  account.call('ReplaceNetworkAclEntry', { ...rest, RuleAction: 'deny', Ipv6CidrBlock: '2001:db8::/32' })
  assert.deepEqual(entriesOf(NetworkAclId).slice(0, 2), ['in 100 deny 2001:db8::/32', 'out 100 allow 10.0.0.0/8'])
  account.call('DeleteNetworkAclEntry', entry)
  assert.equal(account.refusal('DeleteNetworkAclEntry', entry).split(':')[0], 'InvalidNetworkAclEntry.NotFound')
  assert.equal(account.refusal('ReplaceNetworkAclEntry', entry).split(':')[0], 'InvalidNetworkAclEntry.NotFound')
})

for (const [input, refusal, because] of [
  [{ RuleNumber: 0 }, /^InvalidParameterValue: Invalid value '0' for ruleNumber/, 'below the first'],
  [{ RuleNumber: 32_767 }, /^InvalidParameterValue: .*1 to 32766/, 'the last one is taken'],
  [{ Protocol: 'gopher' }, /^InvalidParameterValue: .*gopher/, 'no protocol'],
  [{ Protocol: 'tcp' }, /^MissingParameter: .*portRange/, 'TCP has ports'],
  [{ Protocol: '17', PortRange: { From: 9, To: 1 } }, /^InvalidParameterValue: .*\(9:1\)/, 'the wrong way round'],
  [{ Protocol: 'icmp' }, /^MissingParameter: .*icmpTypeCode/, 'ICMP has types'],
  [{ CidrBlock: '10.0.0.0' }, /^InvalidParameterValue: .*10.0.0.0/, 'no block'],
  [{ Ipv6CidrBlock: '::/0' }, /^InvalidParameterCombination: /, 'both families'],
  [{ RuleAction: 'ALLOW' }, /^InvalidParameterValue: .*'ALLOW' for ruleAction/, 'capital letters'],
] as const) {
  test(`CreateNetworkAclEntry refuses ${JSON.stringify(input)}: ${because}`, () => {
    const { account, NetworkAclId } = withAcl()
    const request = { NetworkAclId, ...ALL, RuleNumber: 100, ...(input as object) }
    assert.match(account.refusal('CreateNetworkAclEntry', request), refusal)
  })
}

test('ports and ICMP types are kept; the protocol is shown by its number', () => {
  const { account, NetworkAclId } = withAcl()
  account.call('CreateNetworkAclEntry', { NetworkAclId, ...ALL, RuleNumber: 1, Protocol: 'tcp', PortRange: { From: 80, To: 90 } })
  const IcmpTypeCode = { Type: 8, Code: -1 }
  account.call('CreateNetworkAclEntry', { NetworkAclId, ...ALL, RuleNumber: 2, Protocol: '1', IcmpTypeCode })
  const Filters = [filter('entry.port-range.from', '80'), filter('entry.icmp.type', '8')]
  const [acl] = account.call('DescribeNetworkAcls', { Filters }).NetworkAcls ?? []
  assert.deepEqual(
    acl?.Entries?.slice(0, 2).map(({ Protocol, PortRange, IcmpTypeCode }) => [Protocol, PortRange ?? IcmpTypeCode]),
    [
      ['6', { From: 80, To: 90 }],
      ['1', IcmpTypeCode],
    ],
  )
})

test('a subnet has the default list until it is given another, and always one', () => {
  const { account, VpcId, NetworkAclId, defaultAcl } = withAcl()
  const SubnetId = account.subnet(VpcId, '10.0.1.0/24')
  const [before] = defaultAcl()?.Associations ?? []
  assert.equal(before?.SubnetId, SubnetId)
  const AssociationId = before?.NetworkAclAssociationId ?? ''
  const { NewAssociationId } = account.call('ReplaceNetworkAclAssociation', { AssociationId, NetworkAclId })
  assert.deepEqual(defaultAcl()?.Associations, [])
  const Filters = [filter('association.subnet-id', SubnetId)]
  const [now] = account.call('DescribeNetworkAcls', { Filters }).NetworkAcls ?? []
  assert.deepEqual([now?.NetworkAclId, now?.Associations?.[0]?.NetworkAclAssociationId], [NetworkAclId, NewAssociationId])
  const gone = account.refusal('ReplaceNetworkAclAssociation', { AssociationId, NetworkAclId })
  assert.equal(gone.split(':')[0], 'InvalidAssociationID.NotFound')
  assert.match(account.refusal('DeleteNetworkAcl', { NetworkAclId }), new RegExp(`^DependencyViolation: .*${SubnetId}`))
  const back = { AssociationId: NewAssociationId, NetworkAclId: defaultAcl()?.NetworkAclId }
  const { NewAssociationId: third } = account.call('ReplaceNetworkAclAssociation', back)
  assert.deepEqual(
    defaultAcl()?.Associations?.map(one => one.NetworkAclAssociationId),
    [third],
  )
  account.call('DeleteNetworkAcl', { NetworkAclId })
  account.call('DeleteSubnet', { SubnetId })
  assert.deepEqual(defaultAcl()?.Associations, [])
})

test('a list of another VPC is refused, and the default one cannot be deleted', () => {
  const { account, VpcId, defaultAcl } = withAcl()
  account.subnet(VpcId, '10.0.1.0/24')
  const other = account.call('CreateNetworkAcl', { VpcId: account.vpc('10.9.0.0/16') }).NetworkAcl?.NetworkAclId
  const AssociationId = defaultAcl()?.Associations?.[0]?.NetworkAclAssociationId
  const refusal = account.refusal('ReplaceNetworkAclAssociation', { AssociationId, NetworkAclId: other })
  assert.match(refusal, /^InvalidParameterValue: .*different networks/)
  const id = defaultAcl()?.NetworkAclId
  assert.equal(
    account.refusal('DeleteNetworkAcl', { NetworkAclId: id }),
    `InvalidParameterValue: cannot delete default network ACL ${id}`,
  )
})

test('quotas hold: lists per VPC, entries per direction', () => {
  const { account, VpcId, NetworkAclId } = withAcl({ quotas: { networkAclsPerVpc: 2, entriesPerNetworkAcl: 1 } })
  assert.equal(account.refusal('CreateNetworkAcl', { VpcId }).split(':')[0], 'NetworkAclLimitExceeded')
  account.call('CreateNetworkAclEntry', { NetworkAclId, ...ALL, RuleNumber: 1 })
  account.call('CreateNetworkAclEntry', { NetworkAclId, ...ALL, RuleNumber: 1, Egress: true })
  const second = account.refusal('CreateNetworkAclEntry', { NetworkAclId, ...ALL, RuleNumber: 2 })
  assert.equal(second.split(':')[0], 'NetworkAclEntryLimitExceeded')
})
