import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allocateConnectionOnInterconnect } from './allocateConnectionOnInterconnect.ts'
import { allocateHostedConnection } from './allocateHostedConnection.ts'
import { associateHostedConnection } from './associateHostedConnection.ts'
import { confirmConnection } from './confirmConnection.ts'
import { createConnection } from './createConnection.ts'
import { createInterconnect } from './createInterconnect.ts'
import { createLag } from './createLag.ts'
import { createPrivateVirtualInterface } from './createPrivateVirtualInterface.ts'
import { deleteConnection } from './deleteConnection.ts'
import { deleteInterconnect } from './deleteInterconnect.ts'
import { deleteLag } from './deleteLag.ts'
import { describeConnections } from './describeConnections.ts'
import { describeConnectionsOnInterconnect } from './describeConnectionsOnInterconnect.ts'
import { describeHostedConnections } from './describeHostedConnections.ts'
import { describeInterconnectLoa } from './describeInterconnectLoa.ts'
import { describeInterconnects } from './describeInterconnects.ts'
import { describeLags } from './describeLags.ts'
import { describeLoa } from './describeLoa.ts'
import { describeTags } from './describeTags.ts'
import { tagResource } from './tagResource.ts'
import { TestAccount } from './testAccount.ts'
import { updateConnection } from './updateConnection.ts'

const PARTNER = '210987654321'
const OWNER = '123456789012'
const PORT = { interconnectName: 'nni', location: 'EqDC2', bandwidth: '10Gbps' }
const SLICE = { ownerAccount: OWNER, bandwidth: '500Mbps', connectionName: 'slice', vlan: 300 }

/** A partner with an interconnect, and the account that it hosts a connection for. */
function two(leadTimes = { loa: 0, provisioning: 0, vpnConnection: 0 }) {
  const partner = new TestAccount({ account: PARTNER, leadTimes })
  const owner = new TestAccount({ account: OWNER, world: partner.world, leadTimes })
  const { interconnectId = '' } = partner.call(createInterconnect, { ...PORT, providerName: 'Fibrenet' })
  partner.pass()
  const allocate = (change: object = {}) =>
    partner.call(allocateHostedConnection, { connectionId: interconnectId, ...SLICE, ...change })
  const state = (account: TestAccount, connectionId: string | undefined) =>
    account.call(describeHostedConnections, { connectionId }).connections?.map(each => each.connectionState)
  return { partner, owner, interconnectId, allocate, state }
}

test('an interconnect is ordered, lettered and tagged as any port, and no connection', () => {
  const partner = new TestAccount({ account: PARTNER, leadTimes: { loa: 60_000, provisioning: 0, vpnConnection: 0 } })
  const ordered = partner.call(createInterconnect, { ...PORT, tags: [{ key: 'env', value: 'x' }] })
  const { interconnectId = '' } = ordered
  assert.match(interconnectId, /^dxcon-[a-z0-9]{8}$/)
  assert.deepEqual(
    [ordered.interconnectState, ordered.bandwidth, ordered.location, ordered.interconnectName],
    ['requested', '10Gbps', 'EqDC2', 'nni'],
  )
  assert.throws(() => partner.call(describeInterconnectLoa, { interconnectId }), /is not available yet/)
  partner.pass(60_000)
  assert.equal(partner.call(describeInterconnects, { interconnectId }).interconnects?.[0]?.interconnectState, 'pending')
  assert.ok('loa' in partner.call(describeInterconnectLoa, { interconnectId }))
  assert.ok(partner.call(describeLoa, { connectionId: interconnectId }).loaContent)
  const resourceArn = `arn:aws:directconnect:us-east-1:${PARTNER}:dxcon/${interconnectId}`
  partner.call(tagResource, { resourceArn, tags: [{ key: 'row', value: '4' }] })
  assert.equal(partner.call(describeTags, { resourceArns: [resourceArn] }).resourceTags?.[0]?.tags?.length, 2)
  assert.deepEqual(partner.call(describeConnections, {}).connections, [])
  assert.throws(() => partner.call(describeConnections, { connectionId: interconnectId }), /Could not find Connection with ID/)
  const newPrivateVirtualInterface = { virtualInterfaceName: 'vif', vlan: 100, asn: 65_001 }
  assert.throws(
    () => partner.call(createPrivateVirtualInterface, { connectionId: interconnectId, newPrivateVirtualInterface }),
    /is a partner's port and takes no virtual interfaces/,
  )
  assert.equal(partner.call(deleteInterconnect, { interconnectId }).interconnectState, 'deleting')
  partner.pass()
  assert.equal(partner.call(describeInterconnects, { interconnectId }).interconnects?.[0]?.interconnectState, 'deleted')
  partner.pass(15 * 60_000)
  assert.throws(() => partner.call(describeInterconnects, { interconnectId }), /Could not find Interconnect with ID dxcon-/)
})

