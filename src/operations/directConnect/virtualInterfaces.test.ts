import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftOf } from '../../resources/draft.ts'
import type { VpnTunnel } from '../../resources/vpn.ts'
import { createBGPPeer } from './createBGPPeer.ts'
import { createPrivateVirtualInterface } from './createPrivateVirtualInterface.ts'
import { deleteBGPPeer } from './deleteBGPPeer.ts'
import { deleteVirtualInterface } from './deleteVirtualInterface.ts'
import { describeVirtualInterfaces } from './describeVirtualInterfaces.ts'
import { TestAccount } from './testAccount.ts'
import { updateVirtualInterfaceAttributes } from './updateVirtualInterfaceAttributes.ts'

type Order = Parameters<typeof createPrivateVirtualInterface>[1]['newPrivateVirtualInterface'] & object

/** An account with light on one port and a DX gateway with ASN 64600. */
function prepared(settings: ConstructorParameters<typeof TestAccount>[0] = {}) {
  const account = new TestAccount(settings)
  const connectionId = account.availableConnection()
  const directConnectGatewayId = account.directConnectGateway()
  const order = (change: Partial<Order> = {}) =>
    account.call(createPrivateVirtualInterface, {
      connectionId,
      newPrivateVirtualInterface: { virtualInterfaceName: 'vif', vlan: 100, asn: 65_000, directConnectGatewayId, ...change },
    })
  const described = (virtualInterfaceId: string | undefined) =>
    account.call(describeVirtualInterfaces, { virtualInterfaceId }).virtualInterfaces?.[0]
  return { account, connectionId, directConnectGatewayId, order, described }
}

test('a private virtual interface answers flat and pending, with what was left open filled in', () => {
  const { account, directConnectGatewayId, order, described } = prepared()
  const vif = order()
  assert.match(vif.virtualInterfaceId ?? '', /^dxvif-[a-z0-9]{8}$/)
  assert.match(vif.authKey ?? '', /^0x[A-Za-z0-9]{22}$/)
  assert.match(vif.amazonAddress ?? '', /^169\.254\.\d+\.\d+\/30$/)
  const [peer] = vif.bgpPeers ?? []
  assert.match(peer?.bgpPeerId ?? '', /^dxpeer-[a-z0-9]{8}$/)
  assert.deepEqual(
    [vif.virtualInterfaceState, vif.virtualInterfaceType, vif.mtu, vif.amazonSideAsn, vif.asn, vif.asnLong, vif.siteLinkEnabled],
    ['pending', 'private', 1500, 64_600, 65_000, 65_000, false],
  )
  assert.deepEqual(
    [vif.directConnectGatewayId, vif.virtualGatewayId, vif.location, vif.ownerAccount, vif.region],
    [directConnectGatewayId, undefined, 'EqDC2', '123456789012', 'us-east-1'],
  )
  assert.deepEqual([peer?.bgpPeerState, peer?.bgpStatus, peer?.amazonAddress], ['pending', 'down', vif.amazonAddress])
  assert.ok(vif.customerRouterConfig?.includes(`<customer_address>${vif.customerAddress}</customer_address>`))
  account.pass()
  assert.equal(described(vif.virtualInterfaceId)?.virtualInterfaceState, 'pending', 'only BGP makes it available or down')
  assert.equal(described(vif.virtualInterfaceId)?.bgpPeers?.[0]?.bgpPeerState, 'available')
  account.see(peer?.bgpPeerId ?? '', true)
  assert.equal(described(vif.virtualInterfaceId)?.bgpPeers?.[0]?.bgpStatus, 'up')
})

