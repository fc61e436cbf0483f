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
  assert.match(reportTotals(report), new RegExp(`: 0 no, \\d+ partly, 0 whole, ${asBefore} no worse than before any fault, `))
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