for (const [change, message, because] of [
  [{ bandwidth: '400Gbps' }, /not valid for an interconnect: 1Gbps, 10Gbps, 100Gbps are allowed/, 'there are three speeds'],
  [{ bandwidth: '500Mbps' }, /not valid for an interconnect/, 'that is what it hosts'],
  [{ interconnectName: '' }, /^Interconnect name "" is not valid/, 'it needs a name'],
  [{ lagId: 'dxlag-aaaaaaaa' }, /^Could not find Lag with ID dxlag-aaaaaaaa/, 'there is no such LAG'],
] as const) {
  test(`an interconnect with ${JSON.stringify(change)} is refused: ${because}`, () => {
    assert.throws(() => new TestAccount().call(createInterconnect, { ...PORT, ...change }), { name: 'AwsError', message })
  })
}

test('a customer by its credentials is no partner', () => {
  const account = new TestAccount({ role: 'customer' })
  assert.throws(() => account.call(createInterconnect, PORT), /is not a Direct Connect Partner/)
})

test('a hosted connection waits for its owner; what both see of it', () => {
  const { partner, owner, interconnectId, allocate } = two()
  const answer = allocate({ tags: [{ key: 'env', value: 'x' }] })
  const { connectionId } = answer
  const port = partner.call(describeInterconnects, { interconnectId }).interconnects?.[0]
  assert.deepEqual(
    [answer.ownerAccount, answer.connectionState, answer.bandwidth, answer.vlan, answer.partnerName, answer.location],
    [OWNER, 'ordering', '500Mbps', 300, 'Fibrenet', 'EqDC2'],
  )
  assert.deepEqual([answer.awsDeviceV2, answer.partnerInterconnectMacSecCapable], [port?.awsDeviceV2, false])
  for (const [account, id] of [
    [partner, interconnectId],
    [partner, connectionId],
    [owner, connectionId],
  ] as const) {
    const { connections } = account.call(describeHostedConnections, { connectionId: id })
    assert.deepEqual(connections, [answer])
  }
  assert.deepEqual(owner.call(describeConnections, {}).connections, [answer], 'it is a connection of its owner')
  assert.deepEqual(partner.call(describeConnections, {}).connections, [])
  assert.deepEqual(partner.call(describeConnectionsOnInterconnect, { interconnectId }).connections, [answer])
  assert.throws(
    () => owner.call(describeLoa, { connectionId }),
    /is a hosted connection: the LOA-CFA of its port is its partner's/,
  )
  assert.throws(() => partner.call(confirmConnection, { connectionId }), /Could not find Connection/, 'only the owner confirms')
  assert.equal(owner.call(confirmConnection, { connectionId }).connectionState, 'pending')
  assert.throws(() => owner.call(confirmConnection, { connectionId }), /is pending; only one that is ordering can be confirmed/)
  assert.equal(owner.call(updateConnection, { connectionId, connectionName: 'mine' }).connectionName, 'mine')
})

for (const [change, message, because] of [
  [{ bandwidth: '600Mbps' }, /not valid for a hosted connection: 50Mbps, .*25Gbps are allowed/, 'there are eleven speeds'],
  [{ bandwidth: '25Gbps' }, /more than a port of dxcon-\w+ has, 10Gbps; 25Gbps needs ports of 100Gbps/, 'it has to fit'],
  [{ vlan: 0 }, /^VLAN 0 is not valid/, 'VLANs begin with 1'],
  [{ vlan: 4095 }, /^VLAN 4095 is not valid/, 'and end with 4094'],
  [{ ownerAccount: 'me' }, /^Owner account me is not valid/, 'accounts are numbers'],
  [{ connectionName: '' }, /^Connection name "" is not valid/, 'it needs a name'],
  [{ connectionId: 'dxcon-aaaaaaaa' }, /^Could not find Connection with ID/, 'there is no such port'],
  [{ connectionId: 'dxlag-aaaaaaaa' }, /^Could not find Lag with ID/, 'there is no such LAG'],
  [{ connectionId: 'nonsense' }, /has an invalid format/, 'that is no id'],
] as const) {
  test(`a hosted connection with ${JSON.stringify(change)} is refused: ${because}`, () => {
    assert.throws(() => two().allocate(change), { name: 'AwsError', message })
  })
}

