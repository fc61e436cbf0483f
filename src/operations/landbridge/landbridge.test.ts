import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AwsError } from '../../resources/refusal.ts'
import type { LandbridgeOperationName } from './landbridge.ts'
import { TestCustomer } from './testCustomer.ts'

function furnished(): TestCustomer {
  const customer = new TestCustomer()
  customer.ask('PutSite', { name: 'ashburn', prefixes: ['10.0.0.0/16'] })
  customer.ask('PutRouter', { name: 'edge-1', site: 'ashburn' })
  customer.ask('PutHost', { name: 'app', site: 'ashburn', address: '10.0.1.10' })
  customer.ask('PutHost', { name: 'db', site: 'ashburn', address: '10.0.1.11' })
  customer.ask('PutFlow', { id: 'app-to-db', from: 'app', to: 'db', steadyBps: 1e9 })
  customer.connection('dxcon-aaaaaaaa')
  customer.connection('dxcon-bbbbbbbb', { state: 'requested' })
  customer.ask('PutCrossConnect', { connectionId: 'dxcon-aaaaaaaa', router: 'edge-1' })
  return customer
}

test('a router has the defaults of a careful engineer, and a public address of its own', () => {
  const customer = furnished()
  const { router } = customer.ask<{ router: { publicAddress: string } }>('PutRouter', { name: 'edge-2', site: 'ashburn' })
  const { publicAddress, ...rest } = router
  assert.match(publicAddress, /^(198\.51\.100|203\.0\.113)\.\d+$/)
  assert.deepEqual(rest, {
    id: 'router-123456789012-edge-2',
    name: 'edge-2',
    site: 'ashburn',
    asn: 65_000,
    kind: 'managed',
    bfd: true,
    gracefulRestart: false,
    holdSeconds: 90,
    keepaliveSeconds: 30,
    stateful: false,
    uplinkBps: 10_000_000_000,
    vpnEcmp: false,
    policies: {},
    ownNeighbours: false,
    generated: false,
  })
  const addresses = [...customer.world.all('router')].map(({ body }) => body.publicAddress)
  assert.equal(new Set(addresses).size, 2)
})

for (const [input, bfd, because] of [
  [{}, true, 'Landbridge configures it'],
  [{ kind: 'external' }, false, 'somebody else configures it'],
  [{ ownNeighbours: true }, false, 'it has neighbours of its own'],
  [{ ownNeighbours: true, bfd: true }, true, 'it says so'],
] as const) {
  test(`BFD is ${bfd ? 'on' : 'off'} where nothing else is said: ${because}`, () => {
    const { router } = furnished().ask<{ router: { bfd: boolean } }>('PutRouter', { name: 'r', site: 'ashburn', ...input })
    assert.equal(router.bfd, bfd)
  })
}

test('a PUT tells what it did, and the same again writes nothing', () => {
  const customer = furnished()
  const put = (mtu: number) =>
    customer.ask<{ change: string }>('PutSite', { name: 'ashburn', prefixes: ['10.0.0.0/16'], mtu }).change
  const before = customer.world.get('site', 'site-123456789012-ashburn')
  assert.deepEqual([put(9001), customer.world.get('site', 'site-123456789012-ashburn') === before], ['unchanged', true])
  assert.deepEqual([put(1500), put(1500)], ['changed', 'unchanged'])
})

test('a router keeps its public address when it is replaced', () => {
  const customer = furnished()
  const put = (asn: number) =>
    customer.ask<{ router: { publicAddress: string } }>('PutRouter', { name: 'edge-1', site: 'ashburn', asn })
  assert.equal(put(65_001).router.publicAddress, put(65_002).router.publicAddress)
})

