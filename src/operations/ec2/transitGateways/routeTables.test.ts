import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filter } from '../testAccount.ts'
import { TestHub } from './testHub.ts'

test('an attachment has one route table: it leaves the one before it joins the other', () => {
  const account = new TestHub()
  const gateway = account.transitGateway()
  const TransitGatewayAttachmentId = account.attached(gateway)
  const [first, second] = [account.defaultRouteTable(gateway), account.routeTable(gateway)]
  const to = (TransitGatewayRouteTableId: string) => ({ TransitGatewayRouteTableId, TransitGatewayAttachmentId })
  assert.equal(
    account.refusal('AssociateTransitGatewayRouteTable', to(second)),
    `Resource.AlreadyAssociated: Transit Gateway Attachment ${TransitGatewayAttachmentId} is already associated to a route table.`,
  )
  assert.match(account.refusal('DisassociateTransitGatewayRouteTable', to(second)), /^InvalidAssociation\.NotFound/)
  assert.equal(account.call('DisassociateTransitGatewayRouteTable', to(first)).Association?.State, 'disassociating')
  assert.deepEqual(account.associations(first), { [TransitGatewayAttachmentId]: 'disassociating' })
  account.pass()
  assert.deepEqual(account.associations(first), {})
  const { ResourceId, ...association } = account.call('AssociateTransitGatewayRouteTable', to(second)).Association ?? {}
  assert.match(ResourceId ?? '', /^vpc-/)
  assert.deepEqual(association, { ...to(second), ResourceType: 'vpc', State: 'associating' })
  account.pass()
  assert.deepEqual(account.associations(second), { [TransitGatewayAttachmentId]: 'associated' })
  assert.match(
    account.refusal('DeleteTransitGatewayRouteTable', to(second)),
    new RegExp(`^IncorrectState: .*is associated with ${TransitGatewayAttachmentId}`),
  )
})

test('an attachment propagates to many tables, to each of them once', () => {
  const account = new TestHub()
  const gateway = account.transitGateway({ DefaultRouteTablePropagation: 'disable' })
  const TransitGatewayAttachmentId = account.attached(gateway)
  const [first, second] = [account.routeTable(gateway), account.routeTable(gateway)]
  const to = (TransitGatewayRouteTableId: string) => ({ TransitGatewayRouteTableId, TransitGatewayAttachmentId })
  for (const table of [first, second]) account.call('EnableTransitGatewayRouteTablePropagation', to(table))
  account.pass()
  const { TransitGatewayAttachmentPropagations } = account.call('GetTransitGatewayAttachmentPropagations', {
    TransitGatewayAttachmentId,
  })
  assert.deepEqual(
    TransitGatewayAttachmentPropagations,
    [first, second].map(TransitGatewayRouteTableId => ({ TransitGatewayRouteTableId, State: 'enabled' })),
  )
  assert.equal(
    account.refusal('EnableTransitGatewayRouteTablePropagation', to(first)),
    `TransitGatewayRouteTablePropagation.Duplicate: Propagation ${TransitGatewayAttachmentId} already exists in Transit Gateway Route Table ${first}.`,
  )
  assert.equal(account.call('DisableTransitGatewayRouteTablePropagation', to(first)).Propagation?.State, 'disabling')
  account.pass()
  assert.deepEqual([account.propagations(first), account.propagations(second)], [{}, { [TransitGatewayAttachmentId]: 'enabled' }])
  assert.match(
    account.refusal('DisableTransitGatewayRouteTablePropagation', to(first)),
    /^TransitGatewayRouteTablePropagation\.NotFound/,
  )
  account.call('DeleteTransitGatewayRouteTable', { TransitGatewayRouteTableId: second })
  account.pass()
  const left = account.call('GetTransitGatewayAttachmentPropagations', { TransitGatewayAttachmentId })
  assert.deepEqual(left.TransitGatewayAttachmentPropagations, [], 'the table took the propagation along')
})

