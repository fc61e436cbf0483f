import assert from 'node:assert/strict'
import { test } from 'node:test'
import { topologyOf } from '../../src/cli/openEstate.ts'
import { domainByName } from '../../src/drill/domainByName.ts'
import { drill } from '../../src/drill/drill.ts'
import { worstSentence } from '../../src/drill/report/reportSentence.ts'
import { drillTable } from '../../src/drill/report/reportTable.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import { compile } from '../../src/topology/compile.ts'
import { spoke, transitGateway, transitVpn } from '../../src/topology/testTransitWorld.ts'
import { flow, GEOGRAPHY, site, worldOf } from '../../src/topology/testWorld.ts'
import type { Topology } from '../../src/topology/topology.ts'
import { flowTo, played } from './lines.ts'

/** Four tunnels of two VPN connections share the load, and a flow that is one 5-tuple or many. */
function fourTunnels(single: boolean): Topology {
  return compile(
    worldOf(draft => {
      site(draft, [{ name: 'edge', vpnEcmp: true, uplinkBps: 10e9 }])
      transitGateway(draft)
      spoke(draft, 'prod', '10.20.0.0/16', { hosts: { db: '10.20.1.10' } })
      transitVpn(draft, 'one', '198.51.100.1')
      transitVpn(draft, 'two', '198.51.100.1')
      flow(draft, 'db', 0.5e9, 1e9, 'app', single)
    }),
    GEOGRAPHY,
  )
}

test('of many 5-tuples a quarter is hit; one is hit as a whole, there or back: 1 − 3/4 · 3/4', () => {
  const [many, one] = [false, true].map(single => flowTo(played(fourTunnels(single), 'silent tunnel:vpn-one/1'), 'db'))
  assert.deepEqual([many?.survives, many?.shareAffected, many?.chance], ['whole', 0.25, undefined])
  assert.deepEqual([one?.survives, one?.shareAffected, one?.chance], ['whole', 1, 0.4375])
  assert.equal(one?.darkMs, many?.darkMs)
  assert.ok(one?.forward.darkness?.worst.every(([, , share]) => share === 1))
})

test('what hits all ways hits one 5-tuple for certain', () => {
  const one = flowTo(played(fourTunnels(true), 'silent router:edge'), 'db')
  assert.deepEqual([one.survives, one.shareAffected, one.chance], ['no', 1, undefined])
})

test('two tunnels of four are missed in a quarter of all cases: 1 − 1/2 · 1/2', () => {
  const one = flowTo(played(fourTunnels(true), 'silent vpn-one'), 'db')
  assert.deepEqual([one.shareAffected, one.chance], [1, 0.75])
})

test('reports say how likely it is', () => {
  const topology = fourTunnels(true)
  const [domain] = topology.domains.filter(({ id }) => id === 'tunnel:vpn-one/1')
  assert.ok(domain)
  const report = drill(topology, [[{ domain, kind: 'silent' }]])
  assert.match(worstSentence(report), /app → db \(44 % likely, for it is one 5-tuple\) is dark for up to 30 s/)
  assert.match(drillTable(report), /44 % likely/)
})

test('of many 5-tuples loss takes its share of what crosses it; one that is hashed there loses all of that share', async () => {
  const [many, one] = await Promise.all([false, true].map(single => underLoss(single, 'lag-a-1')))
  assert.deepEqual([many?.survives, many?.lossy, many?.chance], ['partly', { ms: null, share: 0.016667 }, undefined])
  assert.deepEqual([one?.survives, one?.lossy, one?.chance], ['partly', { ms: null, share: 0.05 }, 0.555556])
  assert.equal(one?.peak.deliveredBps, 0.95e9)
})

test('loss on two members of three is missed by both ends in a ninth of all cases, on all of them for certain', async () => {
  const [two, all] = [await underLoss(true, 'lag-a-1', 'lag-a-2'), await underLoss(true, 'lag-a')]
  assert.deepEqual([two?.lossy, two?.chance], [{ ms: null, share: 0.05 }, 0.888889])
  assert.deepEqual([all?.lossy?.share, all?.chance], [0.05, undefined])
})

/** A flow over a LAG of three ports of which some lose a twentieth. */
async function underLoss(single: boolean, ...names: readonly string[]) {
  const { estate } = parseEstate(
    `
landbridge: 1
region: us-east-1
sites: { hq: { place: 'Ashburn, VA', prefixes: [10.0.0.0/16], routers: { edge-1: {} }, hosts: { app: 10.0.1.10 } } }
vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } } }
directConnectGateways: { hub: { asn: 64600, vpcs: [prod] } }
lags: { lag-a: { location: EqDC2, bandwidth: 10Gbps, links: 3, minimumLinks: 2, router: edge-1 } }
virtualInterfaces: { vif-a: { lag: lag-a, type: private, vlan: 100, gateway: hub } }
flows: [{ from: app, to: db, steady: 1Gbps, single: ${single} }]
`,
    'estate.yaml',
  )
  const topology = await topologyOf(estate ?? assert.fail())
  const script = names.map(name => {
    const found = domainByName(topology, name)
    return { domain: 'domain' in found ? found.domain : assert.fail(found.problem), kind: 'loss' as const, share: 0.05 }
  })
  return drill(topology, [script]).scenarios[0]?.flows[0]
}