for (const [operation, input, code, message, because] of [
  ['PutSite', { name: 'a b' }, 'ValidationException', /^name is a b; it takes a name of up to 63/, 'a name with a space'],
  [
    'PutSite',
    { name: 'x', prefixes: ['10.0.0.1/16'] },
    'ValidationException',
    /^prefixes\.0 is 10\.0\.0\.1\/16; .*did you mean 10\.0\.0\.0\/16\?$/,
    'host bits',
  ],
  [
    'PutSite',
    { name: 'x', mtuu: 1 },
    'ValidationException',
    /^The input has the unknown member mtuu\.$/,
    'a member that is none',
  ],
  ['PutSite', undefined, 'ValidationException', /^name is missing; it takes/, 'no input at all'],
  [
    'PutRouter',
    { name: 'r', site: 'paris' },
    'ResourceNotFoundException',
    /^There is no site paris in this account\.$/,
    'a site that is not there',
  ],
  [
    'PutRouter',
    { name: 'r', site: 'ashburn', publicAddress: '198.51.100.300' },
    'ValidationException',
    /^publicAddress is 198/,
    'no address',
  ],
  [
    'PutHost',
    { name: 'h', address: '10.0.0.1' },
    'ValidationException',
    /takes one of site, vpcId and service/,
    'a host that is nowhere',
  ],
  [
    'PutHost',
    { name: 'h', address: '10.0.0.1', vpcId: 'vpc-0123' },
    'ResourceNotFoundException',
    /no VPC vpc-0123/,
    'a VPC that is not there',
  ],
  ['PutFlow', { id: 'f', from: 'app', to: 'app', steadyBps: 1 }, 'ValidationException', /to itself/, 'a flow to itself'],
  [
    'PutFlow',
    { id: 'f', from: 'app', to: 'db', steadyBps: 2, peakBps: 1 },
    'ValidationException',
    /below steadyBps 2/,
    'a peak below the rest',
  ],
  [
    'PutFlow',
    { id: 'f', from: 'app', to: 'db', steadyBps: 2, back: { steadyBps: 3, peakBps: 1 } },
    'ValidationException',
    /back\.peakBps is 1, below back\.steadyBps 3/,
    'a peak home below the rest',
  ],
  [
    'PutFlow',
    { id: 'f', from: 'app', to: 'db', steadyBps: 2, dfBytes: 8500, mss: 1379 },
    'ValidationException',
    /dfBytes 8500 and mss 1379.*keep one/,
    'packets of a size and segments of a size',
  ],
  [
    'PutFlow',
    { id: 'f', from: 'app', to: 'db', steadyBps: 2, dfBytes: 1400, packetBytes: 1401 },
    'ValidationException',
    /packetBytes is 1401, above dfBytes 1400/,
    'a mean above the largest',
  ],
  [
    'PutCrossConnect',
    { connectionId: 'dxcon-bbbbbbbb', router: 'edge-1' },
    'ConflictException',
    /is requested and has no LOA-CFA yet/,
    'a patch without papers',
  ],
  [
    'PutCrossConnect',
    { connectionId: 'dxcon-cccccccc', router: 'edge-1' },
    'ResourceNotFoundException',
    /no connection dxcon-cccccccc/,
    'a port that is not there',
  ],
  ['DeleteSite', { name: 'ashburn' }, 'ConflictException', /still has edge-1, app, db/, 'a site that is in use'],
  ['DeleteRouter', { name: 'edge-1' }, 'ConflictException', /still patched to dxcon-aaaaaaaa/, 'a router that is patched'],
  ['DeleteHost', { name: 'app' }, 'ConflictException', /still an end of/, 'a host with flows'],
  ['PostFault', { kind: 'cut', on: 'dx-a' }, 'ValidationException', /it takes a component id/, 'a name instead of a component'],
  [
    'PostFault',
    { kind: 'cut', on: 'router:r', until: 'tomorrow' },
    'ValidationException',
    /it takes a duration such as 90s/,
    'no time',
  ],
  [
    'PostFault',
    { kind: 'cut', on: 'router:r', until: '2020-01-01T00:00:00Z' },
    'ValidationException',
    /which is over/,
    'a time that is over',
  ],
] as const) {
  test(`${operation} refuses ${because}`, () => {
    const customer = furnished()
    const before = customer.world.changes().length
    assert.throws(
      () => customer.ask(operation as LandbridgeOperationName, input),
      (thrown: unknown) =>
        thrown instanceof AwsError && thrown.code === code && message.test(thrown.message) && /[.?]$/.test(thrown.message),
    )
    assert.equal(customer.world.changes().length, before)
  })
}

