import assert from 'node:assert/strict'
import { test } from 'node:test'
import { associateConnectionWithLag } from './associateConnectionWithLag.ts'
import { createConnection } from './createConnection.ts'
import { createInterconnect } from './createInterconnect.ts'
import { deleteConnection } from './deleteConnection.ts'
import { disassociateConnectionFromLag } from './disassociateConnectionFromLag.ts'
import { TestAccount } from './testAccount.ts'
import { carrierOf, INTERCONNECT_ORDER, lagOf, PORT_ORDER, shown, vifOn } from './testLag.ts'
import { updateLag } from './updateLag.ts'

test('a connection joins and leaves: the virtual interfaces move with it once, and stay with the LAG afterwards', () => {
  const account = new TestAccount()
  const { lagId } = lagOf(account, 1)
  const order = { ...PORT_ORDER, lagId }
  const { connectionId = '' } = account.call(createConnection, order)
  assert.equal(shown(account, lagId).numberOfConnections, 2)
  assert.equal(account.call(disassociateConnectionFromLag, { connectionId, lagId }).lagId, undefined)
  account.pass()
  account.world.update('connection', connectionId, { state: 'available' })
  const vif = vifOn(account, connectionId)
  assert.equal(account.call(associateConnectionWithLag, { connectionId, lagId }).lagId, lagId)
  assert.equal(carrierOf(account, vif), lagId)
  account.call(disassociateConnectionFromLag, { connectionId, lagId })
  assert.equal(carrierOf(account, vif), lagId)
  assert.equal(account.call(deleteConnection, { connectionId }).connectionState, 'deleting', 'nothing is on it any more')
})

test('moving between LAGs leaves what the old one carries where it is', () => {
  const account = new TestAccount()
  const { lagId: from, members } = lagOf(account, 2)
  const { awsDeviceV2 } = shown(account, from)
  const vif = vifOn(account, from)
  let to = lagOf(account, 1).lagId
  while (shown(account, to).awsDeviceV2 !== awsDeviceV2) to = lagOf(account, 1).lagId
  assert.equal(account.call(associateConnectionWithLag, { connectionId: members[0], lagId: to }).lagId, to)
  assert.deepEqual([carrierOf(account, vif), shown(account, from).numberOfConnections], [from, 1])
})

test('who may not join, and why', () => {
  const account = new TestAccount({ quotas: { connectionsPerLocation: 30 } })
  const { lagId } = lagOf(account, 3)
  const device = shown(account, lagId).awsDeviceV2
  const onDevice = (same: boolean, change: object = {}): string => {
    for (;;) {
      const port = account.call(createConnection, { ...PORT_ORDER, ...change })
      if ((port.awsDeviceV2 === device) === same) return port.connectionId ?? ''
    }
  }
  const refused = (connectionId: string, message: RegExp, code = 'DirectConnectClientException') =>
    assert.throws(() => account.call(associateConnectionWithLag, { connectionId, lagId }), { name: 'AwsError', code, message })
  refused(onDevice(false), /is on device EqDC2-\w+ and Lag dxlag-\w+ on EqDC2-\w+; order the connection with lagId/)
  refused(onDevice(true, { bandwidth: '1Gbps' }), /has 1Gbps and Lag dxlag-\w+ bundles 10Gbps/)
  refused(onDevice(true, { requestMACSec: true }), /and lag should be requested MacSec at the same time/)
  const { connectionId: elsewhere = '' } = account.call(createConnection, { ...PORT_ORDER, location: 'CSVA1' })
  refused(elsewhere, /is at location CSVA1 and Lag dxlag-\w+ at EqDC2/)
  refused(account.call(createInterconnect, INTERCONNECT_ORDER).interconnectId ?? '', /is an interconnect/)
  const fourth = onDevice(true)
  account.call(associateConnectionWithLag, { connectionId: fourth, lagId })
  refused(fourth, /is already associated with Lag/)
  refused(onDevice(true), /has 4 connections; that is the most for 10Gbps/, 'LimitExceededException')
  assert.throws(() => account.call(createConnection, { ...PORT_ORDER, lagId }), /has 4 connections/)
  assert.throws(
    () => account.call(associateConnectionWithLag, { connectionId: fourth, lagId: 'dxlag-aaaaaaaa' }),
    /^AwsError: Could not find Lag with ID dxlag-aaaaaaaa/,
  )
})

