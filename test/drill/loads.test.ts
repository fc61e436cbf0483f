import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_ASSUMPTIONS } from '../../src/drill/assumptions.ts'
import { drill } from '../../src/drill/drill.ts'
import { loads } from '../../src/drill/loads.ts'
import { loadText } from '../../src/drill/report/loadText.ts'
import { drillTable } from '../../src/drill/report/reportTable.ts'
import type { LinkLoad, Scenario } from '../../src/drill/report.ts'
import { momentAt } from '../../src/drill/trace/moment.ts'
import { compile } from '../../src/topology/compile.ts'
import { directConnect, spoke, transitGateway, transitPort } from '../../src/topology/testTransitWorld.ts'
import { flow, GEOGRAPHY, site, worldOf } from '../../src/topology/testWorld.ts'
import type { Topology, TopologyFlow } from '../../src/topology/topology.ts'
import { percent, played } from './lines.ts'
import { nobodyTestedFailover, twoLocations } from './worlds.ts'

/** The one flow of the estate with more said about it. */
function saying(topology: Topology, more: Partial<TopologyFlow>): Topology {
  return { ...topology, flows: topology.flows.map(flow => ({ ...flow, ...more })) }
}

const NOBODY = compile(nobodyTestedFailover(), GEOGRAPHY)

/** `backup/1 to AWS: 3 -> 1.25, 7 -> 1.25 by rate`, in Gbit/s at steady and at peak. */
function line({ name, direction, steady, peak, limit }: LinkLoad): string {
  const gbps = (bps: number) => Number((bps / 1e9).toFixed(5))
  const way = direction === 'toAws' ? 'to' : 'from'
  const at = ({ demandBps, carriedBps }: LinkLoad['peak']) => `${gbps(demandBps)} -> ${gbps(carriedBps)}`
  return `${name} ${way} AWS: ${at(steady)}, ${at(peak)} by ${limit}`
}

// biome-ignore format: a table is read by its rows
const AFTER: readonly [because: string, more: Partial<TopologyFlow>, faults: readonly string[], expected: readonly string[]][] = [
  ['each way one tunnel is left, and from AWS the gateway’s egress is full first', {}, ['cut connection:dx-a'],
    ['backup/1 to AWS: 3 -> 1.25, 7 -> 1.25 by rate', 'prod-vgw VPN egress from AWS: 3 -> 1.25, 7 -> 1.25 by rate', 'backup/1 from AWS: 1.25 -> 1.25, 1.25 -> 1.25 by rate']],
  ['of several faults only what drops packets is told', {}, ['cut connection:dx-a', 'cut backup/2'],
    ['backup/1 to AWS: 3 -> 1.25, 7 -> 1.25 by rate', 'prod-vgw VPN egress from AWS: 3 -> 1.25, 7 -> 1.25 by rate']],
  ['small packets are too many before they are too much: 140,000 x 512 x 8', { packetBytes: 512 }, ['cut connection:dx-a'],
    ['backup/1 to AWS: 3 -> 0.57344, 7 -> 0.57344 by packets', 'prod-vgw VPN egress from AWS: 3 -> 1.25, 7 -> 1.25 by rate', 'backup/1 from AWS: 1.25 -> 0.57344, 1.25 -> 0.57344 by packets']],
  ['80 % of a port are told although all arrives', { peakBps: 8e9 }, ['cut backup'],
    ['dx-a to AWS: 3 -> 3, 8 -> 8 by rate', 'dx-a from AWS: 3 -> 3, 8 -> 8 by rate']],
  ['70 % are not', {}, ['cut backup'], []],
  ['the way back asks for less', { back: { steadyBps: 0.1e9, peakBps: 0.5e9 } }, ['cut connection:dx-a'],
    ['backup/1 to AWS: 3 -> 1.25, 7 -> 1.25 by rate']],
]

for (const [because, more, faults, expected] of AFTER) {
  test(`loads after ${faults.join(' and ')}: ${because}`, () => {
    const { loads = [] } = played(saying(NOBODY, more), ...faults)
    assert.deepEqual(loads.map(line).sort(), [...expected].sort())
    for (const { steady, peak } of loads) {
      for (const { demandBps, carriedBps, droppedBps } of [steady, peak]) assert.equal(demandBps - carriedBps, droppedBps)
    }
  })
}

test('before any fault everything with a limit is told, fullest first', () => {
  const { loads = [] } = drill(NOBODY, [])
  assert.deepEqual(loads.map(line), ['dx-a to AWS: 3 -> 3, 7 -> 7 by rate', 'dx-a from AWS: 3 -> 3, 7 -> 7 by rate'])
  assert.deepEqual(
    loads.map(({ kind, capacityBps }) => [kind, capacityBps]),
    [
      ['connection', 10e9],
      ['connection', 10e9],
    ],
  )
})

