import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allocatePrivateVirtualInterface } from './allocatePrivateVirtualInterface.ts'
import { associateVirtualInterface } from './associateVirtualInterface.ts'
import { confirmPrivateVirtualInterface } from './confirmPrivateVirtualInterface.ts'
import { createPrivateVirtualInterface } from './createPrivateVirtualInterface.ts'
import { describeVirtualInterfaces } from './describeVirtualInterfaces.ts'
import { TestAccount } from './testAccount.ts'

function prepared(settings: ConstructorParameters<typeof TestAccount>[0] = {}) {
  const account = new TestAccount(settings)
  const [from, to] = [account.availableConnection(), account.availableConnection('CSVA1')]
  const directConnectGatewayId = account.directConnectGateway()
  const order = (connectionId: string, change: object = {}) =>
    account.call(createPrivateVirtualInterface, {
      connectionId,
      newPrivateVirtualInterface: { virtualInterfaceName: 'vif', vlan: 100, asn: 65_000, directConnectGatewayId, ...change },
    })
  const move = (virtualInterfaceId: string | undefined, connectionId: string, by = account) =>
    by.call(associateVirtualInterface, { virtualInterfaceId, connectionId })
  return { account, from, to, order, move }
}

test('a virtual interface moves with VLAN, addresses and key, and is provisioned over there', () => {
  const { account, from, to, order, move } = prepared({ leadTimes: { loa: 0, provisioning: 60_000, vpnConnection: 0 } })
  const { virtualInterfaceId = '', ...before } = order(from)
  account.pass(60_000)
  account.world.update('virtualInterface', virtualInterfaceId, { state: 'available' })
  const moved = move(virtualInterfaceId, to)
  assert.deepEqual(
    [moved.connectionId, moved.location, moved.virtualInterfaceState, moved.bgpPeers?.[0]?.bgpPeerState],
    [to, 'CSVA1', 'pending', 'pending'],
  )
  assert.deepEqual([moved.vlan, moved.authKey, moved.amazonAddress], [before.vlan, before.authKey, before.amazonAddress])
  assert.equal(order(from).vlan, 100, 'its old VLAN is free')
  account.pass(60_000)
  const [shown] = account.call(describeVirtualInterfaces, { virtualInterfaceId }).virtualInterfaces ?? []
  assert.equal(shown?.bgpPeers?.[0]?.bgpPeerState, 'available')
})

test('moving it to where it is changes nothing', () => {
  const { account, from, order, move } = prepared()
  const { virtualInterfaceId } = order(from)
  account.pass()
  assert.equal(move(virtualInterfaceId, from).bgpPeers?.[0]?.bgpPeerState, 'available')
})

test('what does not fit over there stays, and says why', () => {
  const { account, from, to, order, move } = prepared({ quotas: { rateLimitersPerConnection: 1 } })
  const addresses = { amazonAddress: '10.0.0.1/30', customerAddress: '10.0.0.2/30' }
  const { virtualInterfaceId } = order(from, { ...addresses, rateLimit: '1Gbps' })
  const refused = (message: RegExp) => assert.throws(() => move(virtualInterfaceId, to), { name: 'AwsError', message })
  const clash = order(to)
  refused(/VLAN 100 is already in use on dxcon-\w+ by virtual interface dxvif-/)
  account.world.update('virtualInterface', clash.virtualInterfaceId ?? '', { vlan: 101 })
  const taken = order(to, { vlan: 102, ...addresses })
  refused(/overlaps 10\.0\.0\.0\/30 of virtual interface/)
  account.world.update('virtualInterface', taken.virtualInterfaceId ?? '', { state: 'deleted' })
  order(to, { vlan: 103, rateLimit: '50Mbps' })
  refused(/has 1 rate limiters, which is the quota/)
  account.world.update('connection', to, { state: 'down' })
  refused(/The specified Connection ID is not available/)
  assert.throws(() => move(virtualInterfaceId, 'dxcon-zzzzzzzz'), /Could not find Connection with ID dxcon-zzzzzzzz/)
})

test('the owner of a hosted one moves it to a connection of its own, the connection’s owner to another of its own', () => {
  const { account: carrier, from, to, move } = prepared()
  const owner = new TestAccount({ account: '210987654321', world: carrier.world })
  const newPrivateVirtualInterfaceAllocation = { virtualInterfaceName: 'hosted', vlan: 400, asn: 65_000 }
  const ends = { connectionId: from, ownerAccount: '210987654321' }
  const { virtualInterfaceId } = carrier.call(allocatePrivateVirtualInterface, { ...ends, newPrivateVirtualInterfaceAllocation })
  assert.equal(move(virtualInterfaceId, to).virtualInterfaceState, 'confirming', 'nobody has to confirm it again')
  carrier.pass()
  assert.equal(move(virtualInterfaceId, from).bgpPeers?.[0]?.bgpPeerState, 'pending', 'and nothing is provisioned before')
  owner.call(confirmPrivateVirtualInterface, { virtualInterfaceId, directConnectGatewayId: owner.directConnectGateway() })
  assert.equal(move(virtualInterfaceId, to).connectionId, to)
  assert.throws(() => move(virtualInterfaceId, from, owner), /Could not find Connection with ID/, 'it is the carrier’s')
  const own = owner.availableConnection()
  assert.equal(move(virtualInterfaceId, own, owner).connectionId, own)
  assert.throws(
    () => move(virtualInterfaceId, from),
    /Virtual Interface dxvif-\w+ does not exist/,
    'the carrier has no part in it any more',
  )
})
