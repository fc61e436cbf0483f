import assert from 'node:assert/strict'
import { test } from 'node:test'
import { topologyOf } from '../../src/cli/openEstate.ts'
import { drill } from '../../src/drill/drill.ts'
import { everySingle } from '../../src/drill/play/enumerate.ts'
import { outcomeClass } from '../../src/drill/play/outcomeClass.ts'
import { worstFirst } from '../../src/drill/play/worst.ts'
import { worstSentence } from '../../src/drill/report/reportSentence.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'

/** Nothing leads to the VPC aside. */
const ESTATE = `
landbridge: 1
region: us-east-1
sites:
  ashburn: { prefixes: [10.0.0.0/16], routers: { edge-1: {}, edge-2: {} }, hosts: { app: 10.0.1.10 } }
vpcs:
  prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } }
  aside: { cidr: 10.30.0.0/16, hosts: { lost: 10.30.1.10 } }
directConnectGateways:
  hub: { asn: 64600, vpcs: [prod] }
connections:
  dx-a: { location: EqDC2, bandwidth: 10Gbps, router: edge-1 }
  dx-b: { location: CSVA1, bandwidth: 10Gbps, router: edge-2 }
virtualInterfaces:
  vif-a: { connection: dx-a, type: private, vlan: 100, gateway: hub }
  vif-b: { connection: dx-b, type: private, vlan: 100, gateway: hub }
flows:
  - { from: app, to: lost, steady: 1Gbps }
  - { from: app, to: db, steady: 1Gbps, peak: 15Gbps }
`

async function drilled(text: string) {
  const { estate } = parseEstate(text, 'estate.yaml')
  assert.ok(estate)
  const topology = await topologyOf(estate)
  return drill(topology, everySingle(topology))
}

test('a flow that was dead before any fault is no news: others are ranked and told', async () => {
  const report = await drilled(ESTATE)
  const dead = report.scenarios.map(({ flows }) => flows.map(({ deadBefore }) => deadBefore))
  assert.deepEqual(new Set(dead.map(String)), new Set([String([true, undefined])]))
  assert.match(worstSentence(report), /app → db .*10 of 15 Gbps at peak \(67 %\)/)
  const [worst] = worstFirst(report.scenarios, scenario => scenario)
  assert.notEqual(worst?.flows[1]?.survives, 'whole')
  const cut = report.scenarios.find(({ faults }) => faults[0]?.name === 'dx-a' && faults[0].kind === 'cut')
  assert.equal(cut && outcomeClass({ flows: cut.flows }), 'degrades')
})

test('where nothing ever got through, that is what is said', async () => {
  const report = await drilled(ESTATE.replace(/ {2}- \{ from: app, to: db.*\n/, ''))
  assert.equal(worstSentence(report), 'app → lost gets nothing through, with and without the fault.')
})
