import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TestHub } from './testHub.ts'

/** A Connect attachment over a VPC's, on a gateway with a block of its own. */
function connected(blocks = ['10.99.0.0/24']) {
  const account = new TestHub()
  const gateway = account.transitGateway({ TransitGatewayCidrBlocks: blocks })
  const transport = account.attached(gateway)
  const order = { TransportTransitGatewayAttachmentId: transport, Options: { Protocol: 'gre' as const } }
  const id = account.call('CreateTransitGatewayConnect', order).TransitGatewayConnect?.TransitGatewayAttachmentId ?? ''
  account.pass()
  const peer = { TransitGatewayAttachmentId: id, PeerAddress: '10.1.0.10', InsideCidrBlocks: ['169.254.6.0/29'] }
  return { account, gateway, transport, id, peer }
}

test('a Connect attachment rides on another and is associated like any', () => {
  const { account, gateway, transport, id } = connected()
  const { CreationTime: _, ...connect } = account.call('DescribeTransitGatewayConnects', {}).TransitGatewayConnects?.[0] ?? {}
  assert.deepEqual(connect, {
    TransitGatewayAttachmentId: id,
    TransportTransitGatewayAttachmentId: transport,
    TransitGatewayId: gateway,
    State: 'available',
    Options: { Protocol: 'gre' },
    Tags: [],
  })
  assert.deepEqual(account.associations(account.defaultRouteTable(gateway)), { [transport]: 'associated', [id]: 'associated' })
  assert.match(
    account.refusal('DeleteTransitGatewayVpcAttachment', { TransitGatewayAttachmentId: transport }),
    new RegExp(`^IncorrectState: .*${id}`),
  )
  const onItself = { TransportTransitGatewayAttachmentId: id, Options: { Protocol: 'gre' as const } }
  assert.match(
    account.refusal('CreateTransitGatewayConnect', onItself),
    /of type connect; it must be vpc or direct-connect-gateway/,
  )
})

test('a Connect peer has a GRE address of the gateway’s blocks and two BGP sessions, up when they are seen to be', () => {
  const { account, peer } = connected()
  const made = account.call('CreateTransitGatewayConnectPeer', {
    ...peer,
    BgpOptions: { PeerAsn: 65_010 },
  }).TransitGatewayConnectPeer
  const id = made?.TransitGatewayConnectPeerId ?? ''
  const session = { TransitGatewayAsn: 64_512, PeerAsn: 65_010, PeerAddress: '169.254.6.1', BgpStatus: 'down' }
  assert.deepEqual(made?.ConnectPeerConfiguration, {
    TransitGatewayAddress: '10.99.0.1',
    PeerAddress: '10.1.0.10',
    InsideCidrBlocks: ['169.254.6.0/29'],
    Protocol: 'gre',
    BgpConfigurations: [
      { ...session, TransitGatewayAddress: '169.254.6.2' },
      { ...session, TransitGatewayAddress: '169.254.6.3' },
    ],
  })
  account.pass()
  account.see({ kind: 'session', id, up: true, since: 0, accepted: [], advertised: [] })
  const [seen] = account.call('DescribeTransitGatewayConnectPeers', {}).TransitGatewayConnectPeers ?? []
  assert.deepEqual(
    [seen?.State, seen?.ConnectPeerConfiguration?.BgpConfigurations?.map(each => each.BgpStatus)],
    ['available', ['up', 'up']],
    'the fabric has one session for both',
  )
  const more = { ...peer, InsideCidrBlocks: ['169.254.7.0/29'] }
  const second = account.call('CreateTransitGatewayConnectPeer', more).TransitGatewayConnectPeer?.ConnectPeerConfiguration
  assert.deepEqual(
    [second?.TransitGatewayAddress, second?.BgpConfigurations?.[0]?.PeerAsn],
    ['10.99.0.2', 64_512],
    'the next address, iBGP',
  )
})