for (const [change, message, because] of [
  [{ vlan: 0 }, /VLAN 0 is not valid: 1 to 4094/, 'VLAN 0 is a priority tag'],
  [{ vlan: 4095 }, /VLAN 4095 is not valid/, '4095 is reserved'],
  [{ mtu: 9000 }, /MTU 9000 is not valid.*1500, 8500 and 9001/, 'AWS counts 9001'],
  [{ asn: undefined }, /BGP ASN is required/, 'BGP needs one'],
  [{ asn: -94_967_296 }, /^BGP ASN -94967296 must have value greater than or equal to 1/, 'an int32 that ran over'],
  [{ asn: 4_200_000_000 }, /use asnLong/, 'asn stops at 2147483646'],
  [{ asnLong: 4_294_967_295 }, /must have value less than or equal to 4294967294/, 'RFC 7300 reserves the last one'],
  [{ asn: 64_600 }, /is the ASN of the Amazon side/, 'eBGP needs two AS numbers'],
  [{ authKey: 'short' }, /has 5 characters; 6 to 80/, 'a key has six characters'],
  [{ authKey: 'with space in it' }, /except space/, 'a router cannot quote it'],
  [
    { addressFamily: 'ipv6', amazonAddress: '2001:db8::1/125', customerAddress: '2001:db8::2/125' },
    /Amazon assigns a \/125/,
    'IPv6 is never chosen',
  ],
  [{ amazonAddress: '10.0.0.1/30' }, /must be given together/, 'one end alone is no link'],
  [{ amazonAddress: '10.0.0.1/30', customerAddress: '10.0.0.6/30' }, /must be in the same CIDR/, 'two subnets'],
  [{ amazonAddress: '10.0.0.1/30', customerAddress: '10.0.0.2/29' }, /must be in the same CIDR/, 'two masks'],
  [{ amazonAddress: '10.0.0.1/30', customerAddress: '10.0.0.1/30' }, /must differ/, 'one address twice'],
  [
    { amazonAddress: '10.0.0.0/30', customerAddress: '10.0.0.2/30' },
    /^Amazon Address is address 0 on its subnet\./,
    'the network address',
  ],
  [
    { amazonAddress: '10.0.0.1/30', customerAddress: '10.0.0.3/30' },
    /^Customer Address is the broadcast address/,
    'the last address',
  ],
  [{ amazonAddress: '10.0.0.1', customerAddress: '10.0.0.2' }, /give an IPv4 address with its mask/, 'no mask'],
  [{ directConnectGatewayId: undefined }, /needs a gateway/, 'there is nothing to reach'],
  [{ virtualGatewayId: 'vgw-1' }, /not both/, 'one end only'],
  [{ directConnectGatewayId: 'hub' }, /Direct Connect Gateway ID hub has an invalid format/, 'an id is a UUID'],
  [
    { directConnectGatewayId: '5f294f92-bafb-4011-916d-9b0bd0000000' },
    /^Direct Connect Gateway 5f294f92-bafb-4011-916d-9b0bd0000000 does not exist\./,
    'nobody has it',
  ],
  [
    { directConnectGatewayId: '', virtualGatewayId: 'vgw-00000000000000009' },
    /^The VirtualGateway vgw-00000000000000009 does not exist\./,
    'nobody has it',
  ],
  [{ virtualInterfaceName: 'x'.repeat(101) }, /1 to 100 printable characters/, 'a name ends somewhere'],
] as const) {
  test(`a virtual interface with ${JSON.stringify(change)} is refused: ${because}`, () => {
    const { account, order } = prepared()
    assert.throws(() => order(change), { name: 'AwsError', code: 'DirectConnectClientException', message })
    assert.deepEqual(account.call(describeVirtualInterfaces, {}).virtualInterfaces, [])
  })
}

for (const [asn, asnLong, shown, because] of [
  [65_000, undefined, [65_000, 65_000], 'a two-byte one is in both members'],
  [undefined, 65_000, [65_000, 65_000], 'wherever it was given'],
  [undefined, 4_200_000_000, [0, 4_200_000_000], 'asn cannot hold it'],
  [65_000, 4_200_000_000, [0, 4_200_000_000], 'asnLong wins'],
] as const) {
  test(`asn ${asn} and asnLong ${asnLong} are shown as ${shown}: ${because}`, () => {
    const { bgpPeers, ...vif } = prepared().order({ asn, asnLong })
    assert.deepEqual([vif.asn, vif.asnLong], shown)
    assert.deepEqual([bgpPeers?.[0]?.asn, bgpPeers?.[0]?.asnLong], shown)
  })
}

for (const [amazonAddress, customerAddress, because] of [
  ['169.254.20.1/30', '169.254.20.2/30', 'the usual block'],
  ['10.0.0.0/31', '10.0.0.1/31', 'RFC 3021: a /31 has two hosts'],
  ['172.16.0.9/29', '172.16.0.10/29', 'wider blocks are taken too'],
] as const) {
  test(`the addresses ${amazonAddress} and ${customerAddress} are taken: ${because}`, () => {
    const vif = prepared().order({ amazonAddress, customerAddress })
    assert.deepEqual([vif.amazonAddress, vif.customerAddress], [amazonAddress, customerAddress])
  })
}

test('a virtual interface needs an available connection', () => {
  const { account, connectionId, order } = prepared()
  for (const state of ['requested', 'pending', 'down', 'deleting'] as const) {
    account.world.update('connection', connectionId, { state })
    assert.throws(() => order(), /^AwsError: The specified Connection ID is not available/, state)
  }
})

