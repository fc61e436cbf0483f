import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allocateHostedConnection } from './allocateHostedConnection.ts'
import { createConnection } from './createConnection.ts'
import { createInterconnect } from './createInterconnect.ts'
import { createLag } from './createLag.ts'
import { deleteConnection } from './deleteConnection.ts'
import { deleteLag } from './deleteLag.ts'
import { deleteVirtualInterface } from './deleteVirtualInterface.ts'
import { describeConnections } from './describeConnections.ts'
import { describeInterconnects } from './describeInterconnects.ts'
import { describeLags } from './describeLags.ts'
import { describeLoa } from './describeLoa.ts'
import { describeTags } from './describeTags.ts'
import { describeVirtualInterfaces } from './describeVirtualInterfaces.ts'
import { disassociateConnectionFromLag } from './disassociateConnectionFromLag.ts'
import { TestAccount } from './testAccount.ts'
import { carrierOf, INTERCONNECT_ORDER, LAG_ORDER, lagOf, PORT_ORDER, shown, vifOn } from './testLag.ts'
import { updateLag } from './updateLag.ts'

test('a LAG is requested with its ports, on one device, and pending when their LOAs are there', () => {
  const account = new TestAccount({ leadTimes: { loa: 60_000, provisioning: 0, vpnConnection: 0 } })
  const lag = account.call(createLag, {
    ...LAG_ORDER,
    numberOfConnections: 4,
    providerName: 'Zayo',
    tags: [{ key: 'env', value: 'x' }],
    childConnectionTags: [{ key: 'row', value: '4' }],
  })
  const { connections = [], lagId = '' } = lag
  assert.match(lagId, /^dxlag-[a-z0-9]{8}$/)
  assert.deepEqual(
    [lag.lagState, lag.numberOfConnections, lag.minimumLinks, lag.connectionsBandwidth, lag.allowsHostedConnections],
    ['requested', 4, 0, '10Gbps', false],
  )
  assert.deepEqual(new Set(connections.map(({ awsDeviceV2 }) => awsDeviceV2)), new Set([lag.awsDeviceV2]))
  assert.deepEqual(
    connections.map(each => [each.connectionName, each.connectionState, each.lagId, each.bandwidth, each.providerName]),
    [1, 2, 3, 4].map(n => [`Requested Connection ${n} for Lag ${lagId}`, 'requested', lagId, '10Gbps', 'Zayo']),
  )
  assert.deepEqual(connections[0]?.tags, [{ key: 'row', value: '4' }])
  const arn = `arn:aws:directconnect:us-east-1:123456789012:dxlag/${lagId}`
  assert.deepEqual(account.call(describeTags, { resourceArns: [arn] }).resourceTags?.[0]?.tags, [{ key: 'env', value: 'x' }])
  account.pass(59_999)
  assert.equal(shown(account, lagId).lagState, 'requested')
  account.pass(1)
  assert.equal(shown(account, lagId).lagState, 'pending')
  assert.deepEqual(new Set(shown(account, lagId).connections?.map(each => each.connectionState)), new Set(['pending']))
})

for (const [change, message, because] of [
  [{ numberOfConnections: 5 }, /^A Lag of 5 connections is not valid: 1 to 4 are allowed for 10Gbps\./, 'four ports at most'],
  [{ numberOfConnections: 0 }, /1 to 4 are allowed/, 'an empty LAG cannot be ordered'],
  [
    { location: 'EqDC2', connectionsBandwidth: '100Gbps', numberOfConnections: 3 },
    /1 to 2 are allowed for 100Gbps/,
    'two ports at 100 Gbps',
  ],
  [{ connectionsBandwidth: '500Mbps' }, /not valid for a dedicated connection/, 'hosted connections are not bundled'],
  [{ location: 'EqDC9' }, /is not a location of us-east-1/, 'there is no such building'],
  [{ lagName: '' }, /^LAG name "" is not valid/, 'it needs a name'],
  [{ connectionId: 'dxcon-aaaaaaaa' }, /^Could not find Connection with ID dxcon-aaaaaaaa/, 'there is no such port'],
] as const) {
  test(`a LAG with ${JSON.stringify(change)} is refused and orders nothing: ${because}`, () => {
    const account = new TestAccount()
    assert.throws(() => account.call(createLag, { ...LAG_ORDER, ...change }), { name: 'AwsError', message })
    assert.deepEqual(account.call(describeConnections, {}).connections, [])
    assert.deepEqual(account.call(describeLags, {}).lags, [])
  })
}