test('tables of one gateway have nothing to do with attachments of another; the default table stays', () => {
  const account = new TestHub({ quotas: { routeTablesPerTransitGateway: 2 } })
  const [gateway, other] = [account.transitGateway(), account.transitGateway()]
  const foreign = { TransitGatewayRouteTableId: account.routeTable(gateway), TransitGatewayAttachmentId: account.attached(other) }
  const refused = /^InvalidParameterCombination: .*both must be of the same transit gateway/
  assert.match(account.refusal('AssociateTransitGatewayRouteTable', foreign), refused)
  assert.match(account.refusal('EnableTransitGatewayRouteTablePropagation', foreign), refused)
  assert.match(account.refusal('CreateTransitGatewayRoute', { ...foreign, DestinationCidrBlock: '10.0.0.0/8' }), refused)
  assert.match(
    account.refusal('DeleteTransitGatewayRouteTable', { TransitGatewayRouteTableId: account.defaultRouteTable(gateway) }),
    /^IncorrectState: .*is a default route table/,
  )
  assert.match(
    account.refusal('CreateTransitGatewayRouteTable', { TransitGatewayId: gateway }),
    /^TransitGatewayRouteTableLimitExceeded/,
  )
})

test('static routes are written, replaced and deleted; what they say about packets the network decides', () => {
  const account = new TestHub({ quotas: { routesPerTransitGateway: 2 } })
  const gateway = account.transitGateway()
  const TransitGatewayAttachmentId = account.attached(gateway)
  const TransitGatewayRouteTableId = account.routeTable(gateway)
  const route = { TransitGatewayRouteTableId, DestinationCidrBlock: '10.0.0.0/8' }
  const vpc = account.attachment(TransitGatewayAttachmentId)?.ResourceId
  assert.deepEqual(account.call('CreateTransitGatewayRoute', { ...route, TransitGatewayAttachmentId }).Route, {
    DestinationCidrBlock: '10.0.0.0/8',
    Type: 'static',
    State: 'pending',
    TransitGatewayAttachments: [{ TransitGatewayAttachmentId, ResourceId: vpc, ResourceType: 'vpc' }],
  })
  assert.equal(
    account.refusal('CreateTransitGatewayRoute', { ...route, Blackhole: true }),
    `RouteAlreadyExists: Route 10.0.0.0/8 already exists in Transit Gateway Route Table ${TransitGatewayRouteTableId}.`,
  )
  assert.deepEqual(account.search(TransitGatewayRouteTableId, 'type', 'static'), [], 'nothing has seen it yet')
  assert.equal(account.call('ReplaceTransitGatewayRoute', { ...route, Blackhole: true }).Route?.State, 'blackhole')
  account.call('CreateTransitGatewayRoute', {
    TransitGatewayRouteTableId,
    DestinationCidrBlock: '2001:db8::/32',
    Blackhole: true,
  })
  assert.match(
    account.refusal('CreateTransitGatewayRoute', { ...route, DestinationCidrBlock: '10.9.0.0/16', Blackhole: true }),
    /^RouteLimitExceeded/,
  )
  assert.equal(account.call('DeleteTransitGatewayRoute', route).Route?.State, 'deleted')
  const gone = /^InvalidRoute\.NotFound: Route 10\.0\.0\.0\/8 does not exist in Transit Gateway Route Table tgw-rtb-\w+\.$/
  assert.match(account.refusal('DeleteTransitGatewayRoute', route), gone)
  assert.match(account.refusal('ReplaceTransitGatewayRoute', { ...route, Blackhole: true }), gone)
})

for (const [change, refusal, because] of [
  [{}, /^MissingParameter: .*TransitGatewayAttachmentId or Blackhole/, 'it must lead somewhere'],
  [{ Blackhole: true, TransitGatewayAttachmentId: 'tgw-attach-1' }, /^InvalidParameterCombination/, 'or nowhere, not both'],
  [{ DestinationCidrBlock: 'ten', Blackhole: true }, /^InvalidParameterValue: Value \(ten\)/, 'that is no block'],
  [
    { TransitGatewayAttachmentId: 'tgw-attach-0123456789abcdef0' },
    /^InvalidTransitGatewayAttachmentID\.NotFound/,
    'nobody has it',
  ],
  [
    { TransitGatewayRouteTableId: 'tgw-rtb-0123456789abcdef0', Blackhole: true },
    /^InvalidRouteTableID\.NotFound: Transit Gateway Route Table tgw-rtb-\w+ was deleted or does not exist/,
    'nobody has it',
  ],
] as const) {
  test(`a static route with ${JSON.stringify(change)} is refused: ${because}`, () => {
    const account = new TestHub()
    const TransitGatewayRouteTableId = account.routeTable(account.transitGateway())
    const input = { TransitGatewayRouteTableId, DestinationCidrBlock: '10.0.0.0/8', ...change }
    assert.match(account.refusal('CreateTransitGatewayRoute', input), refusal)
  })
}

