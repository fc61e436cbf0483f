import assert from 'node:assert/strict'
import { test } from 'node:test'
import { topologyOf } from '../../src/cli/openEstate.ts'
import { drill } from '../../src/drill/drill.ts'
import { everySingle } from '../../src/drill/play/enumerate.ts'
import { outcomeClass } from '../../src/drill/play/outcomeClass.ts'
import { worstFlow } from '../../src/drill/play/worst.ts'
import { worstSentence } from '../../src/drill/report/reportSentence.ts'
import { countsOf, reportTotals } from '../../src/drill/report/reportTotals.ts'
import type { DrillReport } from '../../src/drill/report.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'

/** Two sites that share nothing but locations; what the first of the flows asks for has never got through. */
const ESTATE = `
landbridge: 1
region: us-east-1
sites:
  ashburn: { prefixes: [10.0.0.0/16], routers: { edge-1: {}, edge-2: {} }, hosts: { app: 10.0.1.10 } }
  reston: { prefixes: [10.1.0.0/16], routers: { edge-3: {}, edge-4: {} }, hosts: { shop: 10.1.1.10 } }
vpcs:
  prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } }
  aside: { cidr: 10.30.0.0/16, hosts: { log: 10.30.1.10 } }
directConnectGateways:
  hub: { asn: 64600, vpcs: [prod] }
  side: { asn: 64601, vpcs: [aside] }
connections:
  dx-a: { location: EqDC2, bandwidth: 10Gbps, router: edge-1 }
  dx-b: { location: CSVA1, bandwidth: 10Gbps, router: edge-2 }
  dx-c: { location: EqNY5, bandwidth: 1Gbps, router: edge-3 }
  dx-d: { location: CS32A, bandwidth: 1Gbps, router: edge-4 }
virtualInterfaces:
  vif-a: { connection: dx-a, type: private, vlan: 100, gateway: hub }
  vif-b: { connection: dx-b, type: private, vlan: 100, gateway: hub }
  vif-c: { connection: dx-c, type: private, vlan: 100, gateway: side }
  vif-d: { connection: dx-d, type: private, vlan: 100, gateway: side }
flows:
  - { from: shop, to: log, steady: 1Gbps, peak: 40Gbps }
  - { from: app, to: db, steady: 1Gbps, peak: 15Gbps }
`

async function drilled(text = ESTATE): Promise<DrillReport> {
  const { estate } = parseEstate(text, 'estate.yaml')
  assert.ok(estate)
  const topology = await topologyOf(estate)
  return drill(topology, everySingle(topology))
}

function cutting({ scenarios }: Pick<DrillReport, 'scenarios'>, name: string) {
  const found = scenarios.find(({ faults: [fault] }) => fault?.kind === 'cut' && fault.name === name)
  assert.ok(found)
  return found
}

test('what was as bad before a fault is no news of it: others are ranked and told', async () => {
  const report = await drilled()
  assert.deepEqual(
    report.baseline.map(({ survives, asBefore }) => [survives, asBefore]),
    [
      ['partly', undefined],
      ['whole', undefined],
    ],
  )
  const other = cutting(report, 'dx-a')
  assert.deepEqual(
    other.flows.map(({ survives, asBefore }) => [survives, asBefore]),
    [
      ['partly', true],
      ['partly', undefined],
    ],
    'dx-a takes something of the second flow alone',
  )
  assert.equal(worstFlow(other)?.from, 'app')
  assert.equal(outcomeClass(other), 'degrades')
})

test('less than before is news although it was not all before', async () => {
  const report = await drilled()
  const own = cutting(report, 'dx-c')
  assert.deepEqual(
    own.flows.map(({ peak, asBefore }) => [peak.deliveredBps, asBefore]),
    [
      [1e9, undefined],
      [15e9, undefined],
    ],
  )
  assert.match(worstSentence(report), /shop → log .*1 of 40 Gbps at peak \(3 %\)/)
})

test('a site is the own end of whoever suffers for its fall, whoever else was badly off before', async () => {
  const report = await drilled()
  const site = report.scenarios.filter(({ faults: [fault] }) => fault?.name === 'ashburn')
  assert.deepEqual(
    site.map(({ ownEnd, flows }) => [ownEnd, flows.map(({ survives }) => survives)]),
    [
      [true, ['partly', 'no']],
      [true, ['partly', 'no']],
    ],
  )
})

test('scenarios after which nothing is worse than before are counted apart', async () => {
  const report = await drilled()
  const idle = cutting(report, 'edge-1~edge-2')
  assert.deepEqual(
    idle.flows.map(({ survives, asBefore }) => [survives, asBefore]),
    [
      ['partly', true],
      ['whole', undefined],
    ],
  )
  assert.equal(outcomeClass(idle), 'nothing')
  const { asBefore } = countsOf(report)
  assert.ok(asBefore > 0)
  assert.match(reportTotals(report), new RegExp(`: 0 no, \\d+ partly, 0 whole, ${asBefore} no less than before any fault, `))
  const well = await drilled(ESTATE.replace('peak: 40Gbps', 'peak: 1.5Gbps'))
  assert.equal(countsOf(well).asBefore, 0)
})

