import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drill } from '../../src/drill/drill.ts'
import { limitLines } from '../../src/drill/report/limitLines.ts'
import { worstSentence } from '../../src/drill/report/reportSentence.ts'
import type { DirectionVerdict } from '../../src/drill/report.ts'
import { compile } from '../../src/topology/compile.ts'
import {
  directConnect,
  spoke,
  transitGateway,
  transitPort,
  transitRoute,
  transitVpn,
} from '../../src/topology/testTransitWorld.ts'
import { flow, GEOGRAPHY, site, worldOf } from '../../src/topology/testWorld.ts'
import type { Topology, TopologyFlow } from '../../src/topology/topology.ts'
import { played } from './lines.ts'
import { nobodyTestedFailover, twoLocations } from './worlds.ts'

/** So little that rates never matter. */
const LITTLE = { steadyBps: 1e8, peakBps: 1e9 }

function saying(topology: Topology, more: Partial<TopologyFlow>): Topology {
  return { ...topology, flows: topology.flows.map(flow => ({ ...flow, ...LITTLE, ...more })) }
}

/** `blackHole 8500 > 1446 at backup/1`. */
function line({ mtu }: DirectionVerdict): string {
  return mtu ? `${mtu.effect} ${mtu.packetBytes} > ${mtu.mtu} at ${mtu.at}, MSS ${mtu.mss}` : 'fits'
}

const VGW = compile(nobodyTestedFailover(), GEOGRAPHY)

// biome-ignore format: a table is read by its rows
const TABLE: readonly [because: string, more: Partial<TopologyFlow>, fault: string | undefined, survives: string, forward: string, back: string][] = [
  ['before any fault TCP has found its size', {}, undefined, 'whole', 'fits', 'fits'],
  ['jumbo packets to AWS fit; from AWS 1500 do, and the gateway says so', { dfBytes: 8500 }, undefined, 'whole', 'fits', 'told 8500 > 1500 at dx-a, MSS 1460'],
  ['a VPN says nothing: packets with DF die', { dfBytes: 8500 }, 'cut connection:dx-a', 'partly', 'blackHole 8500 > 1446 at backup/1, MSS 1406', 'blackHole 8500 > 1446 at backup/1, MSS 1406'],
  ['just too large', { dfBytes: 1447 }, 'cut connection:dx-a', 'partly', 'blackHole 1447 > 1446 at backup/1, MSS 1406', 'blackHole 1447 > 1446 at backup/1, MSS 1406'],
  ['what fits the tunnel fits', { dfBytes: 1446 }, 'cut connection:dx-a', 'whole', 'fits', 'fits'],
  ['open TCP connections stall, new ones do not', {}, 'cut connection:dx-a', 'whole', 'stalls 9001 > 1446 at backup/1, MSS 1406', 'stalls 1500 > 1446 at backup/1, MSS 1406'],
  ['a segment size fixed at 1460 is too large by 54', { mss: 1460 }, 'cut connection:dx-a', 'whole', 'stalls 1500 > 1446 at backup/1, MSS 1406', 'stalls 1500 > 1446 at backup/1, MSS 1406'],
  ['the vendors’ samples clamp to 1379', { mss: 1379 }, 'cut connection:dx-a', 'whole', 'fits', 'fits'],
  ['1406 + 40 is the tunnel’s own', { mss: 1406 }, 'cut connection:dx-a', 'whole', 'fits', 'fits'],
  ['nothing moves', { dfBytes: 1400 }, 'cut backup', 'whole', 'fits', 'fits'],
]

for (const [because, more, fault, survives, forward, back] of TABLE) {
  test(`${JSON.stringify(more)}, ${fault ?? 'nothing broken'}: ${because}`, () => {
    const topology = saying(VGW, more)
    const [flow] = fault === undefined ? drill(topology, []).baseline : played(topology, fault).flows
    assert.ok(flow)
    assert.deepEqual([flow.survives, line(flow.forward), line(flow.back)], [survives, forward, back])
  })
}

test('small packets of a flow in a black hole still arrive: it is partly, at its full rate', () => {
  const [flow] = played(saying(VGW, { dfBytes: 8500 }), 'cut connection:dx-a').flows
  assert.deepEqual([flow?.survives, flow?.peak], ['partly', { demandBps: 1e9, deliveredBps: 1e9 }])
})