test('a Connect attachment takes four peers, and goes after them', () => {
  const { account, id, peer } = connected()
  const peers = [6, 7, 8, 9].map(n => {
    const made = account.call('CreateTransitGatewayConnectPeer', { ...peer, InsideCidrBlocks: [`169.254.${n}.0/29`] })
    return made.TransitGatewayConnectPeer?.TransitGatewayConnectPeerId ?? ''
  })
  assert.match(
    account.refusal('CreateTransitGatewayConnectPeer', { ...peer, InsideCidrBlocks: ['169.254.10.0/29'] }),
    /^TransitGatewayConnectPeerLimitExceeded/,
  )
  account.pass()
  const remove = { TransitGatewayAttachmentId: id }
  assert.match(account.refusal('DeleteTransitGatewayConnect', remove), /has non-deleted Connect Peers: tgw-connect-peer-/)
  for (const TransitGatewayConnectPeerId of peers) {
    assert.equal(
      account.call('DeleteTransitGatewayConnectPeer', { TransitGatewayConnectPeerId }).TransitGatewayConnectPeer?.State,
      'deleting',
    )
  }
  account.pass()
  assert.match(
    account.refusal('DeleteTransitGatewayConnectPeer', { TransitGatewayConnectPeerId: peers[0] }),
    /^InvalidTransitGatewayConnectPeerID\.NotFound/,
  )
  assert.equal(account.call('DeleteTransitGatewayConnect', remove).TransitGatewayConnect?.State, 'deleting')
  account.pass()
  assert.equal(account.attachment(id)?.State, 'deleted')
})

for (const [change, refusal, because] of [
  [{ PeerAddress: 'ten' }, /peerAddress is invalid\. It must be an IPv4 or IPv6 address/, 'that is no address'],
  [
    { PeerAddress: '2001:db8::1' },
    /^InsufficientFreeAddressesInTransitGatewayCidrBlocks: .*no free IPv6 address/,
    'no block of its family',
  ],
  [
    { TransitGatewayAddress: '10.98.0.1' },
    /It must lie in a CIDR block of tgw-\w+: these are 10\.99\.0\.0\/24/,
    'none of its own',
  ],
  [{ InsideCidrBlocks: ['169.254.6.0/30'] }, /must be a \/29 of 169\.254\.0\.0\/16/, 'too small'],
  [{ InsideCidrBlocks: ['169.254.0.0/29'] }, /AWS reserves the block/, 'reserved'],
  [{ InsideCidrBlocks: ['fd00::/125'] }, /Give one \/29/, 'IPv4 is needed'],
  [{ BgpOptions: { PeerAsn: 4_294_967_295 } }, /peerAsn is invalid/, 'reserved'],
] as const) {
  test(`a Connect peer with ${JSON.stringify(change)} is refused: ${because}`, () => {
    const { account, peer } = connected()
    assert.match(account.refusal('CreateTransitGatewayConnectPeer', { ...peer, ...change } as never), refusal)
  })
}

test('without blocks of its own a gateway has no Connect peers, and a block in use stays', () => {
  const { account, peer } = connected([])
  assert.match(account.refusal('CreateTransitGatewayConnectPeer', peer), /add a block with ModifyTransitGateway/)
  const other = connected()
  other.account.call('CreateTransitGatewayConnectPeer', other.peer)
  const Options = { RemoveTransitGatewayCidrBlocks: ['10.99.0.0/24'] }
  assert.match(
    other.account.refusal('ModifyTransitGateway', { TransitGatewayId: other.gateway, Options }),
    /is in use: 10\.99\.0\.1/,
  )
  const twin = { ...other.peer, TransitGatewayAddress: '10.99.0.1', InsideCidrBlocks: ['169.254.7.0/29'] }
  assert.match(other.account.refusal('CreateTransitGatewayConnectPeer', twin), /It is in use on tgw-/)
  assert.match(
    other.account.refusal('CreateTransitGatewayConnectPeer', other.peer),
    /Another Connect peer of the transit gateway has the block/,
  )
})

test('with a block of IPv6 a Connect peer has IPv6 addresses outside, both of them or none', () => {
  const { account, peer } = connected(['10.99.0.0/24', '2001:db8:99::/64'])
  const six = { ...peer, PeerAddress: '2001:db8:1:0::1' }
  const made = account.call('CreateTransitGatewayConnectPeer', six).TransitGatewayConnectPeer?.ConnectPeerConfiguration
  assert.deepEqual([made?.TransitGatewayAddress, made?.PeerAddress], ['2001:db8:99::1', '2001:db8:1::1'])
  const other = { ...six, InsideCidrBlocks: ['169.254.7.0/29'] }
  assert.match(
    account.refusal('CreateTransitGatewayConnectPeer', { ...other, TransitGatewayAddress: '10.99.0.9' }),
    /peerAddress is invalid\. It must be of the same family as the transit gateway address 10\.99\.0\.9/,
  )
  assert.match(
    account.refusal('CreateTransitGatewayConnectPeer', { ...other, TransitGatewayAddress: '2001:db8:99:0::1' }),
    /It is in use on tgw-/,
  )
})