test('a VLAN that both have in use keeps a connection out', () => {
  const account = new TestAccount()
  const { lagId } = lagOf(account, 1)
  const { connectionId = '' } = account.call(createConnection, { ...PORT_ORDER, lagId })
  account.call(disassociateConnectionFromLag, { connectionId, lagId })
  account.world.update('connection', connectionId, { state: 'available' })
  const [first, second] = [vifOn(account, lagId), vifOn(account, connectionId)]
  assert.throws(
    () => account.call(associateConnectionWithLag, { connectionId, lagId }),
    new RegExp(`VLAN 100 of ${second} is already in use on ${lagId} by ${first}`),
  )
})

test('minimumLinks: from 0 to the number of members, and no member goes that it needs, except the last', () => {
  const account = new TestAccount()
  const { lagId, members } = lagOf(account, 3)
  const [a = '', b = '', c = ''] = members
  assert.throws(() => account.call(updateLag, { lagId, minimumLinks: 4 }), /0 to 3 are allowed, as Lag dxlag-\w+ has 3/)
  assert.throws(() => account.call(updateLag, { lagId, minimumLinks: -1 }), /is not valid/)
  const changed = account.call(updateLag, { lagId, lagName: 'new', minimumLinks: 2 })
  assert.deepEqual([changed.lagName, changed.minimumLinks], ['new', 2])
  account.call(disassociateConnectionFromLag, { connectionId: a, lagId })
  const short = /has a minimum of 2 operational connections, and without dxcon-\w+ it would have 1; lower minimumLinks first/
  assert.throws(() => account.call(disassociateConnectionFromLag, { connectionId: b, lagId }), short)
  assert.throws(() => account.call(deleteConnection, { connectionId: b }), short)
  account.call(updateLag, { lagId, minimumLinks: 1 })
  account.world.update('connection', b, { state: 'down' })
  account.call(disassociateConnectionFromLag, { connectionId: b, lagId })
  account.call(disassociateConnectionFromLag, { connectionId: c, lagId })
  assert.deepEqual(shown(account, lagId).connections, [], 'an empty LAG stays')
})

test('a member that the LAG counts on for its prefixes stays', () => {
  const account = new TestAccount({ quotas: { prefixAllocationPerVirtualInterface: 6000 } })
  const { lagId, members } = lagOf(account, 2)
  const vif = vifOn(account, lagId)
  account.world.update('virtualInterface', vif, { prefixAllocation: { ipv4: 5500, ipv6: 100 } })
  assert.throws(
    () => account.call(disassociateConnectionFromLag, { connectionId: members[0], lagId }),
    /has 5500 ipv4 prefixes allocated, and without dxcon-\w+ its pool would have 5000/,
  )
})

test('DisassociateConnectionFromLag refuses in the words that clients wait for', () => {
  const account = new TestAccount({ leadTimes: { loa: 0, provisioning: 5000, vpnConnection: 0 } })
  const { lagId, members } = lagOf(account, 2)
  const call = (connectionId: string | undefined, of = lagId) =>
    account.call(disassociateConnectionFromLag, { connectionId, lagId: of })
  assert.throws(() => call('dxcon-aaaaaaaa'), /Connection does not exist/)
  assert.throws(() => call(members[0], 'dxlag-aaaaaaaa'), /Lag does not exist/)
  account.call(deleteConnection, { connectionId: members[0] })
  assert.throws(() => call(members[0]), /is in a transitioning state/)
  account.pass(5000)
  assert.throws(() => call(members[0]), /Connection does not exist/)
  assert.throws(() => call(account.availableConnection()), /is not associated with Lag/)
  call(members[1])
  assert.throws(() => call(members[1]), /is not associated with Lag/)
})
