import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findLocation } from '../../resources/location.ts'
import { devicesAt } from '../../resources/portPlacement.ts'
import { createConnection } from './createConnection.ts'
import { createPrivateVirtualInterface } from './createPrivateVirtualInterface.ts'
import { deleteConnection } from './deleteConnection.ts'
import { describeConnectionLoa } from './describeConnectionLoa.ts'
import { describeConnections } from './describeConnections.ts'
import { describeLoa } from './describeLoa.ts'
import { describeLocations } from './describeLocations.ts'
import { TestAccount } from './testAccount.ts'
import { updateConnection } from './updateConnection.ts'

const ORDER = { location: 'EqDC2', bandwidth: '10Gbps', connectionName: 'port' }

function stateOf(account: TestAccount, connectionId: string): string | undefined {
  return account.call(describeConnections, { connectionId }).connections?.[0]?.connectionState
}

test('a port is requested until its LOA is issued, then pending until there is light', () => {
  const account = new TestAccount({ leadTimes: { loa: 60_000, provisioning: 1000, vpnConnection: 0 } })
  const answer = account.call(createConnection, {
    ...ORDER,
    location: 'eqdc2',
    providerName: 'Zayo',
    tags: [{ key: 'env', value: 'x' }],
  })
  const { connectionId = '' } = answer
  assert.match(connectionId, /^dxcon-[a-z0-9]{8}$/)
  assert.deepEqual(
    { ...answer, connectionId: '', awsDevice: '', awsDeviceV2: '', awsLogicalDeviceId: '' },
    {
      ownerAccount: '123456789012',
      connectionId: '',
      connectionName: 'port',
      connectionState: 'requested',
      region: 'us-east-1',
      location: 'eqdc2',
      bandwidth: '10Gbps',
      vlan: undefined,
      partnerName: undefined,
      providerName: 'Zayo',
      loaIssueTime: undefined,
      lagId: undefined,
      awsDevice: '',
      awsDeviceV2: '',
      awsLogicalDeviceId: '',
      jumboFrameCapable: true,
      hasLogicalRedundancy: 'unknown',
      macSecCapable: false,
      rateLimiterStatus: { maxAllowed: 10, inUse: 0, remaining: 10, totalBandwidth: '0Mbps' },
      prefixPoolSizeIpv4: 5000,
      prefixPoolSizeIpv6: 5000,
      prefixPoolUnallocatedCountIpv4: 5000,
      prefixPoolUnallocatedCountIpv6: 5000,
      billingMode: 'PayAsYouGo',
      tags: [{ key: 'env', value: 'x' }],
    },
  )
  assert.equal(answer.awsDevice, answer.awsDeviceV2)
  account.pass(59_999)
  assert.equal(stateOf(account, connectionId), 'requested')
  account.pass(1)
  assert.equal(stateOf(account, connectionId), 'pending')
  account.pass(90 * 86_400_000)
  assert.equal(stateOf(account, connectionId), 'pending', 'no timer makes light')
})

for (const [change, message, because] of [
  [{ location: 'EqDC9' }, /^Location EqDC9 is not a location of us-east-1\./, 'there is no such building'],
  [{ location: 'EqSV5' }, /it belongs to us-west-1/, 'a location is at home in one Region'],
  [{ bandwidth: '500Mbps' }, /not valid for a dedicated connection/, 'below 1 Gbps a partner hosts the connection'],
  [{ bandwidth: '3.14Pbps' }, /not valid/, 'that is no port speed'],
  [
    { location: 'EqDA2', bandwidth: '400Gbps' },
    /not available at location EqDA2, which offers 1G, 10G, 100G/,
    'not every site has it',
  ],
  [{ bandwidth: '1Gbps', requestMACSec: true }, /MACsec is not available for 1Gbps/, 'MACsec begins at 10 Gbps'],
  [{ connectionName: '' }, /Connection name "" is not valid/, 'a name has a character'],
  [{ lagId: 'dxlag-aaaaaaaa' }, /^Could not find Lag with ID dxlag-aaaaaaaa/, 'there is no such LAG'],
  [{ tags: [{ key: 'a' }, { key: 'a' }] }, /Tag key a was given more than once/, 'a key occurs once'],
  [{ tags: [{ key: 'aws:x' }] }, /prefix aws: is reserved/, 'that prefix is AWS’s own'],
] as const) {
  test(`an order with ${JSON.stringify(change)} is refused: ${because}`, () => {
    const account = new TestAccount()
    const { tags, ...rest } = { tags: undefined, ...change }
    const input = { ...ORDER, ...rest, ...(tags && { tags: [...tags] }) }
    assert.throws(() => account.call(createConnection, input), { name: 'AwsError', message })
    assert.deepEqual(account.call(describeConnections, {}).connections, [])
  })
}

