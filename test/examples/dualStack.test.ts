import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { topologyOf } from '../../src/cli/openEstate.ts'
import { drill } from '../../src/drill/drill.ts'
import { endPointByName, trace } from '../../src/drill/trace/trace.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import type { Topology } from '../../src/topology/topology.ts'
import { flowTo, line, played } from '../drill/lines.ts'

const TEXT = readFileSync(new URL('../../examples/dual-stack/estate.yaml', import.meta.url), 'utf8')

/** The example, or what becomes of it when some of its text is replaced. */
async function network(replaced: string | RegExp = '', by = ''): Promise<Topology> {
  const { estate, problems } = parseEstate(TEXT.replace(replaced, by), 'estate.yaml')
  assert.deepEqual(problems, [])
  assert.ok(estate)
  return topologyOf(estate)
}

const TOPOLOGY = await network()

/** By fault: the verdict on IPv4, and on IPv6. Worked out by hand; the comments say how. */
const VERDICTS: readonly (readonly [faults: readonly string[], ipv4: string, ipv6: string])[] = [
  // The link goes with both sessions: alike for both families. AWS sends IPv4 at 1500, for the VPN has its prefix too.
  [
    ['cut connection:dx-a'],
    'whole, 10..100 ms carrier, 9001/1500, 100/100',
    'whole, 10..100 ms carrier, 9001/9001, 100/100, redundancy lost',
  ],
  [
    ['silent connection:dx-a'],
    'whole, 600..900 ms bfd, 9001/1500, 100/100',
    'whole, 600..900 ms bfd, 9001/9001, 100/100, redundancy lost',
  ],
  // One peer: its family leaves the virtual interface without a packet lost, since the link still carries; the other one stays.
  [['cut vif-a ipv6'], 'whole, 0 ms, 9001/1500, 100/100', 'whole, 0 ms, 9001/9001, 100/100, redundancy lost'],
  [['cut vif-a ipv4'], 'whole, 0 ms, 9001/1500, 100/100', 'whole, 0 ms, 9001/9001, 100/100'],
  // Both peers of a family: IPv6 has no third way, IPv4 the VPN, which takes 1 of its 1.25 Gbps.
  [['cut vif-a ipv6', 'cut vif-b ipv6'], 'whole, 0 ms, 9001/1500, 100/100', 'no, null..null ms, -/-, 0/0'],
  [['cut vif-a ipv4', 'cut vif-b ipv4'], 'whole, 0 ms, 1446/1446, 100/100, redundancy lost', 'whole, 0 ms, 9001/9001, 100/100'],
  [
    ['cut connection:dx-a', 'cut connection:dx-b'],
    'whole, 10..100 ms carrier, 1446/1446, 100/100, redundancy lost',
    'no, null..null ms, -/-, 0/0',
  ],
]

for (const [faults, ipv4, ipv6] of VERDICTS) {
  test(`dual-stack: ${faults.join(' and ')}`, () => {
    const scenario = played(TOPOLOGY, ...faults)
    assert.deepEqual([line(flowTo(scenario, 'db')), line(flowTo(scenario, 'db6'))], [ipv4, ipv6])
  })
}

test('dual-stack: the loss of one session moves its own family and leaves the other where it was', () => {
  const scenario = played(TOPOLOGY, 'cut vif-a ipv6')
  const [ipv4, ipv6] = [flowTo(scenario, 'db').forward, flowTo(scenario, 'db6').forward]
  assert.deepEqual(ipv4.after?.path, ipv4.before?.path)
  assert.notDeepEqual(ipv6.after?.path, ipv6.before?.path)
})

test('dual-stack: the VPN carries no IPv6, and the report says so', () => {
  const { assumptions } = drill(TOPOLOGY, [])
  const remark = 'VPN connection backup carries IPv4 alone: no IPv6 of router edge-2 goes over it.'
  assert.ok(JSON.stringify(assumptions).includes(remark))
})

