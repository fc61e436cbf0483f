import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allocatePrivateVirtualInterface } from './allocatePrivateVirtualInterface.ts'
import { allocatePublicVirtualInterface } from './allocatePublicVirtualInterface.ts'
import { allocateTransitVirtualInterface } from './allocateTransitVirtualInterface.ts'
import { confirmPrivateVirtualInterface } from './confirmPrivateVirtualInterface.ts'
import { confirmPublicVirtualInterface } from './confirmPublicVirtualInterface.ts'
import { confirmTransitVirtualInterface } from './confirmTransitVirtualInterface.ts'
import { createBGPPeer } from './createBGPPeer.ts'
import { deleteVirtualInterface } from './deleteVirtualInterface.ts'
import { describeRouterConfiguration } from './describeRouterConfiguration.ts'
import { describeVirtualInterfaces } from './describeVirtualInterfaces.ts'
import { startBgpFailoverTest } from './startBgpFailoverTest.ts'
import { TestAccount } from './testAccount.ts'
import { updateVirtualInterfaceAttributes } from './updateVirtualInterfaceAttributes.ts'

const OWNER = '210987654321'

/** A carrier with light on a port, and an account that gets virtual interfaces on it. */
function prepared() {
  const carrier = new TestAccount()
  const owner = new TestAccount({ account: OWNER, world: carrier.world })
  const connectionId = carrier.availableConnection()
  const allocate = (change: object = {}, ownerAccount = OWNER) =>
    carrier.call(allocatePrivateVirtualInterface, {
      connectionId,
      ownerAccount,
      newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'hosted', vlan: 400, asn: 65_000, ...change },
    })
  const stateFor = (account: TestAccount) =>
    account.call(describeVirtualInterfaces, {}).virtualInterfaces?.map(vif => vif.virtualInterfaceState)
  return { carrier, owner, connectionId, allocate, stateFor }
}

test('a hosted private virtual interface waits for its owner, who puts it on a gateway of its own', () => {
  const { carrier, owner, allocate, stateFor } = prepared()
  const vif = allocate()
  const { virtualInterfaceId = '' } = vif
  assert.deepEqual(
    [vif.virtualInterfaceState, vif.ownerAccount, vif.amazonSideAsn, vif.directConnectGatewayId, vif.vlan],
    ['confirming', OWNER, undefined, undefined, 400],
  )
  carrier.pass(7 * 86_400_000)
  assert.deepEqual([stateFor(carrier), stateFor(owner)], [['confirming'], ['confirming']], 'both see it, and it waits')
  const directConnectGatewayId = owner.directConnectGateway(64_700)
  const confirm = (account: TestAccount, change: object = {}) =>
    account.call(confirmPrivateVirtualInterface, { virtualInterfaceId, directConnectGatewayId, ...change })
  assert.throws(() => confirm(carrier), /^AwsError: Virtual Interface dxvif-\w+ does not exist/, 'the carrier is not its owner')
  assert.throws(() => confirm(owner, { directConnectGatewayId: undefined }), /needs a gateway/)
  assert.throws(
    () => confirm(owner, { directConnectGatewayId: carrier.directConnectGateway() }),
    /Direct Connect Gateway .* does not exist/,
  )
  assert.deepEqual(confirm(owner), { virtualInterfaceState: 'pending' })
  assert.throws(() => confirm(owner), /is pending; only one that is confirming can be confirmed/)
  carrier.pass()
  const [shown] = owner.call(describeVirtualInterfaces, { virtualInterfaceId }).virtualInterfaces ?? []
  assert.deepEqual([shown?.amazonSideAsn, shown?.directConnectGatewayId], [64_700, directConnectGatewayId])
  assert.equal(shown?.bgpPeers?.[0]?.bgpPeerState, 'available')
})

test('an owner declines by deleting it: it is rejected, and after 15 minutes it is gone', () => {
  const { carrier, owner, allocate, stateFor } = prepared()
  const { virtualInterfaceId } = allocate()
  assert.deepEqual(owner.call(deleteVirtualInterface, { virtualInterfaceId }), { virtualInterfaceState: 'rejected' })
  assert.deepEqual(stateFor(carrier), ['rejected'])
  assert.equal(allocate().vlan, 400, 'its VLAN is free')
  carrier.pass(15 * 60_000)
  assert.deepEqual(stateFor(carrier), ['confirming'])
})

test('the connection’s owner takes an allocation back: it is deleted', () => {
  const { carrier, owner, allocate, stateFor } = prepared()
  const { virtualInterfaceId } = allocate()
  assert.deepEqual(carrier.call(deleteVirtualInterface, { virtualInterfaceId }), { virtualInterfaceState: 'deleting' })
  carrier.pass()
  assert.deepEqual(stateFor(owner), ['deleted'])
})