/** A transit virtual interface, and a shorter static route into a VPN behind it. */
const TGW = compile(
  worldOf(draft => {
    site(draft, [{ name: 'edge', bfd: false }])
    transitGateway(draft)
    spoke(draft, 'prod', '10.20.0.0/16', { hosts: { db: '10.20.1.10' } })
    directConnect(draft, ['10.20.0.0/16'])
    transitPort(draft, { name: 'a', router: 'edge' })
    transitVpn(draft, 'backup', '198.51.100.1', { isStatic: true })
    transitRoute(draft, 'main', '10.0.0.0/8', 'backup')
    flow(draft, 'db', 1e8, 1e9)
  }),
  GEOGRAPHY,
)

for (const [more, survives, forward, back, because] of [
  [
    {},
    'whole',
    'stalls 8500 > 1446 at backup/1, MSS 1406',
    'fits',
    'a transit gateway answers what comes from a VPC: TCP there adapts',
  ],
  [
    { dfBytes: 8500 },
    'partly',
    'blackHole 8500 > 1446 at backup/1, MSS 1406',
    'told 8500 > 1446 at backup/1, MSS 1406',
    'one direction is enough',
  ],
  [{ dfBytes: 1446 }, 'whole', 'fits', 'fits', 'it fits the tunnel'],
] as const) {
  test(`on a transit gateway, ${JSON.stringify(more)}, dx-a cut: ${because}`, () => {
    const [flow] = played(saying(TGW, more), 'cut connection:dx-a').flows
    assert.ok(flow)
    assert.deepEqual([flow.survives, line(flow.forward), line(flow.back)], [survives, forward, back])
  })
}

const lines = (topology: Topology, fault: string) => limitLines({ ...drill(topology, []), scenarios: [played(topology, fault)] })

test('what does not fit is told in a sentence', () => {
  assert.deepEqual(lines(saying(VGW, { dfBytes: 8500 }), 'cut connection:dx-a'), [
    'With dx-a (connection) cut: app ↔ db loses packets of 8500 bytes with DF, for backup/1 takes 1446 and nobody says so.',
  ])
  assert.deepEqual(lines(saying(VGW, {}), 'cut connection:dx-a'), [
    'With dx-a (connection) cut: open TCP connections app ↔ db stall at packets of up to 9001 bytes, for backup/1 takes 1446 and nobody says so; new ones take an MSS of 1406.',
  ])
  assert.deepEqual(lines(saying(TGW, { dfBytes: 8500 }), 'cut connection:dx-a'), [
    'With dx-a (connection) cut: app → db loses packets of 8500 bytes with DF, for backup/1 takes 1446 and nobody says so.',
  ])
  assert.deepEqual(lines(saying(VGW, { mss: 1379 }), 'cut connection:dx-a'), [])
})

test('the worst sentence says what does not fit', () => {
  const worst = played(saying(VGW, { dfBytes: 8500 }), 'cut connection:dx-a')
  assert.match(
    worstSentence({ ...drill(VGW, []), scenarios: [worst], worst }),
    /then the flow gets 1 of 1 Gbps at peak \(100 %\), and packets of 8500 bytes with DF die at backup\/1\.$/,
  )
})

for (const [router, survives, asymmetric, text, because] of [
  [
    { stateful: true },
    'partly',
    'possible',
    'Before any fault: part of db → app is lost, because the firewall edge-',
    'two firewalls that know nothing of each other',
  ],
  [{ stateful: true, syncGroup: 'pair' }, 'whole', 'possible', undefined, 'a pair in step'],
  [{}, 'whole', 'possible', undefined, 'routers keep no state'],
] as const) {
  test(`both edges share the load, ${JSON.stringify(router)}: ${because}`, () => {
    const topology = compile(twoLocations({ router }), GEOGRAPHY)
    const report = drill({ ...topology, flows: topology.flows.slice(0, 1) }, [])
    const [before] = report.baseline
    assert.deepEqual([before?.survives, before?.asymmetric], [survives, asymmetric])
    const [first] = limitLines(report)
    assert.equal(first?.slice(0, text?.length), text)
  })
}