// biome-ignore format: a table is read by its rows
const DIRECTIONS: readonly [because: string, more: Partial<TopologyFlow>, survives: string, steady: number, peak: number, heldBack: readonly (string | undefined)[]][] = [
  ['both ways alike', {}, 'partly', 41.67, 17.86, ['backup/1', 'prod-vgw VPN egress']],
  ['home there is room', { back: { steadyBps: 0.1e9, peakBps: 1e9 } }, 'partly', 41.67, 17.86, ['backup/1', undefined]],
  ['there there is room', { steadyBps: 0.1e9, peakBps: 1e9, back: { steadyBps: 2.5e9, peakBps: 5e9 } }, 'partly', 50, 25, [undefined, 'prod-vgw VPN egress']],
  ['both fit', { steadyBps: 1e9, peakBps: 1.25e9, back: { steadyBps: 1e6, peakBps: 1e9 } }, 'whole', 100, 100, [undefined, undefined]],
  ['packets do not', { steadyBps: 0.5e9, peakBps: 1.25e9, packetBytes: 512 }, 'partly', 100, 45.88, ['backup/1', 'backup/1']],
  ['a mean of 1,117 B does', { steadyBps: 0.5e9, peakBps: 1.25e9, packetBytes: 1117 }, 'whole', 100, 100, [undefined, undefined]],
]

for (const [because, more, survives, steady, peak, heldBack] of DIRECTIONS) {
  test(`dx-a cut, ${JSON.stringify(more)}: ${because}`, () => {
    const [flow] = played(saying(NOBODY, more), 'cut connection:dx-a').flows
    assert.ok(flow)
    assert.deepEqual([flow.survives, percent(flow.steady), percent(flow.peak)], [survives, steady, peak])
    assert.deepEqual([flow.forward.heldBackBy, flow.back.heldBackBy], heldBack)
  })
}

test('what a flow could carry alone counts its packets, too', () => {
  const [flow] = played(saying(NOBODY, { packetBytes: 512 }), 'cut connection:dx-a').flows
  assert.equal(flow?.forward.after?.capacityBps, 573_440_000)
})

const texts = ({ loads = [] }: Scenario) => loads.map(loadText)

test('the bottleneck is told in a sentence, with packets where they are what is scarce', () => {
  assert.ok(texts(played(NOBODY, 'cut connection:dx-a')).includes('backup/1 carries 1.25 of 7 Gbps to AWS at peak'))
  assert.ok(
    texts(played(saying(NOBODY, { packetBytes: 512 }), 'cut connection:dx-a')).includes(
      'backup/1 carries 0.57 of 7 Gbps to AWS at peak: 140,000 packets/s at 512 B = 573.44 Mbps',
    ),
  )
})

test('two flows through one tunnel share it as they ask: the load is that of both', () => {
  const world = compile(twoLocations(), GEOGRAPHY)
  const both = { ...world, flows: [...world.flows, ...world.flows.slice(0, 1)] }
  const { loads = [] } = played(both, 'cut dx-a', 'cut dx-b')
  assert.ok(loads.map(line).includes('backup/1 to AWS: 6 -> 1.25, 14 -> 1.25 by rate'))
})

test('the table says below what holds flows back, and before any fault where it is so already', () => {
  const report = { ...drill(NOBODY, []), scenarios: [played(NOBODY, 'cut connection:dx-a')] }
  assert.match(
    drillTable(report),
    /With dx-a \(connection\) cut: backup\/1 carries 1\.25 of 7 Gbps to AWS at peak; prod-vgw VPN egress/,
  )
  const home = saying(NOBODY, { back: { steadyBps: 5e8, peakBps: 1e9 } })
  assert.match(drillTable(drill(home, [])), /app → db {2}steady 3 Gbps, peak 7 Gbps; back steady 500 Mbps, peak 1 Gbps/)
  const full = saying(NOBODY, { peakBps: 12e9 })
  assert.match(
    drillTable(drill(full, [])),
    /Before any fault: dx-a carries 10 of 12 Gbps to AWS at peak; dx-a carries 10 of 12 Gbps from AWS/,
  )
})

/** Twelve ports of 10 Gbps behind one Direct Connect gateway, and two VPCs that ask for 60 Gbps each, each way. */
const WIDE = compile(
  worldOf(draft => {
    site(draft, [{ name: 'edge' }])
    transitGateway(draft)
    spoke(draft, 'prod', '10.20.0.0/16', { hosts: { db: '10.20.1.10' } })
    spoke(draft, 'test', '10.21.0.0/16', { hosts: { web: '10.21.1.10' } })
    directConnect(draft, ['10.20.0.0/15'])
    for (let i = 0; i < 12; i++) transitPort(draft, { name: `p${i}`, router: 'edge', octet: 20 + i })
    for (const host of ['db', 'web']) flow(draft, host, 60e9, 60e9)
  }),
  GEOGRAPHY,
)

test('a Direct Connect gateway’s attachment carries 100 Gbps of 120 each way, and what it drops does not burden ports behind it', () => {
  const { loads: told = [], baseline } = drill(WIDE, [])
  const full = told.filter(({ peak }) => peak.droppedBps > 0)
  assert.deepEqual(full.map(line).sort(), [
    'dxgw attachment from AWS: 120 -> 100, 120 -> 100 by rate',
    'dxgw attachment to AWS: 120 -> 100, 120 -> 100 by rate',
  ])
  for (const { peak, forward, back } of baseline) {
    assert.equal(percent(peak), 83.33)
    assert.deepEqual([forward.heldBackBy, back.heldBackBy], ['dxgw attachment', 'dxgw attachment'])
  }
  const carried = loads(WIDE, momentAt(WIDE, [], 0, DEFAULT_ASSUMPTIONS))
  for (const { fromAwsBps, toAwsBps } of carried.values()) {
    assert.deepEqual([Math.round(fromAwsBps / 1e6), Math.round(toAwsBps / 1e6)], [8333, 10_000])
  }
  assert.equal(carried.size, 12)
})
