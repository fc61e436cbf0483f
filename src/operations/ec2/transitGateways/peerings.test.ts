import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TestHub } from './testHub.ts'

const HOME = '111111111111'
const AWAY = '222222222222'

/** A gateway in each of two accounts and Regions, and the request of the first to the second. */
function neighbours() {
  const home = new TestHub({ account: HOME })
  const away = new TestHub({ account: AWAY, region: 'eu-west-1', beside: home })
  const [gateway, peer] = [home.transitGateway(), away.transitGateway()]
  const order = { TransitGatewayId: gateway, PeerTransitGatewayId: peer, PeerAccountId: AWAY, PeerRegion: 'eu-west-1' }
  const request = (change: Partial<typeof order> = {}) =>
    home.call('CreateTransitGatewayPeeringAttachment', { ...order, ...change }).TransitGatewayPeeringAttachment
  return { home, away, gateway, peer, order, request }
}

function peeringsOf(account: TestHub, Filters: { Name: string; Values: string[] }[] = []) {
  return account.call('DescribeTransitGatewayPeeringAttachments', { Filters }).TransitGatewayPeeringAttachments ?? []
}

test('both sides know a peering by the same id, each from its own side', () => {
  const { home, away, gateway, peer, request } = neighbours()
  const made = request()
  const id = made?.TransitGatewayAttachmentId ?? ''
  assert.equal(made?.State, 'initiatingRequest')
  home.pass()
  for (const account of [home, away]) {
    const { CreationTime: _, ...seen } = peeringsOf(account)[0] ?? {}
    assert.deepEqual(seen, {
      TransitGatewayAttachmentId: id,
      RequesterTgwInfo: { TransitGatewayId: gateway, OwnerId: HOME, Region: 'us-east-1' },
      AccepterTgwInfo: { TransitGatewayId: peer, OwnerId: AWAY, Region: 'eu-west-1' },
      Options: undefined,
      Status: { Code: 'pendingAcceptance' },
      State: 'pendingAcceptance',
      Tags: [],
    })
  }
  const refusal = home.refusal('AcceptTransitGatewayPeeringAttachment', { TransitGatewayAttachmentId: id })
  assert.match(refusal, /^InvalidParameterValue: Cannot accept tgw-attach-.* as the source of the peering request/)
  away.call('AcceptTransitGatewayPeeringAttachment', { TransitGatewayAttachmentId: id })
  away.pass()
  for (const [account, own, other, owner] of [
    [home, gateway, peer, AWAY],
    [away, peer, gateway, HOME],
  ] as const) {
    const seen = account.attachment(id)
    const table = account.defaultRouteTable(own)
    assert.deepEqual(
      [seen?.TransitGatewayId, seen?.ResourceId, seen?.ResourceOwnerId, seen?.ResourceType, seen?.State, seen?.Association],
      [own, other, owner, 'peering', 'available', { TransitGatewayRouteTableId: table, State: 'associated' }],
    )
    assert.deepEqual(
      [account.associations(table), account.propagations(table)],
      [{ [id]: 'associated' }, {}],
      'peerings never propagate',
    )
    const propagation = { TransitGatewayRouteTableId: account.routeTable(own), TransitGatewayAttachmentId: id }
    assert.match(
      account.refusal('EnableTransitGatewayRouteTablePropagation', propagation),
      /propagates no routes; write static ones/,
    )
    assert.equal(peeringsOf(account, [{ Name: 'local-owner-id', Values: [owner] }]).length, 0)
    assert.equal(peeringsOf(account, [{ Name: 'remote-owner-id', Values: [owner] }]).length, 1)
  }
  assert.match(
    home.refusal('DeleteTransitGateway', { TransitGatewayId: gateway }),
    /has non-deleted Transit Gateway Cross Region Peering Attachments: tgw-attach-/,
  )
  assert.match(
    away.refusal('DeleteTransitGateway', { TransitGatewayId: peer }),
    /has non-deleted Transit Gateway Cross Region Peering Attachments/,
  )
})

test('each side has an association and tags of its own', () => {
  const { home, away, gateway, peer, request } = neighbours()
  const id = request()?.TransitGatewayAttachmentId ?? ''
  home.pass()
  away.call('AcceptTransitGatewayPeeringAttachment', { TransitGatewayAttachmentId: id })
  away.pass()
  const [homeTable, awayTable] = [home.defaultRouteTable(gateway), away.defaultRouteTable(peer)]
  away.call('DisassociateTransitGatewayRouteTable', { TransitGatewayRouteTableId: awayTable, TransitGatewayAttachmentId: id })
  away.pass()
  assert.deepEqual([home.associations(homeTable), away.associations(awayTable)], [{ [id]: 'associated' }, {}])
  away.call('CreateTags', { Resources: [id], Tags: [{ Key: 'side', Value: 'away' }] })
  assert.deepEqual([home.attachment(id)?.Tags, away.attachment(id)?.Tags], [[], [{ Key: 'side', Value: 'away' }]])
})

