import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from '../../src/check/check.ts'
import { drill } from '../../src/drill/drill.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import { compile } from '../../src/topology/compile.ts'
import { arrival } from '../../src/topology/testFate.ts'
import { GEOGRAPHY } from '../../src/topology/testWorld.ts'
import { InMemory } from './inMemory.ts'
import { applied, tables } from './transitEstates.ts'

/** Packets go into GRE tunnels alone: the table of what is inside learns nothing of Direct Connect itself. */
const ESTATE = `
landbridge: 1
region: us-east-1
sites:
  ashburn:
    prefixes: [10.0.0.0/16, 2001:db8:10::/48]
    routers: { edge-1: { asn: 65001 }, edge-2: { asn: 65001 } }
    hosts: { app: 10.0.1.10, app6: 2001:db8:10:1::10 }
vpcs:
  prod: { cidr: 10.20.0.0/16, ipv6Cidr: 2001:db8:20::/56, hosts: { db: 10.20.1.10, db6: 2001:db8:20:1::10 } }
transitGateways:
  core:
    asn: 64513
    vpcs: [prod]
    cidrs: ['2001:db8:ff::/64', 10.255.0.0/24]
    routeTables:
      inside: { associate: [prod, gre-1, gre-2], propagate: [prod, gre-1, gre-2] }
      outside: { associate: [hub] }
directConnectGateways:
  hub: { asn: 64600, transitGateways: { core: { allowed: ['2001:db8:ff::/64', 10.255.0.0/24] } } }
connections:
  dx-1: { location: EqDC2, bandwidth: 10Gbps, router: edge-1 }
  dx-2: { location: CSVA1, bandwidth: 10Gbps, router: edge-2 }
virtualInterfaces:
  vif-1: { connection: dx-1, type: transit, vlan: 100, gateway: hub, addressFamilies: [ipv4, ipv6] }
  vif-2: { connection: dx-2, type: transit, vlan: 100, gateway: hub, addressFamilies: [ipv4, ipv6] }
connectPeers:
  gre-1: { transitGateway: core, gateway: hub, router: edge-1, address: '2001:db8:10:ff::1', inside: [169.254.10.0/29, 'fd00:10::/125'] }
  gre-2: { transitGateway: core, gateway: hub, router: edge-2, address: 10.0.255.2, inside: [169.254.11.0/29] }
flows:
  - { from: app, to: db, steady: 1Gbps }
  - { from: app6, to: db6, steady: 1Gbps }
`

function built() {
  const memory = new InMemory()
  applied(memory, ESTATE)
  memory.settle()
  return memory
}

const live = (memory: InMemory) => ({
  peers: [...memory.world.all('transitGatewayConnectPeer')]
    .filter(({ body }) => body.state !== 'deleted')
    .map(({ body }) => body),
  attachments: [...memory.world.all('transitGatewayAttachment')].filter(
    ({ body }) => body.type === 'connect' && body.state !== 'deleted',
  ),
})

test('a Connect peer has an attachment of its own, an end of its family at AWS, and its router’s AS number', () => {
  const memory = built()
  const { peers, attachments } = live(memory)
  assert.deepEqual(
    peers.map(({ transitGatewayAddress, peerAddress, peerAsn, insideCidrs }) => [
      transitGatewayAddress,
      peerAddress,
      peerAsn,
      insideCidrs,
    ]),
    [
      ['2001:db8:ff::1', '2001:db8:10:ff::1', 65_001, ['169.254.10.0/29', 'fd00:10::/125']],
      ['10.255.0.1', '10.0.255.2', 65_001, ['169.254.11.0/29']],
    ],
  )
  assert.equal(attachments.length, 2)
  assert.deepEqual(
    tables(memory).filter(line => line.startsWith('connect')),
    ['connect in inside, to inside', 'connect in inside, to inside'],
  )
})

test('applying it again changes nothing, and what the file does not name any more goes, tunnels before what carries them', () => {
  const memory = built()
  const again = applied(memory, ESTATE, { prune: true })
  assert.deepEqual([again.created, again.changed, again.deleted], [[], [], []])
  const without = ESTATE.replace(/connectPeers:\n(?: {2}gre.*\n)+/, '').replaceAll(', gre-1, gre-2', '')
  const { problems } = applied(memory, without, { prune: true })
  memory.settle()
  assert.deepEqual(problems, [])
  assert.deepEqual([live(memory).peers, live(memory).attachments], [[], []])
})