test('a VLAN is taken once per connection and free again after its virtual interface is deleted', () => {
  const { account, order } = prepared()
  const { virtualInterfaceId } = order()
  assert.throws(() => order(), new RegExp(`VLAN 100 is already in use on dxcon-\\w+ by virtual interface ${virtualInterfaceId}`))
  assert.equal(order({ vlan: 101 }).vlan, 101)
  account.call(deleteVirtualInterface, { virtualInterfaceId })
  assert.equal(order().vlan, 100)
})

test('whoever takes a VLAN changes the connection and the DX gateway, so that two at once cannot take the last place', () => {
  const { account, connectionId, directConnectGatewayId } = prepared()
  const transaction = draftOf(account.world)
  const newPrivateVirtualInterface = { virtualInterfaceName: 'vif', vlan: 100, asn: 65_000, directConnectGatewayId }
  new TestAccount({ world: transaction }).call(createPrivateVirtualInterface, { connectionId, newPrivateVirtualInterface })
  const kinds = transaction.changes().map(({ kind }) => kind)
  assert.deepEqual(kinds, ['connection', 'directConnectGateway', 'virtualInterface'])
})

test('the quotas of a connection and of a DX gateway have an error class of their own', () => {
  const full = prepared({ quotas: { virtualInterfacesPerConnection: 2, privateAndPublicVirtualInterfacesPerConnection: 1 } })
  full.order()
  assert.throws(() => full.order({ vlan: 101 }), { code: 'LimitExceededException' })
  const crowded = prepared({ quotas: { virtualInterfacesPerDirectConnectGateway: 1 } })
  crowded.order()
  assert.throws(() => crowded.order({ vlan: 101 }), { code: 'LimitExceededException' })
})

test('on a virtual private gateway it has that one’s ASN; another Region’s is not there', () => {
  const { account, connectionId, order } = prepared()
  const virtualGatewayId = account.virtualPrivateGateway(1, '10.1.0.0/16', { amazonSideAsn: 64_700 })
  const vif = order({ directConnectGatewayId: '', virtualGatewayId })
  assert.deepEqual([vif.amazonSideAsn, vif.virtualGatewayId, vif.directConnectGatewayId], [64_700, virtualGatewayId, undefined])
  const there = new TestAccount({ region: 'us-west-1', world: account.world }).virtualPrivateGateway(2)
  assert.throws(
    () => order({ vlan: 101, directConnectGatewayId: '', virtualGatewayId: there }),
    /VirtualGateway .* does not exist/,
  )
  assert.equal(account.world.get('connection', connectionId)?.body.state, 'available')
})

test('the inside block of a VPN tunnel on the same gateway cannot be the link of a virtual interface too', () => {
  const { account, order } = prepared()
  const virtualGatewayId = account.virtualPrivateGateway(1)
  const tunnel = { insideCidr: '169.254.10.0/30' } as VpnTunnel
  account.put('vpnConnection', 'vpn-00000000000000001', {
    customerGatewayId: 'cgw-1',
    virtualPrivateGatewayId: virtualGatewayId,
    state: 'available',
    staticRoutesOnly: true,
    staticRoutes: [],
    localIpv4NetworkCidr: '0.0.0.0/0',
    remoteIpv4NetworkCidr: '0.0.0.0/0',
    enableAcceleration: false,
    tunnels: [tunnel, { ...tunnel, insideCidr: '169.254.11.0/30' }],
    createdAt: 0,
    tags: {},
  })
  const addresses = { amazonAddress: '169.254.10.1/30', customerAddress: '169.254.10.2/30' }
  const onGateway = { directConnectGatewayId: '', virtualGatewayId, ...addresses }
  assert.throws(() => order(onGateway), /169\.254\.10\.0\/30 of tunnel 1 of VPN connection vpn-00000000000000001/)
  assert.equal(order(addresses).amazonAddress, '169.254.10.1/30', 'on another gateway it is another link')
})

test('two links on one connection do not share addresses, and generated ones never clash', () => {
  const { order } = prepared()
  const addresses = { amazonAddress: '10.0.0.1/30', customerAddress: '10.0.0.2/30' }
  order(addresses)
  assert.throws(() => order({ vlan: 101, ...addresses }), /overlaps 10\.0\.0\.0\/30 of virtual interface dxvif-/)
  const generated = Array.from({ length: 25 }, (_, at) => order({ vlan: 200 + at }).amazonAddress)
  assert.equal(new Set(generated).size, 25)
})

