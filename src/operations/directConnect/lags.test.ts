import assert from 'node:assert/strict'
import { test } from 'node:test'
import { associateConnectionWithLag } from './associateConnectionWithLag.ts'
import { createConnection } from './createConnection.ts'
import { createInterconnect } from './createInterconnect.ts'
import { createLag } from './createLag.ts'
import { createPrivateVirtualInterface } from './createPrivateVirtualInterface.ts'
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
import { updateLag } from './updateLag.ts'

const ORDER = { location: 'EqDC2', connectionsBandwidth: '10Gbps', lagName: 'bundle', numberOfConnections: 2 }
const PORT = { location: 'EqDC2', bandwidth: '10Gbps', connectionName: 'port' }

/** A LAG whose members all have light, and its members' ids. */
function lagOf(account: TestAccount, numberOfConnections: number, more: object = {}): { lagId: string; members: string[] } {
  const { lagId = '', connections = [] } = account.call(createLag, { ...ORDER, numberOfConnections, ...more })
  account.pass()
  const members = connections.map(({ connectionId = '' }) => connectionId)
  for (const id of members) account.world.update('connection', id, { state: 'available' })
  account.world.update('lag', lagId, { state: 'available' })
  return { lagId, members }
}

function shown(account: TestAccount, lagId: string) {
  const [lag] = account.call(describeLags, { lagId }).lags ?? []
  assert.ok(lag)
  return lag
}

function vifOn(account: TestAccount, connectionId: string, vlan = 100): string {
  const newPrivateVirtualInterface = {
    virtualInterfaceName: `vif-${vlan}`,
    vlan,
    asn: 65_001,
    directConnectGatewayId: account.directConnectGateway(64_600 + vlan),
  }
  account.pass()
  const vif = account.call(createPrivateVirtualInterface, { connectionId, newPrivateVirtualInterface })
  return vif.virtualInterfaceId ?? ''
}

function carrierOf(account: TestAccount, virtualInterfaceId: string): string | undefined {
  return account.call(describeVirtualInterfaces, { virtualInterfaceId }).virtualInterfaces?.[0]?.connectionId
}

test('a LAG is requested with its ports, on one device, and pending when their LOAs are there', () => {
  const account = new TestAccount({ leadTimes: { loa: 60_000, provisioning: 0, vpnConnection: 0 } })
  const lag = account.call(createLag, {
    ...ORDER,
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
    assert.throws(() => account.call(createLag, { ...ORDER, ...change }), { name: 'AwsError', message })
    assert.deepEqual(account.call(describeConnections, {}).connections, [])
    assert.deepEqual(account.call(describeLags, {}).lags, [])
  })
}

test('quotas: members count as connections of their location, and there are so many LAGs per Region', () => {
  const account = new TestAccount({ quotas: { connectionsPerLocation: 3, lagsPerRegion: 1 } })
  lagOf(account, 2)
  assert.throws(() => account.call(createLag, ORDER), /You have 1 Lags in us-east-1; the quota is 1/)
  account.call(createConnection, PORT)
  assert.throws(() => account.call(createConnection, PORT), /the quota is 3 active connections/)
})

test('as Terraform makes one: of one port that it deletes at once; the LAG is empty and stays', () => {
  const account = new TestAccount()
  const { lagId = '', connections = [] } = account.call(createLag, { ...ORDER, numberOfConnections: 1 })
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
  const { lagId = '', connections = [], awsDeviceV2 } = account.call(createLag, { ...ORDER, connectionId })
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

test('a connection joins and leaves: the virtual interfaces move with it once, and stay with the LAG afterwards', () => {
  const account = new TestAccount()
  const { lagId } = lagOf(account, 1)
  const order = { ...PORT, lagId }
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
      const port = account.call(createConnection, { ...PORT, ...change })
      if ((port.awsDeviceV2 === device) === same) return port.connectionId ?? ''
    }
  }
  const refused = (connectionId: string, message: RegExp, code = 'DirectConnectClientException') =>
    assert.throws(() => account.call(associateConnectionWithLag, { connectionId, lagId }), { name: 'AwsError', code, message })
  refused(onDevice(false), /is on device EqDC2-\w+ and Lag dxlag-\w+ on EqDC2-\w+; order the connection with lagId/)
  refused(onDevice(true, { bandwidth: '1Gbps' }), /has 1Gbps and Lag dxlag-\w+ bundles 10Gbps/)
  refused(onDevice(true, { requestMACSec: true }), /and lag should be requested MacSec at the same time/)
  const { connectionId: elsewhere = '' } = account.call(createConnection, { ...PORT, location: 'CSVA1' })
  refused(elsewhere, /is at location CSVA1 and Lag dxlag-\w+ at EqDC2/)
  refused(account.call(createInterconnect, interconnect).interconnectId ?? '', /is an interconnect/)
  const fourth = onDevice(true)
  account.call(associateConnectionWithLag, { connectionId: fourth, lagId })
  refused(fourth, /is already associated with Lag/)
  refused(onDevice(true), /has 4 connections; that is the most for 10Gbps/, 'LimitExceededException')
  assert.throws(() => account.call(createConnection, { ...PORT, lagId }), /has 4 connections/)
  assert.throws(
    () => account.call(associateConnectionWithLag, { connectionId: fourth, lagId: 'dxlag-aaaaaaaa' }),
    /^AwsError: Could not find Lag with ID dxlag-aaaaaaaa/,
  )
})

const interconnect = { interconnectName: 'nni', location: 'EqDC2', bandwidth: '10Gbps' }

test('a VLAN that both have in use keeps a connection out', () => {
  const account = new TestAccount()
  const { lagId } = lagOf(account, 1)
  const { connectionId = '' } = account.call(createConnection, { ...PORT, lagId })
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
  const { lagId = '', connections = [] } = account.call(createLag, ORDER)
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
  const { interconnectId = '' } = account.call(createInterconnect, interconnect)
  const { lagId = '', allowsHostedConnections } = account.call(createLag, { ...ORDER, connectionId: interconnectId })
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
  assert.throws(() => other.call(createConnection, { ...PORT, lagId }), missing)
  assert.throws(() => other.call(disassociateConnectionFromLag, { connectionId: members[0], lagId }), missing)
})