test('quotas: members count as connections of their location, and there are so many LAGs per Region', () => {
  const account = new TestAccount({ quotas: { connectionsPerLocation: 3, lagsPerRegion: 1 } })
  lagOf(account, 2)
  assert.throws(() => account.call(createLag, LAG_ORDER), /You have 1 Lags in us-east-1; the quota is 1/)
  account.call(createConnection, PORT_ORDER)
  assert.throws(() => account.call(createConnection, PORT_ORDER), /the quota is 3 active connections/)
})

test('as Terraform makes one: of one port that it deletes at once; the LAG is empty and stays', () => {
  const account = new TestAccount()
  const { lagId = '', connections = [] } = account.call(createLag, { ...LAG_ORDER, numberOfConnections: 1 })
  assert.equal(account.call(deleteConnection, { connectionId: connections[0]?.connectionId }).connectionState, 'deleting')
  account.pass()
  assert.deepEqual([shown(account, lagId).connections, shown(account, lagId).numberOfConnections], [[], 0])
  assert.equal(account.call(deleteLag, { lagId }).lagState, 'deleting')
  account.pass()
  assert.equal(shown(account, lagId).lagState, 'deleted')
  account.pass(15 * 60_000)
  assert.throws(() => shown(account, lagId), /^AwsError: Could not find Lag with ID dxlag-/)
})

test('a LAG around a connection takes its virtual interfaces over, keeps its id and orders the rest on its device', () => {
  const account = new TestAccount({ leadTimes: { loa: 0, provisioning: 1000, vpnConnection: 0 } })
  account.availableConnection()
  const connectionId = account.availableConnection()
  const vif = vifOn(account, connectionId)
  account.pass(1000)
  account.world.update('virtualInterface', vif, { state: 'available' })
  const device = account.call(describeConnections, { connectionId }).connections?.[0]?.awsDeviceV2
  const { lagId = '', connections = [], awsDeviceV2 } = account.call(createLag, { ...LAG_ORDER, connectionId })
  assert.equal(awsDeviceV2, device)
  assert.deepEqual([connections.length, connections.map(each => each.awsDeviceV2)], [2, [device, device]])
  assert.ok(connections.some(each => each.connectionId === connectionId && each.lagId === lagId))
  assert.equal(carrierOf(account, vif), lagId)
  const [moved] = account.call(describeVirtualInterfaces, { connectionId: lagId }).virtualInterfaces ?? []
  assert.deepEqual(
    [moved?.virtualInterfaceState, moved?.bgpPeers?.[0]?.bgpPeerState, moved?.awsDeviceV2],
    ['pending', 'pending', device],
    'its traffic is interrupted until it is provisioned on the LAG',
  )
  account.pass(1000)
  assert.equal(account.world.get('virtualInterface', vif)?.body.peers[0]?.state, 'available')
  assert.throws(() => vifOn(account, connectionId, 200), /is a member of Lag dxlag-.*; create the virtual interface on the LAG/)
  account.world.update('lag', lagId, { state: 'available' })
  assert.ok(vifOn(account, lagId, 200), 'a LAG with light on it takes more')
})

test('a LAG that carries something is not deleted; its members are ports of their own afterwards', () => {
  const account = new TestAccount()
  const { lagId, members } = lagOf(account, 2)
  const virtualInterfaceId = vifOn(account, lagId)
  assert.throws(
    () => account.call(deleteLag, { lagId }),
    new RegExp(`has virtual interfaces or hosted connections and cannot be deleted; delete ${virtualInterfaceId} first`),
  )
  account.call(deleteVirtualInterface, { virtualInterfaceId })
  account.pass()
  assert.equal(account.call(deleteLag, { lagId }).lagState, 'deleting')
  assert.equal(account.call(deleteLag, { lagId }).lagState, 'deleting', 'twice is once')
  for (const connectionId of members) {
    const [port] = account.call(describeConnections, { connectionId }).connections ?? []
    assert.deepEqual([port?.connectionState, port?.lagId], ['available', undefined])
  }
})

