import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createBGPPeer } from './createBGPPeer.ts'
import { createPublicVirtualInterface } from './createPublicVirtualInterface.ts'
import { describeVirtualInterfaces } from './describeVirtualInterfaces.ts'
import { TestAccount } from './testAccount.ts'
import { updateVirtualInterfaceAttributes } from './updateVirtualInterfaceAttributes.ts'

type Order = NonNullable<Parameters<typeof createPublicVirtualInterface>[1]['newPublicVirtualInterface']>

function prepared(settings: ConstructorParameters<typeof TestAccount>[0] = {}) {
  const account = new TestAccount(settings)
  const connectionId = account.availableConnection()
  const order = (change: Partial<Order> = {}) =>
    account.call(createPublicVirtualInterface, {
      connectionId,
      newPublicVirtualInterface: {
        virtualInterfaceName: 'public',
        vlan: 200,
        asn: 65_000,
        amazonAddress: '203.0.113.1/30',
        customerAddress: '203.0.113.2/30',
        routeFilterPrefixes: [{ cidr: '198.51.100.0/24' }],
        ...change,
      },
    })
  return { account, connectionId, order }
}

test('a public virtual interface is verified for as long as provisioning takes, then pending for BGP', () => {
  const { account, order } = prepared({ leadTimes: { loa: 0, provisioning: 60_000, vpnConnection: 0 } })
  const vif = order()
  const shown = () => account.call(describeVirtualInterfaces, {}).virtualInterfaces?.[0]
  assert.deepEqual(
    [vif.virtualInterfaceState, vif.bgpPeers?.[0]?.bgpPeerState, vif.amazonSideAsn, vif.mtu, vif.jumboFrameCapable],
    ['verifying', 'verifying', 7224, 1500, false],
  )
  assert.deepEqual(
    [vif.routeFilterPrefixes, vif.directConnectGatewayId, vif.virtualInterfaceType],
    [[{ cidr: '198.51.100.0/24' }], undefined, 'public'],
  )
  account.pass(59_999)
  assert.equal(shown()?.virtualInterfaceState, 'verifying')
  account.pass(1)
  assert.deepEqual([shown()?.virtualInterfaceState, shown()?.bgpPeers?.[0]?.bgpPeerState], ['pending', 'available'])
})

for (const [change, message, because] of [
  [{ routeFilterPrefixes: [] }, /needs routeFilterPrefixes/, 'AWS verifies what it accepts'],
  [
    { routeFilterPrefixes: [{ cidr: '10.0.0.0/8' }] },
    /overlaps 10\.0\.0\.0\/8, which is not public/,
    'private space is nobody’s',
  ],
  [{ routeFilterPrefixes: [{ cidr: '198.51.100.1/24' }] }, /Prefix 198\.51\.100\.1\/24 is not valid/, 'host bits are set'],
  [{ routeFilterPrefixes: [{ cidr: '2001:db8::/65' }] }, /\/1 to \/64 \(IPv6\)/, 'AWS takes no longer ones'],
  [{ amazonAddress: undefined, customerAddress: undefined }, /needs its IPv4 peer addresses/, 'AWS hands out none'],
  [
    { amazonAddress: '169.254.1.1/30', customerAddress: '169.254.1.2/30' },
    /169\.254\.0\.0\/16 and is not public/,
    'public sessions have public addresses',
  ],
  [{ asn: 7224 }, /^BGP ASN 7224 is the ASN of the Amazon side; the customer side/, 'eBGP needs two AS numbers'],
] as const) {
  test(`a public virtual interface with ${JSON.stringify(change)} is refused: ${because}`, () => {
    const { account, order } = prepared()
    assert.throws(() => order(change as Partial<Order>), { name: 'AwsError', message })
    assert.deepEqual(account.call(describeVirtualInterfaces, {}).virtualInterfaces, [])
  })
}

test('public addresses and prefixes are one account’s; its own prefix may be announced twice', () => {
  const { account, order } = prepared()
  order()
  const elsewhere = { vlan: 201, amazonAddress: '203.0.113.5/30', customerAddress: '203.0.113.6/30' }
  assert.throws(() => order({ vlan: 201 }), /203\.0\.113\.0\/30, which virtual interface dxvif-\w+ uses already/)
  assert.deepEqual(order(elsewhere).routeFilterPrefixes, [{ cidr: '198.51.100.0/24' }])
  const stranger = new TestAccount({ account: '210987654321', world: account.world })
  const connectionId = stranger.availableConnection()
  const foreign = {
    virtualInterfaceName: 'x',
    vlan: 1,
    asn: 65_001,
    amazonAddress: '192.0.2.1/30',
    customerAddress: '192.0.2.2/30',
  }
  const newPublicVirtualInterface = { ...foreign, routeFilterPrefixes: [{ cidr: '198.51.100.128/25' }] }
  assert.throws(
    () => stranger.call(createPublicVirtualInterface, { connectionId, newPublicVirtualInterface }),
    /198\.51\.100\.128\/25 overlaps 198\.51\.100\.0\/24, which a virtual interface of another account announces/,
  )
})

test('an IPv6 peer is added with a /125 of AWS’s and verified like the first', () => {
  const { account, order } = prepared({ leadTimes: { loa: 0, provisioning: 1, vpnConnection: 0 } })
  const { virtualInterfaceId } = order()
  account.pass(1)
  const newBGPPeer = { addressFamily: 'ipv6' as const, asn: 65_000 }
  const peer = account.call(createBGPPeer, { virtualInterfaceId, newBGPPeer }).virtualInterface?.bgpPeers?.[1]
  assert.deepEqual([peer?.bgpPeerState, /\/125$/.test(peer?.amazonAddress ?? '')], ['verifying', true])
})

test('one with an IPv6 peer alone is ordered without addresses, and an IPv4 peer that is added needs them', () => {
  const { account, order } = prepared({ leadTimes: { loa: 0, provisioning: 1, vpnConnection: 0 } })
  const none = { amazonAddress: undefined, customerAddress: undefined } as unknown as Partial<Order>
  const ordered = { ...none, addressFamily: 'ipv6' as const, routeFilterPrefixes: [{ cidr: '2001:db8:10::/48' }] }
  assert.throws(
    () => order({ ...ordered, amazonAddress: '2001:db8::1/125', customerAddress: '2001:db8::2/125' }),
    /Amazon assigns a \/125/,
  )
  const { virtualInterfaceId, bgpPeers, routeFilterPrefixes } = order(ordered)
  assert.deepEqual([bgpPeers?.map(each => each.addressFamily), routeFilterPrefixes], [['ipv6'], [{ cidr: '2001:db8:10::/48' }]])
  account.pass(1)
  const newBGPPeer = { addressFamily: 'ipv4' as const, asn: 65_000 }
  assert.throws(() => account.call(createBGPPeer, { virtualInterfaceId, newBGPPeer }), /needs its IPv4 peer addresses/)
})

test('nothing but its name and its rate limit can change', () => {
  const { account, order } = prepared()
  const { virtualInterfaceId } = order()
  account.pass()
  const update = (change: object) => account.call(updateVirtualInterfaceAttributes, { virtualInterfaceId, ...change })
  assert.throws(() => update({ mtu: 9001 }), /MTU 9001 is not valid for a public virtual interface: only 1500 is allowed/)
  assert.throws(() => update({ enableSiteLink: true }), /SiteLink cannot be enabled/)
  assert.throws(() => update({ prefixPoolAllocatedCountIpv4: 5 }), /its prefix allocation is fixed at 1000/)
  assert.equal(update({ virtualInterfaceName: 'new' }).virtualInterfaceName, 'new')
})
