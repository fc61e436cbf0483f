import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filter, TestAccount } from '../testAccount.ts'

function list(account: TestAccount, MaxEntries = 5, cidrs = ['10.0.0.0/8']): string {
  const Entries = cidrs.map(Cidr => ({ Cidr }))
  const order = { PrefixListName: 'sites', AddressFamily: 'IPv4', MaxEntries, Entries }
  return account.call('CreateManagedPrefixList', order).PrefixList?.PrefixListId ?? ''
}

function entries(account: TestAccount, PrefixListId: string, TargetVersion?: number): (string | undefined)[] {
  const request = { PrefixListId, ...(TargetVersion === undefined ? {} : { TargetVersion }) }
  return account.call('GetManagedPrefixListEntries', request).Entries?.map(({ Cidr }) => Cidr) ?? []
}

test('a list is changed version by version, and an earlier one comes back', () => {
  const account = new TestAccount()
  const PrefixListId = list(account)
  const change = {
    AddEntries: [{ Cidr: '172.16.0.5/12', Description: 'branches' }],
    RemoveEntries: [{ Cidr: '10.0.0.0/8' }],
  }
  const { PrefixList } = account.call('ModifyManagedPrefixList', { PrefixListId, CurrentVersion: 1, ...change })
  assert.equal(PrefixList?.Version, 2)
  assert.deepEqual(entries(account, PrefixListId), ['172.16.0.0/12'])
  assert.deepEqual(entries(account, PrefixListId, 1), ['10.0.0.0/8'])
  assert.match(
    account.refusal('ModifyManagedPrefixList', { PrefixListId, CurrentVersion: 1, AddEntries: [{ Cidr: '192.168.0.0/16' }] }),
    /^PrefixListVersionMismatch: The prefix list has the incorrect version number: that of .* is 2, not 1/,
  )
  account.call('RestoreManagedPrefixListVersion', { PrefixListId, PreviousVersion: 1, CurrentVersion: 2 })
  assert.deepEqual(entries(account, PrefixListId), ['10.0.0.0/8'])
})

for (const [change, refusal, because] of [
  [{ AddEntries: [{ Cidr: '10.1.0.0/16' }] }, /^PrefixListMaxEntriesExceeded/, 'it is full'],
  [{ AddEntries: [{ Cidr: 'fd00::/8' }] }, /^InvalidParameterValue/, 'it is IPv4'],
  [{ RemoveEntries: [{ Cidr: '10.9.0.0/16' }] }, /^InvalidPrefixListModification/, 'there is no such entry'],
  [
    { MaxEntries: 3, AddEntries: [{ Cidr: '10.1.0.0/16' }] },
    /^InvalidParameterCombination/,
    'the most and the entries change in requests of their own',
  ],
  [{ MaxEntries: 0 }, /^InvalidParameterValue/, 'nothing fits into it'],
] as const) {
  test(`a change of a list is refused: ${because}`, () => {
    const account = new TestAccount()
    const PrefixListId = list(account, 1)
    const { AddEntries, RemoveEntries, ...rest } = { AddEntries: undefined, RemoveEntries: undefined, ...change }
    const asked = { PrefixListId, CurrentVersion: 1, ...rest }
    const lists = {
      ...(AddEntries && { AddEntries: [...AddEntries] }),
      ...(RemoveEntries && { RemoveEntries: [...RemoveEntries] }),
    }
    assert.match(account.refusal('ModifyManagedPrefixList', { ...asked, ...lists }), refusal)
  })
}

test('a route to a list counts for as many as the list may have, and holds it', () => {
  const account = new TestAccount({ quotas: { routesPerRouteTable: 6 } })
  const vpc = account.vpc()
  const RouteTableId = account.mainRouteTable(vpc)
  const GatewayId = account.vpnGateway(vpc)
  const PrefixListId = list(account)
  account.call('CreateRoute', { RouteTableId, DestinationPrefixListId: PrefixListId, GatewayId })
  account.call('CreateRoute', { RouteTableId, DestinationCidrBlock: '192.168.0.0/16', GatewayId })
  assert.match(
    account.refusal('CreateRoute', { RouteTableId, DestinationCidrBlock: '192.169.0.0/16', GatewayId }),
    /^RouteLimitExceeded/,
  )
  const routes = account.call('DescribeRouteTables', { RouteTableIds: [RouteTableId] }).RouteTables?.[0]?.Routes
  assert.equal(routes?.find(route => route.DestinationPrefixListId)?.GatewayId, GatewayId)
  assert.deepEqual(account.call('GetManagedPrefixListAssociations', { PrefixListId }).PrefixListAssociations, [
    { ResourceId: RouteTableId, ResourceOwner: '123456789012' },
  ])
  assert.match(account.refusal('DeleteManagedPrefixList', { PrefixListId }), /^PrefixListInUse: .*rtb-/)
  account.call('DeleteRoute', { RouteTableId, DestinationPrefixListId: PrefixListId })
  assert.equal(account.call('DeleteManagedPrefixList', { PrefixListId }).PrefixList?.State, 'delete-complete')
})

test("AWS's own lists are there for everybody and can be changed by nobody", () => {
  const account = new TestAccount()
  const Filters = [filter('prefix-list-name', 'com.amazonaws.us-east-1.s3')]
  const [own] = account.call('DescribeManagedPrefixLists', { Filters }).PrefixLists ?? []
  assert.equal(own?.OwnerId, 'AWS')
  const PrefixListId = own?.PrefixListId ?? ''
  assert.match(account.refusal('DeleteManagedPrefixList', { PrefixListId }), /^UnauthorizedOperation/)
  const [older] = account.call('DescribePrefixLists', { PrefixListIds: [PrefixListId] }).PrefixLists ?? []
  assert.deepEqual(older?.Cidrs, entries(account, PrefixListId))
})
