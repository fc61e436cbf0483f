import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call, hub, routesOf, siteWithPort, stateOf, story } from './story.ts'

test('a public virtual interface takes what it was ordered for and brings placeholders of AWS’s prefixes', async () => {
  await using told = await story()
  const { carrier, served } = told
  const connectionId = await siteWithPort(carrier, { name: 'ashburn', asn: 65_001, prefixes: ['10.0.0.0/16'] })
  const newPublicVirtualInterface = {
    virtualInterfaceName: 'public',
    vlan: 401,
    asn: 65_001,
    amazonAddress: '203.0.113.1/30',
    customerAddress: '203.0.113.2/30',
    routeFilterPrefixes: [{ cidr: '198.51.100.0/24' }],
  }
  const { virtualInterfaceId } = await call(carrier, 'CreatePublicVirtualInterface', { connectionId, newPublicVirtualInterface })
  assert.equal(await stateOf(carrier, virtualInterfaceId), 'available')
  assert.deepEqual(await routesOf(carrier, virtualInterfaceId), [
    'accepted 198.51.100.0/24',
    'advertised 198.18.0.0/16',
    'advertised 198.19.0.0/16',
  ])
  const filters = { routeDirection: 'advertised' }
  const { routes } = await call(carrier, 'ListVirtualInterfaceRoutes', { virtualInterfaceId, filters, maxResults: 1 })
  const [route] = routes as { asPath: object[]; communities: string[] }[]
  assert.deepEqual(route?.asPath, [{ pathType: 'seq', path: [7224, 7224, 7224] }])
  assert.deepEqual(route?.communities, ['65535:65281', '7224:8100'], 'NO_EXPORT, and from this Region')
  const remarks = served.service.reconciler.networks.of('virtualInterface', String(virtualInterfaceId))?.topology.remarks ?? []
  assert.ok(
    remarks.some(
      remark => remark.includes('stand for AWS’s public prefixes') || remark.includes("stand for AWS's public prefixes"),
    ),
    remarks.join('\n'),
  )
  await carrier.own('PutRouter', {
    name: 'ashburn-edge',
    site: 'ashburn',
    asn: 65_001,
    policies: { public: { advertise: ['192.0.2.0/24', '198.51.100.0/25'] } },
  })
  assert.deepEqual(
    (await routesOf(carrier, virtualInterfaceId))[0],
    'accepted 198.51.100.0/25',
    'what it was not ordered for is dropped',
  )
})

test('a transit virtual interface has BGP and no routes: nothing is behind its gateway', async () => {
  await using told = await story()
  const { carrier } = told
  const connectionId = await siteWithPort(carrier, { name: 'ashburn', asn: 65_001, prefixes: ['10.0.0.0/16'] })
  const directConnectGatewayId = await hub(carrier)
  const newTransitVirtualInterface = {
    virtualInterfaceName: 'transit',
    vlan: 402,
    asn: 65_001,
    mtu: 8500,
    directConnectGatewayId,
  }
  const { virtualInterface } = await call(carrier, 'CreateTransitVirtualInterface', { connectionId, newTransitVirtualInterface })
  const { virtualInterfaceId } = virtualInterface as Record<string, unknown>
  assert.equal(await stateOf(carrier, virtualInterfaceId), 'available')
  assert.deepEqual(await routesOf(carrier, virtualInterfaceId), ['accepted 10.0.0.0/16'])
})

test('a rate limiter is a pipe of the virtual interface’s own, each way', async () => {
  await using told = await story()
  const { carrier, served } = told
  const connectionId = await siteWithPort(carrier, { name: 'ashburn', asn: 65_001, prefixes: ['10.0.0.0/16'] })
  const directConnectGatewayId = await hub(carrier)
  const newPrivateVirtualInterface = {
    virtualInterfaceName: 'vif',
    vlan: 100,
    asn: 65_001,
    directConnectGatewayId,
    rateLimit: '1.2Gbps',
  }
  const { virtualInterfaceId } = await call(carrier, 'CreatePrivateVirtualInterface', {
    connectionId,
    newPrivateVirtualInterface,
  })
  const id = String(virtualInterfaceId)
  const rates = () => {
    const link = served.service.reconciler.networks.of('virtualInterface', id)?.topology.network.links.get(id)
    return link?.pipes.map(({ bps }) => bps / 1e9)
  }
  assert.deepEqual(rates(), [10, 10, 1.2, 1.2])
  await call(carrier, 'UpdateVirtualInterfaceAttributes', { virtualInterfaceId, rateLimit: 'Unlimited' })
  assert.deepEqual(rates(), [10, 10])
})
