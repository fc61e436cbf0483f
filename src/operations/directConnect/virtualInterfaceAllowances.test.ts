import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createConnection } from './createConnection.ts'
import { createPrivateVirtualInterface } from './createPrivateVirtualInterface.ts'
import { describeConnections } from './describeConnections.ts'
import { describeDirectConnectGateways } from './describeDirectConnectGateways.ts'
import { TestAccount } from './testAccount.ts'
import { updateVirtualInterfaceAttributes } from './updateVirtualInterfaceAttributes.ts'

function prepared(settings: ConstructorParameters<typeof TestAccount>[0] = {}) {
  const account = new TestAccount(settings)
  const connectionId = account.availableConnection()
  const directConnectGatewayId = account.directConnectGateway()
  const order = (change: object = {}) =>
    account.call(createPrivateVirtualInterface, {
      connectionId,
      newPrivateVirtualInterface: { virtualInterfaceName: 'vif', vlan: 100, asn: 65_000, directConnectGatewayId, ...change },
    })
  const update = (virtualInterfaceId: string | undefined, change: object) =>
    account.call(updateVirtualInterfaceAttributes, { virtualInterfaceId, ...change })
  const connection = () =>
    account.call(describeConnections, { connectionId }).connections?.[0] as unknown as Record<string, unknown>
  return { account, connectionId, directConnectGatewayId, order, update, connection }
}

test('a virtual interface has 100 prefixes of each family; asking for more takes them from the pool of its connection', () => {
  const { account, order, update, connection, directConnectGatewayId } = prepared()
  const { virtualInterfaceId, ...vif } = order()
  assert.deepEqual([vif.prefixPoolAllocatedCountIpv4, vif.prefixPoolAllocatedCountIpv6], [100, 100])
  assert.deepEqual([connection().prefixPoolSizeIpv4, connection().prefixPoolUnallocatedCountIpv4], [5000, 4900])
  const raised = update(virtualInterfaceId, { prefixPoolAllocatedCountIpv4: 1000 })
  assert.deepEqual([raised.prefixPoolAllocatedCountIpv4, raised.prefixPoolAllocatedCountIpv6], [1000, 100])
  assert.equal(raised.virtualInterfaceState, 'pending', 'an allocation holds at once and changes no state')
  assert.deepEqual([connection().prefixPoolUnallocatedCountIpv4, connection().prefixPoolUnallocatedCountIpv6], [4000, 4900])
  const [gateway] = account.call(describeDirectConnectGateways, { directConnectGatewayId }).directConnectGateways ?? []
  assert.equal((gateway as Record<string, unknown>).totalPrefixPoolAllocations, 1100)
})