test('where nothing is worse for any fault, that and what was short before is said', async () => {
  const { scenarios, worst: _, ...report } = await drilled()
  const idle = cutting({ scenarios }, 'edge-1~edge-2')
  assert.equal(
    worstSentence({ ...report, scenarios: [idle], worst: idle }),
    'Nothing hurts: in the one scenario every flow keeps what it had without a pause; before any fault 1 flow gets less than all through.',
  )
})

const HOLE = `
landbridge: 1
region: us-east-1
sites:
  hq:
    prefixes: [10.0.0.0/16]
    routers: { edge-1: { asn: 65000 }, edge-2: { asn: 65000, neighbours: { v2: { localPreference: 300 } } } }
    hosts: { app: 10.0.1.10 }
vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } } }
directConnectGateways: { hub: { asn: 64600, vpcs: [prod] } }
connections: { dx-a: { location: EqDC2, bandwidth: 1Gbps, router: edge-1 } }
virtualInterfaces: { vif-a: { connection: dx-a, type: private, vlan: 100, gateway: hub } }
vpnConnections: { v2: { router: edge-2, vpc: prod, routing: bgp } }
flows: [{ from: app, to: db, steady: 100Mbps, peak: 200Mbps, packets: 1500 }]
`

test('where one direction loses its large packets already, the other one’s loss is news', async () => {
  const report = await drilled(HOLE)
  const [flow] = report.baseline
  assert.deepEqual([flow?.survives, flow?.forward.mtu?.effect, flow?.back.mtu], ['partly', 'blackHole', undefined])
  const [cut] = cutting(report, 'dx-a').flows
  assert.deepEqual([cut?.survives, cut?.back.mtu?.effect, cut?.asBefore], ['partly', 'blackHole', undefined])
})

const ACTIVE_AND_BACKUP = `
landbridge: 1
region: us-east-1
sites:
  hq:
    prefixes: [10.0.0.0/16]
    routers:
      edge-1: { asn: 65000, bfd: false }
      edge-2: { asn: 65000, bfd: true, neighbours: { vif-b: { localPreference: 150, communities: ['7224:7100'] } } }
    hosts: { app: 10.0.1.10 }
vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } } }
directConnectGateways: { hub: { asn: 64600, vpcs: [prod] } }
connections:
  dx-a: { location: EqDC2, bandwidth: 1Gbps, router: edge-1 }
  dx-b: { location: CSVA1, bandwidth: 10Gbps, router: edge-2 }
virtualInterfaces:
  vif-a: { connection: dx-a, type: private, vlan: 100, gateway: hub }
  vif-b: { connection: dx-b, type: private, vlan: 100, gateway: hub }
flows: [{ from: app, to: db, steady: 1Gbps, peak: 2Gbps }]
`

test('an old shortage ranks below new darkness, and is told as an old one', async () => {
  const report = await drilled(ACTIVE_AND_BACKUP)
  assert.match(
    worstSentence(report),
    /fails silently, app → db is dark for up to 90 s .*; then all 2 Gbps of the peak get through again\.$/,
  )
  const router = cutting(report, 'edge-2')
  assert.deepEqual(
    router.flows.map(({ darkMs, survives, asBefore }) => [darkMs, survives, asBefore]),
    [[900, 'partly', true]],
  )
  assert.match(
    worstSentence({ ...report, scenarios: [router], worst: router }),
    /is dark for up to 900 ms .*; then the flow gets what it got before, 1 of 2 Gbps at peak \(50 %\)\.$/,
  )
})

test('of flows that lose everything one whose end stands is named, and the others are counted', async () => {
  const report = await drilled(`
landbridge: 1
region: us-east-1
sites:
  hq: { place: 'Seattle, WA', prefixes: [10.0.0.0/16], routers: { edge-1: {} }, hosts: { app: 10.0.1.10 } }
vpcs:
  near: { region: us-west-2, cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } }
  far: { cidr: 10.30.0.0/16, hosts: { lake: 10.30.1.10 } }
directConnectGateways: { hub: { asn: 64600, vpcs: [near, far] } }
connections: { dx-a: { region: us-west-2, location: EqSE2, bandwidth: 1Gbps, router: edge-1 } }
virtualInterfaces: { vif-a: { connection: dx-a, type: private, vlan: 100, gateway: hub } }
flows: [{ from: app, to: db, steady: 100Mbps }, { from: app, to: lake, steady: 100Mbps }]
`)
  const region = cutting(report, 'us-west-2')
  assert.deepEqual(
    [region.ownEnd, region.flows.map(({ survives, ownEnd }) => [survives, ownEnd])],
    [
      false,
      [
        ['no', true],
        ['no', undefined],
      ],
    ],
  )
  assert.equal(
    worstSentence({ ...report, scenarios: [region], worst: region }),
    'If us-west-2 (Region) goes down, app → lake gets nothing through (0 % at peak) until it is repaired, nor does 1 more flow.',
  )
})
