import assert from 'node:assert/strict'
import { test } from 'node:test'
import { topologyOf } from '../../src/cli/openEstate.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import { macSecOf } from '../../src/resources/macSecKeyOrder.ts'
import { findPort } from '../../src/resources/port.ts'
import { shownBillingMode } from '../../src/resources/portPair.ts'
import { estateOf, InMemory } from './inMemory.ts'

const KEY = `{ ckn: '${'1'.padStart(64, '0')}', cak: '${'2'.padStart(64, '0')}' }`

const ESTATE = `landbridge: 1
region: us-east-1
sites:
  ashburn: { prefixes: [10.0.0.0/16], routers: { edge-1: {}, edge-2: {} } }
connections:
  dx-a: { location: EqDC2, bandwidth: 10Gbps, router: edge-1, billingMode: FlatRateTier1, macsec: ${KEY} }
  dx-b: { location: CSVA1, bandwidth: 10Gbps, router: edge-2, billingMode: FlatRateTier1 }
lags:
  dx-c: { location: EqDC2, bandwidth: 10Gbps, links: 2, router: edge-2, billingMode: FlatRateTier1, macsec: ${KEY} }
resiliencyGroups:
  pair: [dx-a, dx-b]
`

const applied = (text = ESTATE) => {
  const memory = new InMemory()
  const summary = memory.apply(estateOf(text))
  return { memory, summary }
}

test('ports are sealed, paid at the flat rate and a pair, and applying again changes nothing', () => {
  const { memory, summary } = applied()
  assert.deepEqual(summary.problems, [])
  for (const about of ['connections.dx-a', 'lags.dx-c']) {
    const port = findPort(memory.world, summary.ids[about] ?? '')
    assert.ok(port)
    const { encryptionMode, macSecKeys = [] } = macSecOf(memory.world, port)
    assert.deepEqual([encryptionMode, macSecKeys.length], ['must_encrypt', 1], about)
  }
  const modes = ['connections.dx-a', 'connections.dx-b', 'lags.dx-c'].map(about => {
    memory.settle()
    const port = findPort(memory.world, summary.ids[about] ?? '')
    return port && shownBillingMode(memory.world, port)
  })
  assert.deepEqual(modes, ['PortPairFlatRateTier1', 'PortPairFlatRateTier1', 'FlatRateTier1'])
  const again = memory.apply(estateOf(ESTATE))
  assert.deepEqual([again.created, again.changed, again.problems], [[], [], []])
})

for (const [from, to, because, ...calls] of [
  [
    `router: edge-1, billingMode: FlatRateTier1, macsec: ${KEY}`,
    `router: edge-1, billingMode: FlatRateTier1, macsec: ${KEY.replace('{', '{ mode: should_encrypt,')}`,
    'strictness changes in place',
    'UpdateConnection connections.dx-a',
  ],
  ['[dx-a, dx-b]', '[dx-a, dx-b, dx-c]', 'a port joins the group', 'AssociateConnectionsToResiliencyGroup resiliencyGroups.pair'],
  [
    'CSVA1, bandwidth: 10Gbps, router: edge-2, billingMode: FlatRateTier1',
    'CSVA1, bandwidth: 10Gbps, router: edge-2, billingMode: FlatRateTier2',
    'a location changes its tier',
    'UpdateConnectionsBillingMode connections.dx-b',
  ],
] as const) {
  test(`${because}: ${calls.join(', ')}`, () => {
    const { memory } = applied()
    const { problems } = memory.apply(estateOf(ESTATE.replace(from, to)))
    assert.deepEqual(problems, [])
    assert.deepEqual(
      memory.calls.filter(call => !call.startsWith('Put')),
      calls,
    )
  })
}

for (const [from, to, message] of [
  [`macsec: ${KEY} }\n  dx-b`, 'macsec: { ckn: abc, cak: abc } }\n  dx-b', /macsec\.ckn is abc; it takes 64 hexadecimal digits/],
  ['cak: ', 'cka: ', /unknown key cka: did you mean c(ak|kn)\?/],
  [
    '[dx-a, dx-b]',
    '[dx-a, dx-x]',
    /resiliencyGroups\.pair\.1 is dx-x, and there is no connection or LAG of that name: did you mean dx-a\?/,
  ],
  ['FlatRateTier1, macsec', 'FlatRate1, macsec', /billingMode is FlatRate1; it takes PayAsYouGo/],
] as const) {
  test(`a mistake is told: ${to}`, () => {
    const { problems } = parseEstate(ESTATE.replace(from, to), 'estate.yaml')
    assert.ok(
      problems.some(({ summary }) => message.test(summary)),
      problems.map(({ summary }) => summary).join('\n'),
    )
    assert.ok(!problems.some(({ summary }) => summary.includes('cak is')), 'a key is never shown')
  })
}

test('nothing is ordered on a LAG whose other end lacks the key, and it is said why', async () => {
  const keyless = ESTATE.replace('edge-2: {}', 'edge-2: { macsec: false }').replace(
    'resiliencyGroups:',
    'virtualInterfaces:\n  vif: { lag: dx-c, type: private, vlan: 100, vpc: prod }\nvpcs:\n  prod: { cidr: 10.20.0.0/16 }\nresiliencyGroups:',
  )
  await assert.rejects(
    topologyOf(estateOf(keyless)),
    /is down; a virtual interface needs it available\. It must encrypt by MACsec: without the same key at the other end it stays down\./,
  )
})