/** A table in which the network found six routes in use. */
function searchedTable() {
  const account = new TestHub()
  const gateway = account.transitGateway()
  const attachment = account.attached(gateway)
  const table = account.routeTable(gateway)
  const propagated = { type: 'propagated', state: 'active', attachmentIds: [attachment] } as const
  account.seeRoutes(table, [
    { cidr: '10.0.0.0/8', type: 'static', state: 'blackhole', attachmentIds: [] },
    { cidr: '10.1.0.0/16', ...propagated },
    { cidr: '10.1.2.0/24', ...propagated },
    { cidr: '192.0.2.0/24', ...propagated, type: 'static', prefixListId: 'pl-1' },
    { cidr: '2001:db8::/32', ...propagated },
    { cidr: '0.0.0.0/0', ...propagated },
  ])
  return { account, attachment, table }
}

for (const [name, value, found, because] of [
  ['route-search.exact-match', '10.1.0.0/16', ['10.1.0.0/16'], 'that one'],
  ['route-search.exact-match', '10.1.0.0/17', [], 'there is no such'],
  ['route-search.longest-prefix-match', '10.1.2.3', ['10.1.2.0/24'], 'an address goes there'],
  ['route-search.longest-prefix-match', '10.1.2.0/23', ['10.1.0.0/16'], 'a block, as a whole'],
  ['route-search.longest-prefix-match', '203.0.113.1', ['0.0.0.0/0'], 'the default route'],
  ['route-search.longest-prefix-match', '2001:db9::1', [], 'no IPv6 default route'],
  ['route-search.subnet-of-match', '10.0.0.0/8', ['10.0.0.0/8', '10.1.0.0/16', '10.1.2.0/24'], 'all in it'],
  ['route-search.supernet-of-match', '10.1.0.0/16', ['10.0.0.0/8', '10.1.0.0/16', '0.0.0.0/0'], 'all around it'],
  ['type', 'static', ['10.0.0.0/8', '192.0.2.0/24'], 'written ones'],
  ['state', 'blackhole', ['10.0.0.0/8'], 'dropped'],
  ['prefix-list-id', 'pl-1', ['192.0.2.0/24'], 'of the list'],
  ['attachment.resource-type', 'vpc', ['10.1.0.0/16', '10.1.2.0/24', '192.0.2.0/24', '2001:db8::/32', '0.0.0.0/0'], 'to VPCs'],
] as const) {
  test(`routes by ${name} ${value} are ${found.join(', ') || 'none'}: ${because}`, () => {
    const { account, table } = searchedTable()
    assert.deepEqual(account.search(table, name, value), found)
  })
}

test('a search tells whether there is more, and refuses what is no block', () => {
  const { account, attachment, table: TransitGatewayRouteTableId } = searchedTable()
  const Filters = [filter('attachment.transit-gateway-attachment-id', attachment)]
  const search = (more: object) => account.call('SearchTransitGatewayRoutes', { TransitGatewayRouteTableId, Filters, ...more })
  assert.deepEqual([search({}).Routes?.length, search({}).AdditionalRoutesAvailable], [5, false])
  const all = [filter('state', 'active', 'blackhole')]
  const first = search({ Filters: all, MaxResults: 5 })
  assert.deepEqual([first.Routes?.length, first.AdditionalRoutesAvailable], [5, true])
  assert.equal(search({ Filters: all, MaxResults: 5, NextToken: first.NextToken }).Routes?.length, 1)
  const input = { TransitGatewayRouteTableId, Filters: [filter('route-search.exact-match', 'ten')] }
  assert.match(account.refusal('SearchTransitGatewayRoutes', input), /^InvalidParameterValue: Value \(ten\)/)
  assert.match(account.refusal('SearchTransitGatewayRoutes', { ...input, Filters: undefined }), /^MissingParameter/)
})