for (const [change, message, because] of [
  [
    { prefixPoolAllocatedCountIpv4: 1001 },
    /A prefix allocation of 1001 for ipv4 is not valid: 0 to 1000/,
    'more is a support case',
  ],
  [{ prefixPoolAllocatedCountIpv6: -1 }, /A prefix allocation of -1 for ipv6 is not valid/, 'it is a count'],
  [{ rateLimit: '1.1Gbps' }, /Rate limit 1\.1Gbps is not valid: give one of AWS's steps/, 'AWS has no such step'],
  [{ rateLimit: 'fast' }, /Rate limit fast is not valid/, 'it is no rate'],
  [{ rateLimit: '12Gbps' }, /Rate limit 12Gbps is more than the 10Gbps of /, 'the port is slower'],
  [
    { enableSiteLink: true, directConnectGatewayId: '', virtualGatewayId: 'vgw-00000000000000001' },
    /SiteLink cannot be enabled/,
    'it needs a DX gateway',
  ],
] as const) {
  test(`a virtual interface with ${JSON.stringify(change)} is refused: ${because}`, () => {
    const { account, order } = prepared()
    account.virtualPrivateGateway(1)
    assert.throws(() => order(change), { name: 'AwsError', message })
  })
}

test('a pool that is used up and a DX gateway that is full refuse with an error of their own', () => {
  const limits = { quotas: { prefixAllocationPerVirtualInterface: 5000 } }
  const small = prepared(limits)
  small.order({ prefixPoolAllocatedCountIpv4: 4900 })
  const last = small.order({ vlan: 101 })
  const refusal = { code: 'LimitExceededException', message: /has 0 of its 5000 ipv4 prefixes left; 100 were asked for/ }
  assert.throws(() => small.order({ vlan: 102 }), refusal)
  assert.throws(
    () => small.update(last.virtualInterfaceId, { prefixPoolAllocatedCountIpv4: 101 }),
    { code: 'DirectConnectClientException', message: /has 100 of its 5000 ipv4 prefixes left/ },
    'the update’s model has no such error',
  )
  const crowded = prepared({ quotas: { prefixAllocationsPerDirectConnectGateway: 300 } })
  crowded.order()
  assert.throws(() => crowded.order({ vlan: 101 }), {
    code: 'LimitExceededException',
    message: /has prefix allocations of 200; 200 more/,
  })
})

test('an allocation cannot go below what is announced', () => {
  const { account, order, update } = prepared()
  const { virtualInterfaceId, bgpPeers } = order()
  const accepted = ['10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16'].map(cidr => ({
    cidr,
    asPath: [65_000],
    communities: [],
    installedAt: 0,
  }))
  account.see(bgpPeers?.[0]?.bgpPeerId ?? '', true, { accepted })
  assert.throws(() => update(virtualInterfaceId, { prefixPoolAllocatedCountIpv4: 2 }), /2 is below the 3 ipv4 prefixes/)
  assert.equal(update(virtualInterfaceId, { prefixPoolAllocatedCountIpv4: 3 }).prefixPoolAllocatedCountIpv4, 3)
})

test('rate limiters are counted per connection and are taken away with Unlimited', () => {
  const { order, update, connection } = prepared({ quotas: { rateLimitersPerConnection: 2 } })
  const first = order({ rateLimit: '1200Mbps' })
  assert.equal(first.rateLimit, '1.2Gbps', 'in AWS’s spelling')
  order({ vlan: 101, rateLimit: '50Mbps' })
  assert.deepEqual(connection().rateLimiterStatus, { maxAllowed: 2, inUse: 2, remaining: 0, totalBandwidth: '1.25Gbps' })
  assert.throws(() => order({ vlan: 102, rateLimit: '1Gbps' }), {
    code: 'LimitExceededException',
    message: /has 2 rate limiters/,
  })
  assert.equal(update(first.virtualInterfaceId, { rateLimit: '2Gbps' }).rateLimit, '2Gbps', 'changing one needs no new one')
  assert.equal(update(first.virtualInterfaceId, { rateLimit: 'unlimited' }).rateLimit, undefined)
  assert.deepEqual(connection().rateLimiterStatus, { maxAllowed: 2, inUse: 1, remaining: 1, totalBandwidth: '50Mbps' })
})

test('switching SiteLink takes BGP down until it is provisioned again; saying the same changes nothing', () => {
  const { account, order, update } = prepared({ leadTimes: { loa: 0, provisioning: 60_000, vpnConnection: 0 } })
  const { virtualInterfaceId = '' } = order()
  account.pass(60_000)
  account.world.update('virtualInterface', virtualInterfaceId, { state: 'available' })
  assert.equal(update(virtualInterfaceId, { enableSiteLink: false }).virtualInterfaceState, 'available')
  const on = update(virtualInterfaceId, { enableSiteLink: true })
  assert.deepEqual([on.siteLinkEnabled, on.virtualInterfaceState, on.bgpPeers?.[0]?.bgpPeerState], [true, 'pending', 'pending'])
  account.pass(60_000)
  assert.equal(account.world.get('virtualInterface', virtualInterfaceId)?.body.peers[0]?.state, 'available')
})

test('a 1 Gbps port has the pool of a 10 Gbps port, and 100 Gbps one of its own', () => {
  const { account } = prepared()
  for (const [bandwidth, size] of [
    ['1Gbps', 5000],
    ['10Gbps', 5000],
    ['100Gbps', 30_000],
  ] as const) {
    const answer = account.call(createConnection, { location: 'EqDC2', bandwidth, connectionName: bandwidth })
    assert.equal((answer as Record<string, unknown>).prefixPoolSizeIpv6, size, bandwidth)
  }
})