test('one LOA-CFA names the ports of all members that have one, and each is marked as issued', () => {
  const account = new TestAccount()
  const { lagId = '', connections = [] } = account.call(createLag, LAG_ORDER)
  assert.throws(() => account.call(describeLoa, { connectionId: lagId }), /The LOA-CFA of Lag dxlag-\w+ is not available yet/)
  account.pass()
  const { loaContent } = account.call(describeLoa, { connectionId: lagId })
  const text = JSON.stringify(loaContent)
  for (const { connectionId = '' } of connections) assert.match(text, new RegExp(`A end\\) of ${connectionId}`))
  assert.match(text, /2 cross connects/)
  assert.equal(
    shown(account, lagId).connections?.every(({ loaIssueTime }) => loaIssueTime !== undefined),
    true,
  )
})

test('LAGs come in pages', () => {
  const account = new TestAccount()
  const ids = [1, 2, 3].map(() => lagOf(account, 1).lagId)
  const first = account.call(describeLags, { maxResults: 2 })
  assert.deepEqual(
    first.lags?.map(({ lagId }) => lagId),
    ids.slice(0, 2),
  )
  const second = account.call(describeLags, { maxResults: 2, nextToken: first.nextToken })
  assert.deepEqual([second.lags?.map(({ lagId }) => lagId), second.nextToken], [ids.slice(2), undefined])
})

test('a LAG around an interconnect is a partner’s: it takes interconnects, and what leaves is one again', () => {
  const account = new TestAccount()
  const { interconnectId = '' } = account.call(createInterconnect, INTERCONNECT_ORDER)
  const { lagId = '', allowsHostedConnections } = account.call(createLag, { ...LAG_ORDER, connectionId: interconnectId })
  assert.equal(allowsHostedConnections, true)
  const all = account.call(describeInterconnects, {}).interconnects ?? []
  assert.deepEqual(
    all.map(each => each.lagId),
    [lagId, lagId],
  )
  assert.deepEqual(account.call(describeConnections, {}).connections, [])
  account.call(disassociateConnectionFromLag, { connectionId: interconnectId, lagId })
  const [alone] = account.call(describeInterconnects, { interconnectId }).interconnects ?? []
  assert.deepEqual([alone?.interconnectId, alone?.lagId], [interconnectId, undefined])
})

test('an ordinary connection that leaves a LAG which has hosted one is an interconnect, and DeleteConnection still deletes it', () => {
  const account = new TestAccount()
  const { lagId, members } = lagOf(account, 1)
  const [member = ''] = members
  const slice = { ownerAccount: '210987654321', bandwidth: '500Mbps', connectionName: 'slice', vlan: 300 }
  const { connectionId } = account.call(allocateHostedConnection, { connectionId: lagId, ...slice })
  account.call(deleteConnection, { connectionId })
  account.pass()
  account.call(disassociateConnectionFromLag, { connectionId: member, lagId })
  assert.equal(account.call(describeInterconnects, { interconnectId: member }).interconnects?.length, 1)
  assert.equal(account.call(deleteConnection, { connectionId: member }).connectionState, 'deleting')
  account.pass()
  const [gone] = account.call(describeInterconnects, { interconnectId: member }).interconnects ?? []
  assert.equal(gone?.interconnectState, 'deleted')
})

test('nobody sees or changes another account’s LAG', () => {
  const account = new TestAccount()
  const other = new TestAccount({ account: '210987654321', world: account.world })
  const { lagId, members } = lagOf(account, 1)
  const missing = /Could not find Lag with ID|Lag does not exist|Connection does not exist/
  assert.deepEqual(other.call(describeLags, {}).lags, [])
  assert.throws(() => other.call(describeLags, { lagId }), missing)
  assert.throws(() => other.call(updateLag, { lagId, lagName: 'mine' }), missing)
  assert.throws(() => other.call(deleteLag, { lagId }), missing)
  assert.throws(() => other.call(describeLoa, { connectionId: lagId }), missing)
  assert.throws(() => other.call(createConnection, { ...PORT_ORDER, lagId }), missing)
  assert.throws(() => other.call(disassociateConnectionFromLag, { connectionId: members[0], lagId }), missing)
})