test('two routers of one account cannot start tunnels at one address', () => {
  const customer = furnished()
  const [edge] = [...customer.world.all('router')]
  const input = { name: 'edge-2', site: 'ashburn', publicAddress: edge?.body.publicAddress }
  assert.throws(() => customer.ask('PutRouter', input), /already that of router edge-1/)
})

test('a fault is there once, lasts as long as it says, and heals', () => {
  const customer = furnished()
  const post = (until?: string) =>
    customer.ask<{ id: string; until?: number }>('PostFault', { kind: 'cut', on: 'router:x', ...(until && { until }) })
  const { id, until } = post('90s')
  assert.equal(until, customer.nowMs + 90_000)
  assert.equal(customer.world.get('fault', id)?.dueAt, until)
  assert.deepEqual([post().id, post().until, customer.world.get('fault', id)?.dueAt], [id, undefined, undefined])
  customer.ask('PostFault', { kind: 'silent', on: 'router:x' })
  assert.equal(customer.ask<{ faults: unknown[] }>('ListFaults').faults.length, 2)
  customer.ask('DeleteFault', { id })
  assert.deepEqual(customer.ask('DeleteFaults'), { healed: 1 })
})

test('another account sees and touches nothing of this one', () => {
  const customer = furnished()
  const { id } = customer.ask<{ id: string }>('PostFault', { kind: 'cut', on: 'router:x' })
  const other = '210987654321'
  for (const [operation, key] of [
    ['ListSites', 'sites'],
    ['ListRouters', 'routers'],
    ['ListHosts', 'hosts'],
    ['ListFlows', 'flows'],
    ['ListCrossConnects', 'crossConnects'],
    ['ListFaults', 'faults'],
  ] as const) {
    assert.deepEqual(customer.ask<Record<string, unknown[]>>(operation, {}, other)[key], [], operation)
    assert.ok(customer.ask<Record<string, unknown[]>>(operation)[key]?.length, operation)
  }
  assert.throws(() => customer.ask('DeleteFault', { id }, other), /There is no fault/)
  assert.throws(() => customer.ask('GetCrossConnect', { connectionId: 'dxcon-aaaaaaaa' }, other), /There is no cross-connect/)
})

test('everything can be taken away again, from the flow to the site', () => {
  const customer = furnished()
  customer.ask('DeleteFlow', { id: 'app-to-db' })
  for (const name of ['app', 'db']) customer.ask('DeleteHost', { name })
  customer.ask('DeleteCrossConnect', { connectionId: 'dxcon-aaaaaaaa' })
  customer.ask('DeleteRouter', { name: 'edge-1' })
  customer.ask('DeleteSite', { name: 'ashburn' })
  assert.deepEqual(
    customer.world.changes().map(({ kind }) => kind),
    ['connection', 'connection'],
  )
})

test('a flow says what goes back, and the peak of that is its steady rate where nothing is said', () => {
  const said = { steadyBps: 1e9, back: { steadyBps: 2e8 }, packetBytes: 512, dfBytes: 8500 }
  const { flow } = furnished().ask<{ flow: object }>('PutFlow', { id: 'app-to-db', from: 'app', to: 'db', ...said })
  assert.deepEqual(flow, {
    id: 'app-to-db',
    from: 'app',
    to: 'db',
    ...said,
    peakBps: 1e9,
    back: { steadyBps: 2e8, peakBps: 2e8 },
    single: false,
  })
})