test('without IPv6 sessions IPv6 is cut off from the first day on, and the report says why', async () => {
  const topology = await network(/, addressFamilies: \[ipv4, ipv6\]/g)
  const [, ipv6] = drill(topology, []).baseline
  assert.equal(ipv6?.survives, 'no')
  assert.ok(
    topology.remarks.includes(
      'Virtual interface vif-a has no IPv6 BGP peer: it carries no IPv6, although router edge-1 has IPv6 prefixes.',
    ),
  )
  assert.deepEqual(traced(topology, 'app6', 'db6'), ['dropped', 'dropped'])
  assert.deepEqual(traced(topology, 'app', 'db'), ['delivered', 'delivered'])
})

test('allowed prefixes of IPv4 alone keep the VPC’s IPv6 block from the site', async () => {
  const topology = await network('vpcs: [prod]', 'vpcs: { prod: { allowed: [10.20.0.0/16] } }')
  assert.deepEqual(traced(topology, 'app', 'db'), ['delivered', 'delivered'])
  assert.deepEqual(traced(topology, 'app6', 'db6'), ['dropped', 'delivered'])
})

test('a trace between the families says that nothing translates', () => {
  const [from, to] = [endPointByName(TOPOLOGY, 'app'), endPointByName(TOPOLOGY, 'db6')]
  assert.ok('node' in from && 'node' in to)
  const { reason } = trace(TOPOLOGY, { convergence: TOPOLOGY.baseline, brokenLinks: new Set() }, from, to)
  assert.equal(reason, 'app is IPv4 and db6 is IPv6: nothing translates between them')
})

const TRANSIT = `
landbridge: 1
region: us-east-1
sites:
  ashburn:
    prefixes: [10.0.0.0/16, 2001:db8:10::/48]
    routers: { edge-1: { asn: 65000 }, edge-2: { asn: 65000 } }
    hosts: { app6: 2001:db8:10:1::10 }
vpcs:
  prod: { cidr: 10.20.0.0/16, ipv6Cidr: 2001:db8:20::/56, hosts: { db6: 2001:db8:20:1::10 } }
  dev: { cidr: 10.30.0.0/16, ipv6Cidr: 2001:db8:30::/56, hosts: { lab6: 2001:db8:30:1::10 } }
transitGateways: { core: { asn: 64620, vpcs: [prod, dev] } }
directConnectGateways: { hub: { asn: 64600, transitGateways: { core: { allowed: [10.16.0.0/12, 2001:db8:20::/56, 2001:db8:30::/56] } } } }
connections: { dx: { location: EqDC2, bandwidth: 10Gbps, router: edge-1 } }
virtualInterfaces: { vif: { connection: dx, type: transit, vlan: 100, gateway: hub, addressFamilies: [ipv6] } }
vpnConnections: { backup: { router: edge-2, transitGateway: core, routing: bgp, insideIpVersion: ipv6 } }
flows:
  - { from: app6, to: db6, steady: 1Gbps, mss: 1440 }
  - { from: lab6, to: db6, steady: 1Gbps }
`

test('on a transit gateway an IPv6 VPN stands in for an IPv6 session; its TCP segments leave room for 60 bytes', async () => {
  const { estate, problems } = parseEstate(TRANSIT, 'estate.yaml')
  assert.deepEqual(problems, [])
  assert.ok(estate)
  const topology = await topologyOf(estate)
  assert.deepEqual(traced(topology, 'lab6', 'db6'), ['delivered', 'delivered'])
  const scenario = played(topology, 'cut dx')
  const flow = flowTo(scenario, 'db6')
  assert.equal(line(flow), 'whole, 10..100 ms carrier, 1446/1446, 100/100, redundancy lost')
  // Connections of before have segments of 1440 bytes in packets of 1500: 40 of IPv6 and 20 of TCP. 1446 less these are 1386.
  const { effect, packetBytes, mtu, mss } = flow.forward.mtu ?? {}
  assert.deepEqual([effect, packetBytes, mtu, mss], ['stalls', 1500, 1446, 1386])
})

function traced(topology: Topology, from: string, to: string): readonly (string | undefined)[] {
  const [start, end] = [endPointByName(topology, from), endPointByName(topology, to)]
  assert.ok('node' in start && 'node' in end)
  const { outcome, back } = trace(topology, { convergence: topology.baseline, brokenLinks: new Set() }, start, end)
  return [outcome, back?.outcome]
}
