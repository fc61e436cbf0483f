import assert from 'node:assert/strict'
import { test } from 'node:test'
import { topologyOf } from '../../src/cli/openEstate.ts'
import { drill } from '../../src/drill/drill.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import { estateOf, InMemory } from './inMemory.ts'

const text = (bfd: string, neighbour = '{}') => `
landbridge: 1
region: us-east-1
account: 123456789012
sites:
  office:
    prefixes: [10.0.0.0/16]
    routers: { edge: { asn: 65000, bfd: ${bfd}, neighbours: { vif-a: ${neighbour}, vif-b: { localPreference: 100, prepend: 3 } } } }
    hosts: { desk: 10.0.1.10 }
vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } } }
connections:
  dx-a: { location: EqDC2, bandwidth: 10Gbps, router: edge }
  dx-b: { location: CSVA1, bandwidth: 10Gbps, router: edge }
virtualInterfaces:
  vif-a: { connection: dx-a, type: private, vlan: 100, vpc: prod }
  vif-b: { connection: dx-b, type: private, vlan: 100, vpc: prod }
flows: [{ from: desk, to: db, steady: 1Gbps }]
`

/** How long the flow is dark when dx-a goes silent, at best and at worst, and what ends that. */
async function dark(estate: string) {
  const topology = await topologyOf(estateOf(estate))
  const domain = topology.domains.find(({ kind, name }) => kind === 'connection' && name === 'dx-a') ?? assert.fail('no dx-a')
  const flow = drill(topology, [[{ domain, kind: 'silent' }]]).scenarios[0]?.flows[0] ?? assert.fail('no flow')
  return [flow.darkMinMs, flow.darkMs, flow.decidedBy]
}

for (const [bfd, neighbour, expected, because] of [
  ['true', '{}', [600, 900, 'bfd'], '300 ms x 3 at both ends'],
  [
    '{ transmitMs: 1000, receiveMs: 1000, multiplier: 5 }',
    '{}',
    [4000, 5000, 'bfd'],
    'AWS waits for 5 packets of 1000 ms each; the router, for 3 of 1000 ms, is done before (RFC 5880 §6.8.4)',
  ],
  ['{ receiveMs: 1000 }', '{}', [2000, 3000, 'bfd'], 'the router wants 3 of AWS’s no oftener than every 1000 ms'],
  ['{ transmitMs: 50, receiveMs: 50 }', '{}', [600, 900, 'bfd'], 'nothing is faster than AWS’s 300 ms'],
  [
    '{ multiplier: 10 }',
    '{ bfd: true }',
    [600, 900, 'bfd'],
    'what is said of a neighbour goes before what is said of the router',
  ],
  ['true', '{ bfd: { multiplier: 10 } }', [2700, 3000, 'bfd'], 'of one neighbour alone'],
  ['true', '{ bfd: false }', [60_000, 90_000, 'hold'], 'without it the hold timer is left'],
] as const) {
  test(`bfd: ${bfd}, towards vif-a ${neighbour}: dark for ${expected.join(' ')}, for ${because}`, async () => {
    assert.deepEqual(await dark(text(bfd, neighbour)), expected)
  })
}

test('what BFD a router has is kept as it was said, and nothing is left to do the second time', () => {
  const account = new InMemory()
  const estate = estateOf(text('{ multiplier: 5 }', '{ bfd: { transmitMs: 1000 } }'))
  assert.deepEqual(account.apply(estate).problems, [])
  const { bfd, policies } = account.world.get('router', 'router-123456789012-edge')?.body ?? assert.fail('no router')
  assert.deepEqual([bfd, policies['vif-a']?.bfd], [{ multiplier: 5 }, { transmitMs: 1000 }])
  assert.deepEqual(account.apply(estate).changed, [])
})

for (const [bfd, summary] of [
  [
    '{ interval: 300 }',
    /sites\.office\.routers\.edge\.bfd has the unknown key interval; it takes transmitMs, receiveMs, multiplier/,
  ],
  ['{ transmitMs: 5 }', /bfd\.transmitMs is 5; it takes a time in milliseconds from 50 to 10000/],
  ['fast', /bfd is fast; it takes true, false or a map of transmitMs, receiveMs and multiplier/],
] as const) {
  test(`bfd: ${bfd} is refused in one sentence`, () => {
    const { estate, problems } = parseEstate(text(bfd), 'estate.yaml')
    assert.equal(estate, undefined)
    assert.deepEqual(problems.length, 1)
    assert.match(problems[0]?.summary ?? '', summary)
  })
}