test('a peering with nobody fails; one that is rejected or deleted makes room for another', () => {
  const { home, away, gateway, peer, request } = neighbours()
  const failed = request({ PeerAccountId: '333333333333' })?.TransitGatewayAttachmentId ?? ''
  home.pass()
  assert.equal(home.attachment(failed)?.State, 'failed', 'the gateway is of another account')
  const rejected = request()?.TransitGatewayAttachmentId ?? ''
  home.pass()
  const twin = { TransitGatewayId: gateway, PeerTransitGatewayId: peer, PeerAccountId: AWAY, PeerRegion: 'eu-west-1' }
  assert.match(home.refusal('CreateTransitGatewayPeeringAttachment', twin), /^DuplicateTransitGatewayAttachment/)
  away.call('RejectTransitGatewayPeeringAttachment', { TransitGatewayAttachmentId: rejected })
  assert.equal(home.attachment(rejected)?.State, 'rejected')
  const deleted = request()?.TransitGatewayAttachmentId ?? ''
  home.pass()
  away.call('DeleteTransitGatewayPeeringAttachment', { TransitGatewayAttachmentId: deleted })
  home.pass()
  assert.equal(home.attachment(deleted)?.State, 'deleted')
  assert.equal(request()?.State, 'initiatingRequest')
})

for (const [change, refusal, because] of [
  [{ PeerRegion: 'mars-1' }, /PeerRegion is invalid\. It must be a Region/, 'there is no such Region'],
  [{ PeerAccountId: 'me' }, /PeerAccountId is invalid\. It must be an account id of 12 digits/, 'that is no account'],
  [{ PeerTransitGatewayId: 'vpc-1' }, /^InvalidTransitGatewayID\.Malformed/, 'that is no gateway'],
  [
    { Options: { DynamicRouting: 'enable' } },
    /^IncorrectState: You cannot create a dynamic peering attachment\.$/,
    'as AWS says',
  ],
] as const) {
  test(`a peering with ${JSON.stringify(change)} is refused: ${because}`, () => {
    const { home, order } = neighbours()
    assert.match(home.refusal('CreateTransitGatewayPeeringAttachment', { ...order, ...change } as never), refusal)
  })
}

test('two gateways of one account and Region peer too: each has its side, the id is one', () => {
  const account = new TestHub()
  const [first, second] = [account.transitGateway(), account.transitGateway()]
  const input = { TransitGatewayId: first, PeerTransitGatewayId: second, PeerAccountId: '123456789012', PeerRegion: 'us-east-1' }
  const id =
    account.call('CreateTransitGatewayPeeringAttachment', input).TransitGatewayPeeringAttachment?.TransitGatewayAttachmentId ?? ''
  account.pass()
  account.call('AcceptTransitGatewayPeeringAttachment', { TransitGatewayAttachmentId: id })
  account.pass()
  for (const own of [first, second]) {
    const Filters = [{ Name: 'transit-gateway-id', Values: [own] }]
    const { TransitGatewayAttachments } = account.call('DescribeTransitGatewayAttachments', { Filters })
    assert.deepEqual(
      TransitGatewayAttachments?.map(each => each.TransitGatewayAttachmentId),
      [id],
    )
    assert.deepEqual(account.associations(account.defaultRouteTable(own)), { [id]: 'associated' })
  }
  assert.equal(
    account.call('DescribeTransitGatewayAttachments', { TransitGatewayAttachmentIds: [id] }).TransitGatewayAttachments?.length,
    1,
  )
})

test('who deletes a peering after the other side did is told that it is gone', () => {
  const { home, away, request } = neighbours()
  const TransitGatewayAttachmentId = request()?.TransitGatewayAttachmentId ?? ''
  home.pass()
  const remove = (account: TestHub) => account.call('DeleteTransitGatewayPeeringAttachment', { TransitGatewayAttachmentId })
  assert.equal(remove(away).TransitGatewayPeeringAttachment?.State, 'deleting')
  assert.equal(remove(home).TransitGatewayPeeringAttachment?.State, 'deleting', 'deleting twice is deleting once')
  home.pass()
  assert.match(
    home.refusal('DeleteTransitGatewayPeeringAttachment', { TransitGatewayAttachmentId }),
    /^InvalidTransitGatewayAttachmentID\.NotFound: Transit Gateway Attachment tgw-attach-\w+ was deleted or does not exist\.$/,
  )
})

test('asked for by transit gateway attachments are those of all that are of it, on whichever side the caller is', () => {
  const { home, away, gateway, peer, request } = neighbours()
  const other = home.transitGateway()
  request()
  home.call('CreateTransitGatewayPeeringAttachment', {
    TransitGatewayId: gateway,
    PeerTransitGatewayId: other,
    PeerAccountId: HOME,
    PeerRegion: 'us-east-1',
  })
  home.pass()
  const seen = (account: TestHub, input: object) =>
    account.call('DescribeTransitGatewayAttachments', input).TransitGatewayAttachments ?? []
  let found = 0
  for (const account of [home, away]) {
    for (const asked of [[gateway], [peer], [other], [other, gateway], [other, peer], ['tgw-*']]) {
      const all = seen(account, {}).filter(
        ({ TransitGatewayId = '' }) => asked.includes(TransitGatewayId) || asked[0] === 'tgw-*',
      )
      const Filters = [{ Name: 'transit-gateway-id', Values: asked }]
      assert.deepEqual(seen(account, { Filters }), all, `${asked}`)
      found += all.length
    }
  }
  assert.ok(found > 0)
})