test('hosted connections need an interconnect or a LAG, and a VLAN of their own on it', () => {
  const { partner, allocate } = two()
  const dedicated = partner.call(createConnection, { connectionName: 'port', location: 'EqDC2', bandwidth: '10Gbps' })
  assert.throws(() => allocate({ connectionId: dedicated.connectionId }), /is not an interconnect: hosted connections need/)
  const { connectionId } = allocate()
  assert.throws(() => allocate(), new RegExp(`VLAN 300 is already in use on dxcon-\\w+ by hosted connection ${connectionId}`))
  assert.ok(allocate({ vlan: 301 }))
  const lag = { lagName: 'bundle', location: 'EqDC2', connectionsBandwidth: '10Gbps', numberOfConnections: 1 }
  const { lagId } = partner.call(createLag, lag)
  assert.equal(allocate({ connectionId: lagId }).lagId, lagId)
  assert.equal(partner.call(describeLags, { lagId }).lags?.[0]?.allowsHostedConnections, true, 'who hosts is a partner')
  assert.throws(() => partner.call(deleteLag, { lagId }), /has virtual interfaces or hosted connections and cannot be deleted/)
})

test('the deprecated form allocates on interconnects alone', () => {
  const { partner, interconnectId } = two()
  const hosted = partner.call(allocateConnectionOnInterconnect, { interconnectId, ...SLICE })
  assert.deepEqual([hosted.connectionState, hosted.ownerAccount], ['ordering', OWNER])
  assert.throws(
    () => partner.call(allocateConnectionOnInterconnect, { interconnectId: hosted.connectionId, ...SLICE }),
    /Could not find Interconnect with ID/,
  )
})