test('a public one is verified when it is confirmed, a transit one answers nested', () => {
  const { carrier, owner, connectionId } = prepared()
  const newPublicVirtualInterfaceAllocation = {
    virtualInterfaceName: 'public',
    vlan: 401,
    asn: 65_000,
    amazonAddress: '203.0.113.1/30',
    customerAddress: '203.0.113.2/30',
    routeFilterPrefixes: [{ cidr: '198.51.100.0/24' }],
  }
  const ends = { connectionId, ownerAccount: OWNER }
  const pub = carrier.call(allocatePublicVirtualInterface, { ...ends, newPublicVirtualInterfaceAllocation })
  assert.deepEqual([pub.virtualInterfaceState, pub.amazonSideAsn], ['confirming', 7224])
  const confirmed = owner.call(confirmPublicVirtualInterface, { virtualInterfaceId: pub.virtualInterfaceId })
  assert.deepEqual(confirmed, { virtualInterfaceState: 'verifying' })
  const newTransitVirtualInterfaceAllocation = { virtualInterfaceName: 'transit', vlan: 402, asn: 65_000 }
  const { virtualInterface: transit } = carrier.call(allocateTransitVirtualInterface, {
    ...ends,
    newTransitVirtualInterfaceAllocation,
  })
  const directConnectGatewayId = owner.directConnectGateway(64_701)
  const virtualInterfaceId = transit?.virtualInterfaceId
  assert.throws(
    () => owner.call(confirmPrivateVirtualInterface, { virtualInterfaceId, directConnectGatewayId }),
    /is transit and not private/,
  )
  assert.deepEqual(owner.call(confirmTransitVirtualInterface, { virtualInterfaceId, directConnectGatewayId }), {
    virtualInterfaceState: 'pending',
  })
})

for (const [ownerAccount, message, because] of [
  ['123456789012', /^Cannot allocate VirtualInterface for the connection owner\./, 'that is what Create is for'],
  ['me', /Owner account me is not valid: an account id has 12 digits/, 'it is no account'],
] as const) {
  test(`an allocation for ${ownerAccount} is refused: ${because}`, () => {
    const { allocate } = prepared()
    assert.throws(() => allocate({}, ownerAccount), { name: 'AwsError', message })
  })
}

test('a confirmation is refused where the gateway has the customer’s AS number', () => {
  const { owner, allocate } = prepared()
  const { virtualInterfaceId } = allocate({ asn: 64_700 })
  const directConnectGatewayId = owner.directConnectGateway(64_700)
  assert.throws(
    () => owner.call(confirmPrivateVirtualInterface, { virtualInterfaceId, directConnectGatewayId }),
    /BGP ASN 64700 is the ASN of the Amazon side/,
  )
})

test('who may do what with a confirmed one', () => {
  const { carrier, owner, allocate } = prepared()
  const { virtualInterfaceId = '' } = allocate()
  const update = (account: TestAccount, change: object) =>
    account.call(updateVirtualInterfaceAttributes, { virtualInterfaceId, ...change })
  assert.throws(() => update(owner, { mtu: 9001 }), /is confirming; it can be changed when its owner has confirmed it/)
  const newBGPPeer = { addressFamily: 'ipv6' as const, asn: 65_000 }
  assert.throws(() => owner.call(createBGPPeer, { virtualInterfaceId, newBGPPeer }), /is confirming/)
  owner.call(confirmPrivateVirtualInterface, { virtualInterfaceId, directConnectGatewayId: owner.directConnectGateway() })
  carrier.pass()
  carrier.world.update('virtualInterface', virtualInterfaceId, { state: 'available' })
  assert.throws(
    () => update(owner, { prefixPoolAllocatedCountIpv4: 200 }),
    /prefix allocation .* is changed by the owner of its connection, account 123456789012/,
  )
  assert.throws(() => update(owner, { rateLimit: '1Gbps' }), /rate limit .* is changed by the owner of its connection/)
  assert.equal(update(carrier, { prefixPoolAllocatedCountIpv4: 200 }).prefixPoolAllocatedCountIpv4, 200)
  assert.equal(update(carrier, { rateLimit: '1Gbps' }).rateLimit, '1Gbps')
  assert.throws(() => update(carrier, { enableSiteLink: true }), /is switched by its owner, account 210987654321/)
  assert.equal(update(owner, { enableSiteLink: true }).siteLinkEnabled, true)
  assert.throws(() => carrier.call(startBgpFailoverTest, { virtualInterfaceId }), /does not exist/, 'its owner tests it')
  assert.throws(() => owner.call(describeRouterConfiguration, { virtualInterfaceId }), /for the owner of its connection/)
  assert.match(carrier.call(describeRouterConfiguration, { virtualInterfaceId }).customerRouterConfig ?? '', /<vlan>400</)
  const stranger = new TestAccount({ account: '333333333333', world: carrier.world })
  assert.throws(() => update(stranger, { mtu: 9001 }), /does not exist/)
  assert.deepEqual(stranger.call(describeVirtualInterfaces, { virtualInterfaceId }).virtualInterfaces, [])
})