test('its name and MTU change; a new MTU takes an available one back to pending', () => {
  const { account, order, described } = prepared()
  const { virtualInterfaceId = '' } = order()
  account.pass()
  account.world.update('virtualInterface', virtualInterfaceId, { state: 'available' })
  const renamed = account.call(updateVirtualInterfaceAttributes, { virtualInterfaceId, virtualInterfaceName: 'new' })
  assert.deepEqual([renamed.virtualInterfaceName, renamed.virtualInterfaceState], ['new', 'available'])
  const widened = account.call(updateVirtualInterfaceAttributes, { virtualInterfaceId, mtu: 9001 })
  assert.deepEqual([widened.mtu, widened.virtualInterfaceState, widened.virtualInterfaceName], [9001, 'pending', 'new'])
  account.pass()
  assert.equal(account.world.get('virtualInterface', virtualInterfaceId)?.dueAt, undefined, 'the rest is BGP’s to tell')
  assert.throws(() => account.call(updateVirtualInterfaceAttributes, { virtualInterfaceId, mtu: 1501 }), /MTU 1501/)
  assert.equal(described(virtualInterfaceId)?.mtu, 9001)
})

test('a deleted virtual interface is shown for 15 minutes more, and then is gone', () => {
  const { account, order, described } = prepared({ leadTimes: { loa: 0, provisioning: 3000, vpnConnection: 0 } })
  const { virtualInterfaceId } = order()
  assert.deepEqual(account.call(deleteVirtualInterface, { virtualInterfaceId }), { virtualInterfaceState: 'deleting' })
  assert.deepEqual(account.call(deleteVirtualInterface, { virtualInterfaceId }), { virtualInterfaceState: 'deleting' })
  account.pass(3000)
  assert.equal(described(virtualInterfaceId)?.virtualInterfaceState, 'deleted')
  assert.equal(described(virtualInterfaceId)?.bgpPeers?.[0]?.bgpPeerState, 'deleted')
  account.pass(15 * 60_000 - 1)
  assert.equal(described(virtualInterfaceId)?.virtualInterfaceState, 'deleted')
  account.pass(1)
  assert.equal(described(virtualInterfaceId), undefined)
  assert.throws(
    () => account.call(deleteVirtualInterface, { virtualInterfaceId }),
    /^AwsError: Virtual Interface dxvif-\w+ does not exist/,
  )
})

test('lists are filtered by connection and by id', () => {
  const { account, connectionId, order } = prepared()
  const { virtualInterfaceId } = order()
  const idsOf = (input: Parameters<typeof describeVirtualInterfaces>[1]) =>
    account.call(describeVirtualInterfaces, input).virtualInterfaces?.map(vif => vif.virtualInterfaceId)
  assert.deepEqual(idsOf({}), [virtualInterfaceId])
  assert.deepEqual(idsOf({ connectionId }), [virtualInterfaceId])
  assert.deepEqual(idsOf({ connectionId: account.availableConnection() }), [])
  assert.deepEqual(idsOf({ virtualInterfaceId: 'dxvif-zzzzzzzz' }), [])
  assert.throws(() => idsOf({ virtualInterfaceId: 'vif' }), /VirtualInterfaceID vif has an invalid format/)
  const stranger = new TestAccount({ account: '210987654321', world: account.world })
  assert.deepEqual(stranger.call(describeVirtualInterfaces, {}).virtualInterfaces, [])
})

test('one BGP peer per address family; the second is added, provisioned and deleted again', () => {
  const { account, order, described } = prepared()
  const { virtualInterfaceId } = order()
  account.pass()
  const add = (addressFamily: 'ipv4' | 'ipv6') =>
    account.call(createBGPPeer, { virtualInterfaceId, newBGPPeer: { addressFamily, asn: 65_000 } }).virtualInterface
  assert.throws(() => add('ipv4'), /already has the ipv4 BGP peer dxpeer-/)
  const peer = add('ipv6')?.bgpPeers?.[1]
  assert.match(peer?.amazonAddress ?? '', /^fd4c:616e:6462:.*\/125$/)
  assert.equal(peer?.bgpPeerState, 'pending')
  account.pass()
  assert.equal(described(virtualInterfaceId)?.bgpPeers?.[1]?.bgpPeerState, 'available')
  const named = { virtualInterfaceId, asn: 65_000, customerAddress: peer?.customerAddress }
  assert.throws(() => account.call(deleteBGPPeer, { ...named, asn: 65_001 }), /The BGP peer does not exist/)
  const left = account.call(deleteBGPPeer, named).virtualInterface?.bgpPeers
  assert.deepEqual(
    left?.map(each => each.bgpPeerState),
    ['available', 'deleting'],
  )
  account.pass()
  assert.equal(described(virtualInterfaceId)?.bgpPeers?.length, 1)
  const last = /^AwsError: The last BGP Peer on a Virtual Interface cannot be deleted/
  assert.throws(() => account.call(deleteBGPPeer, { virtualInterfaceId, bgpPeerId: left?.[0]?.bgpPeerId }), last)
})