test('its owner declines it by deleting it: rejected, and after 15 minutes gone', () => {
  const { partner, owner, allocate, state } = two()
  const { connectionId } = allocate()
  assert.equal(owner.call(deleteConnection, { connectionId }).connectionState, 'rejected')
  assert.deepEqual([state(partner, connectionId), state(owner, connectionId)], [['rejected'], ['rejected']])
  assert.ok(allocate(), 'its VLAN is free')
  partner.pass(15 * 60_000)
  assert.throws(() => state(partner, connectionId), /DescribeHostedConnections failed for connection dxcon-\w+ doesn't exist/)
})

for (const by of ['partner', 'owner'] as const) {
  test(`a confirmed one can be deleted by its ${by}; its partner's port goes when nothing is on it`, () => {
    const { partner, owner, interconnectId, allocate, state } = two()
    const { connectionId } = allocate()
    owner.call(confirmConnection, { connectionId })
    assert.throws(
      () => partner.call(deleteInterconnect, { interconnectId }),
      new RegExp(`Interconnect ${interconnectId} has hosted connections and cannot be deleted; delete ${connectionId} first`),
    )
    const deleted = { partner, owner }[by].call(deleteConnection, { connectionId })
    assert.equal(deleted.connectionState, 'deleting')
    partner.pass()
    assert.deepEqual([state(partner, connectionId), state(owner, connectionId)], [['deleted'], ['deleted']])
    assert.equal(partner.call(deleteInterconnect, { interconnectId }).interconnectState, 'deleting')
  })
}

test('before it is confirmed its partner can take it back, which rejects nothing', () => {
  const { partner, allocate } = two()
  assert.equal(partner.call(deleteConnection, { connectionId: allocate().connectionId }).connectionState, 'deleting')
})

test('it carries one virtual interface, on the VLAN that the partner chose', () => {
  const { partner, owner, allocate } = two()
  const { connectionId = '' } = allocate()
  const directConnectGatewayId = owner.directConnectGateway()
  owner.pass()
  const create = (vlan: number) =>
    owner.call(createPrivateVirtualInterface, {
      connectionId,
      newPrivateVirtualInterface: { virtualInterfaceName: 'vif', vlan, asn: 65_001, directConnectGatewayId },
    })
  assert.throws(() => create(300), /The specified Connection ID is not available/, 'nobody has confirmed it')
  owner.call(confirmConnection, { connectionId })
  owner.world.update('connection', connectionId, { state: 'available' })
  assert.throws(() => create(100), /VLAN 100 is not valid on hosted connection dxcon-\w+: its partner chose VLAN 300/)
  const { virtualInterfaceId } = create(300)
  assert.throws(() => create(300), { code: 'DirectConnectClientException', message: /VLAN 300 is already in use/ })
  assert.throws(
    () => partner.call(deleteConnection, { connectionId }),
    new RegExp(`has virtual interfaces and cannot be deleted; delete ${virtualInterfaceId} first`),
  )
})

test('its partner moves it to a LAG or another interconnect, with its virtual interface, and nobody else does', () => {
  const { partner, owner, interconnectId, allocate } = two({ loa: 0, provisioning: 1000, vpnConnection: 0 })
  const { connectionId = '' } = allocate()
  owner.call(confirmConnection, { connectionId })
  owner.world.update('connection', connectionId, { state: 'available' })
  const directConnectGatewayId = owner.directConnectGateway()
  owner.pass(1000)
  const { virtualInterfaceId = '' } = owner.call(createPrivateVirtualInterface, {
    connectionId,
    newPrivateVirtualInterface: { virtualInterfaceName: 'vif', vlan: 300, asn: 65_001, directConnectGatewayId },
  })
  owner.pass(1000)
  owner.world.update('virtualInterface', virtualInterfaceId, { state: 'available' })
  const { lagId, awsDeviceV2 } = partner.call(createLag, {
    lagName: 'bundle',
    location: 'EqDC2',
    connectionsBandwidth: '10Gbps',
    numberOfConnections: 1,
  })
  const to = (account: TestAccount, parentConnectionId: string | undefined) =>
    account.call(associateHostedConnection, { connectionId, parentConnectionId })
  assert.throws(() => to(owner, lagId), /Could not find Connection with ID/)
  assert.throws(() => to(partner, interconnectId), /is already on dxcon-/)
  const moved = to(partner, lagId)
  assert.deepEqual([moved.lagId, moved.awsDeviceV2], [lagId, awsDeviceV2])
  const vif = owner.world.get('virtualInterface', virtualInterfaceId)?.body
  assert.deepEqual([vif?.state, vif?.connectionId], ['pending', connectionId], 'interrupted, and still on its connection')
  assert.deepEqual(partner.call(describeHostedConnections, { connectionId: interconnectId }).connections, [])
  allocate()
  assert.throws(() => to(partner, interconnectId), /VLAN 300 is already in use on dxcon-/)
})

test('hosted connections come in pages', () => {
  const { partner, interconnectId, allocate } = two()
  const ids = [300, 301, 302].map(vlan => allocate({ vlan }).connectionId)
  const page = { connectionId: interconnectId, maxResults: 2 }
  const first = partner.call(describeHostedConnections, page)
  assert.deepEqual(
    first.connections?.map(each => each.connectionId),
    ids.slice(0, 2),
  )
  const second = partner.call(describeHostedConnections, { ...page, nextToken: first.nextToken })
  assert.deepEqual([second.connections?.map(each => each.connectionId), second.nextToken], [ids.slice(2), undefined])
})

test('an account sees neither another’s interconnect nor what is hosted on it for others', () => {
  const { partner, interconnectId, allocate } = two()
  const stranger = new TestAccount({ account: '555555555555', world: partner.world })
  const { connectionId } = allocate()
  assert.deepEqual(stranger.call(describeInterconnects, {}).interconnects, [])
  for (const id of [interconnectId, connectionId]) {
    assert.throws(() => stranger.call(describeHostedConnections, { connectionId: id }), /doesn't exist/)
    assert.throws(() => stranger.call(deleteConnection, { connectionId: id }), /Could not find Connection/)
  }
  assert.throws(() => stranger.call(describeInterconnects, { interconnectId }), /Could not find Interconnect/)
  assert.throws(() => stranger.call(deleteInterconnect, { interconnectId }), /Could not find Interconnect/)
})