test('an export has what a search finds, and the newest twenty are kept', () => {
  const { account, attachment, table: TransitGatewayRouteTableId } = searchedTable()
  const order = { TransitGatewayRouteTableId, S3Bucket: 'my-bucket' }
  const exported = (more = {}) => {
    const location = account.call('ExportTransitGatewayRoutes', { ...order, ...more }).S3Location ?? ''
    assert.match(location, new RegExp(`^s3://my-bucket/VPCTransitGateway/${TransitGatewayRouteTableId}_[0-9]+$`))
    return location.split('/').at(-1) ?? ''
  }
  const first = exported({ Filters: [filter('route-search.subnet-of-match', '10.1.0.0/16')] })
  const file = account.world.get('routeExport', first)?.body
  assert.deepEqual(file?.filter, [{ name: 'route-search.subnet-of-match', values: ['10.1.0.0/16'] }])
  assert.deepEqual(
    file?.routes.map(route => [route.destinationCidrBlock, route.type, route.state]),
    [
      ['10.1.0.0/16', 'propagated', 'active'],
      ['10.1.2.0/24', 'propagated', 'active'],
    ],
  )
  assert.equal(file?.routes[0]?.transitGatewayAttachments[0]?.transitGatewayAttachmentId, attachment)
  const rest = Array.from({ length: 20 }, () => exported())
  assert.equal(new Set([first, ...rest]).size, 21, 'two of one millisecond differ')
  assert.equal(account.world.get('routeExport', first), undefined)
  assert.equal(account.world.get('routeExport', rest[0]!)?.body.routes.length, 6, 'all routes, without filters')
  const refusal = account.refusal('ExportTransitGatewayRoutes', { ...order, S3Bucket: 'My_Bucket' })
  assert.match(refusal, /^InvalidParameterValue: Value \(My_Bucket\)/)
})

test('a prefix list is a route of the table by reference', () => {
  const account = new TestHub()
  const gateway = account.transitGateway()
  const TransitGatewayRouteTableId = account.routeTable(gateway)
  const order = { PrefixListName: 'offices', AddressFamily: 'IPv4', MaxEntries: 2, Entries: [{ Cidr: '192.0.2.0/24' }] }
  const PrefixListId = account.call('CreateManagedPrefixList', order).PrefixList?.PrefixListId ?? ''
  const reference = { TransitGatewayRouteTableId, PrefixListId }
  const made = account.call('CreateTransitGatewayPrefixListReference', { ...reference, Blackhole: true })
  assert.deepEqual(made.TransitGatewayPrefixListReference, {
    ...reference,
    PrefixListOwnerId: '123456789012',
    State: 'pending',
    Blackhole: true,
    TransitGatewayAttachment: undefined,
  })
  const again = account.refusal('CreateTransitGatewayPrefixListReference', { ...reference, Blackhole: true })
  assert.match(again, /^TransitGatewayPrefixListReferenceAlreadyExists/)
  const TransitGatewayAttachmentId = account.attached(gateway)
  const modified = account.call('ModifyTransitGatewayPrefixListReference', { ...reference, TransitGatewayAttachmentId })
  assert.deepEqual(
    [
      modified.TransitGatewayPrefixListReference?.State,
      modified.TransitGatewayPrefixListReference?.TransitGatewayAttachment?.ResourceType,
    ],
    ['modifying', 'vpc'],
  )
  account.pass()
  const found = (...Filters: ReturnType<typeof filter>[]) =>
    account
      .call('GetTransitGatewayPrefixListReferences', { TransitGatewayRouteTableId, Filters })
      .TransitGatewayPrefixListReferences?.map(each => each.State)
  assert.deepEqual([found(), found(filter('is-blackhole', 'true'))], [['available'], []])
  assert.equal(
    account.call('DeleteTransitGatewayPrefixListReference', reference).TransitGatewayPrefixListReference?.State,
    'deleting',
  )
  account.pass()
  assert.deepEqual(found(), [])
  assert.match(account.refusal('DeleteTransitGatewayPrefixListReference', reference), /^InvalidPrefixListReference\.NotFound/)
})