test('a tag too many and a tag twice have error classes of their own', () => {
  const account = new TestAccount({ quotas: { tagsPerResource: 1 } })
  const tagged = (...keys: string[]) => ({ ...ORDER, tags: keys.map(key => ({ key })) })
  assert.throws(() => account.call(createConnection, tagged('a', 'b')), { code: 'TooManyTagsException' })
  assert.throws(() => account.call(createConnection, tagged('a', 'a')), { code: 'DuplicateTagKeysException' })
})

test('ports of one account alternate between the two devices of a location, and a gap is filled first', () => {
  const account = new TestAccount()
  const order = () => account.call(createConnection, ORDER)
  const [first, second] = devicesAt(findLocation('EQDC2')!)
  const ports = [order(), order(), order(), order()]
  assert.deepEqual(
    ports.map(port => port.awsDeviceV2),
    [first, second, first, second],
  )
  account.call(deleteConnection, { connectionId: ports[1]?.connectionId })
  assert.equal(order().awsDeviceV2, second)
  assert.equal(
    new TestAccount({ account: '210987654321', world: account.world }).call(createConnection, ORDER).awsDeviceV2,
    first,
  )
})

test('ten ports at one location are the quota, whatever case the code has; a deleted one frees its place', () => {
  const account = new TestAccount()
  const order = (location: string) => account.call(createConnection, { ...ORDER, location })
  const ports = Array.from({ length: 10 }, (_, at) => order(at % 2 ? 'EqDC2' : 'EQDC2'))
  assert.throws(() => order('eqdc2'), /You have 10 connections at location EqDC2; the quota is 10/)
  assert.equal(order('CSVA1').connectionState, 'requested')
  account.call(deleteConnection, { connectionId: ports[0]?.connectionId })
  assert.equal(order('eqdc2').connectionState, 'requested')
})

test('a connection is renamed, and its encryption mode set as far as a port without keys can have it', () => {
  const account = new TestAccount()
  const { connectionId } = account.call(createConnection, { ...ORDER, requestMACSec: true })
  assert.equal(account.call(updateConnection, { connectionId, connectionName: 'new' }).connectionName, 'new')
  for (const encryptionMode of ['no_encrypt', 'should_encrypt']) {
    assert.equal(account.call(updateConnection, { connectionId, encryptionMode }).encryptionMode, encryptionMode)
  }
  assert.throws(() => account.call(updateConnection, { connectionId, encryptionMode: 'must_encrypt' }), /has no MACsec key/)
})

test('a connection is deleted from any state, is shown for 15 minutes more, and then is gone', () => {
  const account = new TestAccount({ leadTimes: { loa: 0, provisioning: 2000, vpnConnection: 0 } })
  for (const state of ['requested', 'pending', 'available', 'down'] as const) {
    const { connectionId = '' } = account.call(createConnection, ORDER)
    account.world.update('connection', connectionId, { state })
    assert.equal(account.call(deleteConnection, { connectionId }).connectionState, 'deleting', state)
    assert.equal(account.call(deleteConnection, { connectionId }).connectionState, 'deleting', 'twice is once')
    account.pass(2000)
    assert.equal(stateOf(account, connectionId), 'deleted')
    assert.throws(() => account.call(deleteConnection, { connectionId }), /^AwsError: Could not find Connection with ID dxcon-/)
    account.pass(15 * 60_000)
    assert.throws(() => stateOf(account, connectionId), /^AwsError: Could not find Connection with ID dxcon-/)
  }
})

test('a connection with a virtual interface is not deleted', () => {
  const account = new TestAccount()
  const connectionId = account.availableConnection()
  const newPrivateVirtualInterface = {
    virtualInterfaceName: 'vif',
    vlan: 100,
    asn: 65_000,
    directConnectGatewayId: account.directConnectGateway(),
  }
  const { virtualInterfaceId } = account.call(createPrivateVirtualInterface, { connectionId, newPrivateVirtualInterface })
  assert.throws(() => account.call(deleteConnection, { connectionId }), new RegExp(`delete ${virtualInterfaceId} first`))
})

