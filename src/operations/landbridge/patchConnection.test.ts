import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Row } from '../../resources/world.ts'
import { adoptAsn, generatedRouterForCustomerGateway } from './generatedRouter.ts'
import { patchConnection } from './patchConnection.ts'
import { TestCustomer } from './testCustomer.ts'

const routerOf = (customer: TestCustomer, patch: Row<'crossConnect'>) => customer.world.get('router', patch.body.routerId)

test('the tag names a router of the estate: that is where the patch goes, once', () => {
  const customer = new TestCustomer()
  customer.ask('PutSite', { name: 'a' })
  customer.ask('PutRouter', { name: 'edge-1', site: 'a' })
  const connection = customer.connection('dxcon-aaaaaaaa', { tags: { 'landbridge:router': 'edge-1' } })
  const patch = patchConnection(customer.world, connection, 5)
  assert.deepEqual(
    [routerOf(customer, patch)?.body.name, routerOf(customer, patch)?.body.generated, patch.body.madeAt],
    ['edge-1', false, 5],
  )
  assert.equal(patchConnection(customer.world, connection, 9), patch)
})

test('nobody described a router: one per account and location, which advertises nothing', () => {
  const customer = new TestCustomer()
  const patches = [
    customer.connection('dxcon-aaaaaaaa', { location: 'EqDC2' }),
    customer.connection('dxcon-bbbbbbbb', { location: 'EQDC2' }),
    customer.connection('dxcon-cccccccc', { location: 'CSVA1' }),
    customer.connection('dxcon-dddddddd', { tags: { 'landbridge:router': 'no such name!' } }),
  ].map(connection => patchConnection(customer.world, connection, 0))
  assert.deepEqual(
    patches.map(patch => routerOf(customer, patch)?.body.name),
    ['at-eqdc2', 'at-eqdc2', 'at-csva1', 'at-eqdc2'],
  )
  const sites = [...customer.world.all('site')].map(({ body }) => [body.name, body.prefixes, body.generated])
  assert.deepEqual(sites, [
    ['at-eqdc2', [], true],
    ['at-csva1', [], true],
  ])
})

test('a tag that names nobody yet makes a router of that name, which a PUT then takes over with its patch', () => {
  const customer = new TestCustomer()
  const patch = patchConnection(
    customer.world,
    customer.connection('dxcon-aaaaaaaa', { tags: { 'landbridge:router': 'edge-7' } }),
    0,
  )
  assert.equal(routerOf(customer, patch)?.body.generated, true)
  customer.ask('PutSite', { name: 'a', prefixes: ['10.0.0.0/16'] })
  customer.ask('PutRouter', { name: 'edge-7', site: 'a', asn: 65_007 })
  assert.deepEqual([routerOf(customer, patch)?.body.generated, routerOf(customer, patch)?.body.asn], [false, 65_007])
})

test('a generated router takes the AS number of the first virtual interface that ends on it; others keep theirs', () => {
  const customer = new TestCustomer()
  const connection = customer.connection('dxcon-aaaaaaaa')
  const patch = patchConnection(customer.world, connection, 0)
  const peer = {
    id: 'dxpeer-a',
    addressFamily: 'ipv4',
    asn: 64_999,
    authKey: 'k',
    amazonAddress: '169.254.1.1/30',
    customerAddress: '169.254.1.2/30',
    state: 'available',
  } as const
  const body = {
    type: 'private',
    connectionId: connection.id,
    name: 'v',
    vlan: 1,
    mtu: 1500,
    state: 'down',
    createdAt: 0,
    ownerAccount: customer.account,
    amazonSideAsn: 64_512,
    peers: [peer],
    siteLinkEnabled: false,
    routeFilterPrefixes: [],
    tags: {},
  } as const
  customer.world.put('virtualInterface', 'dxvif-aaaaaaaa', connection, body)
  const router = routerOf(customer, patch)
  assert.ok(router)
  assert.equal(router.body.asn, 65_000)
  assert.equal(adoptAsn(customer.world, router).body.asn, 64_999)
  const own = { ...router, body: { ...router.body, generated: false } }
  assert.equal(adoptAsn(customer.world, own), own)
})

/** The router of a new customer gateway. */
function routerFor({ world, account }: TestCustomer, id: string, ipAddress: string) {
  const body = { bgpAsn: 65_123, ipAddress, state: 'available', tags: {} } as const
  return generatedRouterForCustomerGateway(world, world.put('customerGateway', id, { account, region: 'us-east-1' }, body))
}

test('a customer gateway is the router with its address, else a new one with its address and AS number', () => {
  const customer = new TestCustomer()
  customer.ask('PutSite', { name: 'a' })
  customer.ask('PutRouter', { name: 'edge-1', site: 'a', publicAddress: '192.0.2.1' })
  assert.equal(routerFor(customer, 'cgw-1', '192.0.2.1').body.name, 'edge-1')
  const made = routerFor(customer, 'cgw-2', '192.0.2.2')
  assert.deepEqual(
    [made.body.name, made.body.asn, made.body.publicAddress, made.body.generated],
    ['cgw-192.0.2.2', 65_123, '192.0.2.2', true],
  )
  assert.equal(routerFor(customer, 'cgw-3', '192.0.2.2').id, made.id)
})

test('a customer gateway with an IPv6 address is the router that has it, else a new one whose name people can say', () => {
  const customer = new TestCustomer()
  customer.ask('PutSite', { name: 'a' })
  customer.ask('PutRouter', { name: 'edge-1', site: 'a', publicIpv6Address: '2001:0DB8::1' })
  assert.equal(routerFor(customer, 'cgw-1', '2001:db8::1').body.name, 'edge-1')
  const { body, id } = routerFor(customer, 'cgw-2', '2001:db8::2')
  assert.deepEqual([body.name, body.publicIpv6Address], ['cgw-2001-db8--2', '2001:db8::2'])
  assert.match(body.publicAddress, /^(198\.51\.100|203\.0\.113)\.\d+$/)
  assert.equal(routerFor(customer, 'cgw-3', '2001:db8::2').id, id)
})

test('two routers cannot have one IPv6 address', () => {
  const customer = new TestCustomer()
  customer.ask('PutSite', { name: 'a' })
  const put = (name: string, address: string) => customer.ask('PutRouter', { name, site: 'a', publicIpv6Address: address })
  put('edge-1', '2001:db8::1')
  put('edge-1', '2001:db8:0::1')
  assert.throws(() => put('edge-2', '2001:db8::1'), /address 2001:db8::1 is already that of router edge-1/)
  assert.throws(() => put('edge-2', '192.0.2.1'), /an IPv6 address such as/)
})