test('packets of both families pass in GRE, and the other tunnel takes over when a session or a router is lost', () => {
  const topology = compile(built().world, GEOGRAPHY)
  const peerOf = (name: string) =>
    topology.domains.find(each => ['session', 'router'].includes(each.kind) && each.name === name) ?? assert.fail(name)
  for (const [from, to] of [
    ['app', 'db'],
    ['app6', 'db6'],
  ] as const) {
    const { mtu, hops } = arrival(topology, from, to)
    assert.ok(hops.some(({ link }) => link?.name.startsWith('tgw-connect-peer-')))
    assert.ok([8500 - 44, 8500 - 24].includes(mtu), `${mtu}`)
  }
  const survives = (...cuts: readonly string[]) =>
    drill(topology, [cuts.map(name => ({ domain: peerOf(name), kind: 'cut' as const }))]).scenarios[0]?.flows.map(
      flow => flow.survives,
    )
  assert.deepEqual(survives('edge-1'), ['whole', 'whole'])
  assert.deepEqual(survives('vif-1 ipv6'), ['whole', 'whole'], 'the other edge hands packets on')
  assert.deepEqual(survives('vif-1 ipv6', 'vif-2 ipv6'), ['whole', 'whole'], 'GRE between IPv4 addresses is left')
  assert.deepEqual(survives('vif-1 ipv4', 'vif-2 ipv4'), ['whole', 'whole'], 'GRE between IPv6 addresses is left')
  assert.deepEqual(survives('vif-1 ipv6', 'vif-2 ipv6', 'edge-2'), ['no', 'no'])
  assert.deepEqual(survives('vif-1 ipv4', 'vif-2 ipv4', 'edge-2'), ['whole', 'whole'])
})

for (const [because, change, summary] of [
  [
    'no block of its family',
    ["'2001:db8:ff::/64', 10.255.0.0/24]\n    routeTables", '10.255.0.0/24]\n    routeTables'],
    /^connectPeers\.gre-1 starts from an IPv6 address, and core has no cidrs of IPv6, .*; add one such as 2001:db8:ff::\/64\.$/,
  ],
  [
    'a block that nobody learns',
    ["allowed: ['2001:db8:ff::/64', ", 'allowed: ['],
    /^2001:db8:ff::\/64 of core is in none of the allowed prefixes, .* AWS’s end of connectPeers\.gre-1; add it\.$/,
  ],
  [
    'an end that nobody announces',
    ["'2001:db8:10:ff::1'", "'2001:db8:11::1'"],
    /^connectPeers\.gre-1\.address is 2001:db8:11::1, outside/,
  ],
  [
    'inside blocks of another size',
    ['169.254.10.0/29', '169.254.10.0/30'],
    /^connectPeers\.gre-1\.inside is .*; it takes one \/29/,
  ],
  [
    'an unknown gateway',
    ['gateway: hub, router: edge-1', 'gateway: hob, router: edge-1'],
    /there is no Direct Connect gateway of that name: did you mean hub/,
  ],
  ['a name that is taken', ['gre-2: {', 'vif-2: {'], /vif-2 is already the name of/],
] as const) {
  test(`${because} is told with its place and the fix`, () => {
    const text = ESTATE.replace(change[0], change[1])
    assert.notEqual(text, ESTATE)
    const errors = parseEstate(text, 'estate.yaml').problems.filter(({ severity }) => severity === 'error')
    assert.ok(
      errors.some(each => summary.test(each.summary)),
      errors.map(each => each.summary).join('\n'),
    )
  })
}

test('a gateway that carries tunnels alone announces no VPC and is found in no table: that is how it is meant', () => {
  const rulesOf = (text: string) => {
    const memory = new InMemory()
    applied(memory, text)
    memory.settle()
    const topology = compile(memory.world, GEOGRAPHY)
    const { findings } = check({ world: memory.world, topology, nowMs: 0, from: 'file' })
    return findings.map(({ rule }) => rule).filter(rule => rule === 'DX014' || rule === 'DX065')
  }
  assert.deepEqual(rulesOf(ESTATE), [])
  const bare = ESTATE.replace(/connectPeers:\n(?: {2}gre.*\n)+/, '').replaceAll(', gre-1, gre-2', '')
  assert.deepEqual(rulesOf(bare), ['DX014', 'DX065'])
})