for (const [connectionId, message, because] of [
  ['dxcon-zzzzzzzz', /^Could not find Connection with ID dxcon-zzzzzzzz/, 'nobody has it'],
  ['57ff76d2-a875-464a-b5c7-afc03c7278d7', /^ConnectionID .* has an invalid format\./, 'that is a partner’s id'],
  ['dxlag-aaaaaaaa', /^Could not find Lag with ID dxlag-aaaaaaaa/, 'there is no such LAG'],
] as const) {
  test(`connection ${connectionId} cannot be named: ${because}`, () => {
    for (const operation of [describeConnections, describeLoa, updateConnection, deleteConnection]) {
      assert.throws(() => new TestAccount().call<{ connectionId: string }, unknown>(operation, { connectionId }), { message })
    }
  })
}

test('another account’s connection, and one of another Region, are not there', () => {
  const account = new TestAccount()
  const connectionId = account.availableConnection()
  for (const other of [{ account: '210987654321' }, { region: 'us-west-1' }]) {
    const stranger = new TestAccount({ ...other, world: account.world })
    assert.deepEqual(stranger.call(describeConnections, {}).connections, [])
    assert.throws(() => stateOf(stranger, connectionId), /Could not find Connection with ID/)
  }
})

test('a LOA is refused while requested, and each later one sets its time of issue', () => {
  const account = new TestAccount()
  const { connectionId } = account.call(createConnection, ORDER)
  assert.throws(() => account.call(describeLoa, { connectionId }), /is not available yet: the connection is requested/)
  account.pass()
  const { loaContent, loaContentType } = account.call(describeLoa, { connectionId, providerName: 'Zayo' })
  assert.equal(loaContentType, 'application/pdf')
  assert.match(JSON.stringify(loaContent), /Account 123456789012, by Zayo/)
  const issued = () => account.call(describeConnections, { connectionId }).connections?.[0]?.loaIssueTime
  assert.deepEqual(issued(), new Date(account.nowMs))
  account.pass(5000)
  assert.equal(account.call(describeConnectionLoa, { connectionId }).loa.loaContent.issuedAt, account.nowMs)
  assert.deepEqual(issued(), new Date(account.nowMs))
  assert.throws(() => account.call(describeLoa, { connectionId, loaContentType: 'text/plain' }), /only application\/pdf/)
})

test('pages: all without maxResults, at most 100 with it, and a token fits only the request it came from', () => {
  const account = new TestAccount({ quotas: { connectionsPerLocation: 1000 } })
  const ids = Array.from({ length: 130 }, () => account.call(createConnection, ORDER).connectionId)
  assert.equal(account.call(describeConnections, {}).connections?.length, 130)
  const first = account.call(describeConnections, { maxResults: 500 })
  assert.equal(first.connections?.length, 100)
  const second = account.call(describeConnections, { nextToken: first.nextToken })
  assert.deepEqual(
    [...first.connections, ...(second.connections ?? [])].map(each => each.connectionId),
    ids,
  )
  assert.equal(second.nextToken, undefined)
  for (const nextToken of ['', 'nonsense', `${first.nextToken}x`.replace(/^./, '_')]) {
    assert.throws(() => account.call(describeConnections, { nextToken }), /NextToken is not valid/)
  }
  assert.throws(() => account.call(describeConnections, { maxResults: 0 }), /MaxResults 0 is not valid/)
  assert.throws(() => account.call(describeConnections, { maxResults: 2.5 }), /MaxResults 2.5 is not valid/)
})

test('a row that goes away between two pages leaves the others in place', () => {
  const account = new TestAccount()
  const ids = Array.from({ length: 5 }, () => account.call(createConnection, ORDER).connectionId ?? '')
  const { nextToken } = account.call(describeConnections, { maxResults: 2 })
  account.world.remove('connection', ids[0] ?? '')
  const { connections } = account.call(describeConnections, { maxResults: 2, nextToken })
  assert.deepEqual(
    connections?.map(each => each.connectionId),
    ids.slice(2, 4),
  )
})

test('locations are those of the caller’s Region, in AWS’s spelling', () => {
  const { locations = [] } = new TestAccount().call(describeLocations, {})
  const ashburn = locations.find(({ locationCode }) => locationCode === 'EqDC2')
  assert.equal(ashburn?.locationName, 'Equinix DC2/DC11, Ashburn, VA')
  assert.deepEqual(ashburn.availablePortSpeeds, ['1G', '10G', '100G', '400G'])
  assert.deepEqual(ashburn.availableMacSecPortSpeeds, ['10G', '100G', '400G'])
  assert.ok(ashburn.availableProviders?.includes('Megaport'))
  assert.deepEqual([...new Set(locations.map(({ region }) => region))], ['us-east-1'])
  assert.deepEqual(new TestAccount({ region: 'us-gov-west-1' }).call(describeLocations, {}), { locations: [] })
})
