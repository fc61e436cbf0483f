import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filter, TestAccount } from '../testAccount.ts'

const DNS = { Key: 'domain-name-servers', Values: ['10.0.0.2', 'AmazonProvidedDNS'] }
const DOMAIN = { Key: 'domain-name', Values: ['corp.example'] }

function made(account: TestAccount): string {
  return account.call('CreateDhcpOptions', { DhcpConfigurations: [DOMAIN, DNS] }).DhcpOptions?.DhcpOptionsId ?? ''
}

function optionsOf(account: TestAccount, vpc: string): string | undefined {
  return account.call('DescribeVpcs', { VpcIds: [vpc] }).Vpcs?.[0]?.DhcpOptionsId
}

test('a set is made, given to a VPC, kept while a VPC has it, taken away and deleted', () => {
  const account = new TestAccount()
  const vpc = account.vpc()
  const before = optionsOf(account, vpc)
  const id = made(account)
  account.call('AssociateDhcpOptions', { DhcpOptionsId: id, VpcId: vpc })
  assert.equal(optionsOf(account, vpc), id)
  assert.equal(account.refusal('DeleteDhcpOptions', { DhcpOptionsId: id }).split(':')[0], 'DependencyViolation')
  account.call('AssociateDhcpOptions', { DhcpOptionsId: 'default', VpcId: vpc })
  assert.equal(optionsOf(account, vpc), 'default', 'the word means none at all')
  account.call('DeleteDhcpOptions', { DhcpOptionsId: id })
  assert.match(account.refusal('DescribeDhcpOptions', { DhcpOptionsIds: [id] }), /^InvalidDhcpOptionID.NotFound: .*dopt-/)
  account.call('AssociateDhcpOptions', { DhcpOptionsId: before, VpcId: vpc })
  assert.equal(optionsOf(account, vpc), before, 'the set that came with the account')
})

test('sets are found by what they have; AWS’s own is the first and stays', () => {
  const account = new TestAccount({ region: 'eu-west-1' })
  const id = made(account)
  const found = (...Filters: ReturnType<typeof filter>[]) =>
    account.call('DescribeDhcpOptions', { Filters }).DhcpOptions?.map(options => options.DhcpOptionsId)
  const [own = ''] = found() ?? []
  assert.deepEqual(found(), [own, id])
  assert.deepEqual(found(filter('value', 'corp.example')), [id])
  assert.deepEqual(found(filter('value', 'eu-west-1.compute.internal')), [own])
  assert.deepEqual(found(filter('key', 'domain-name')), [own, id])
  account.call('CreateTags', { Resources: [own], Tags: [{ Key: 'Name', Value: 'first' }] })
  assert.deepEqual(found(filter('tag:Name', 'first')), [own])
  assert.deepEqual(found(), [own, id], 'a tag makes no second one of it')
  assert.match(account.refusal('DeleteDhcpOptions', { DhcpOptionsId: own }), /^DependencyViolation/, 'the default VPC has it')
})

for (const [configuration, because] of [
  [{ Key: 'colour', Values: ['red'] }, 'no such option'],
  [{ Key: 'ntp-servers', Values: ['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4', '1.1.1.5'] }, 'four at most'],
  [{ Key: 'ntp-servers', Values: ['time'] }, 'an address'],
  [{ Key: 'netbios-node-type', Values: ['0'] }, '1, 2, 4 or 8'],
  [{ Key: 'netbios-name-servers', Values: ['2001:db8::1'] }, 'IPv4'],
  [{ Key: 'ipv6-address-preferred-lease-time', Values: ['60'] }, '140 seconds at least'],
  [{ Key: 'domain-name', Values: [] }, 'a value'],
] as const) {
  test(`DHCP options with ${JSON.stringify(configuration)} are refused: ${because}`, () => {
    const { Key, Values } = configuration
    const refusal = new TestAccount().refusal('CreateDhcpOptions', { DhcpConfigurations: [{ Key, Values: [...Values] }] })
    assert.match(refusal, /^InvalidParameterValue: Value \(.*\) for parameter/)
  })
}

test('an id that is none, or another account’s', () => {
  const account = new TestAccount()
  const stranger = new TestAccount({ account: '222222222222', beside: account })
  const id = made(account)
  assert.match(account.refusal('DeleteDhcpOptions', { DhcpOptionsId: 'foo-abcd1234' }), /^InvalidDhcpOptionsId.Malformed/)
  for (const refusal of [
    stranger.refusal('DescribeDhcpOptions', { DhcpOptionsIds: [id] }),
    stranger.refusal('AssociateDhcpOptions', { DhcpOptionsId: id, VpcId: stranger.vpc() }),
    stranger.refusal('CreateTags', { Resources: [id], Tags: [{ Key: 'a', Value: 'b' }] }),
  ])
    assert.match(refusal, /^InvalidDhcpOptionID.NotFound/)
})
