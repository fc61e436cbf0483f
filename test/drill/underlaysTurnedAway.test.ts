import assert from 'node:assert/strict'
import { test } from 'node:test'
import { topologyOf } from '../../src/cli/openEstate.ts'
import { domainByName } from '../../src/drill/domainByName.ts'
import { drill } from '../../src/drill/drill.ts'
import { DRILL_FILE } from '../../src/drill/file/drillFile.ts'
import { playSequence } from '../../src/drill/file/playSequence.ts'
import { sequenceOfFile } from '../../src/drill/file/sequenceOfFile.ts'
import type { FlowVerdict } from '../../src/drill/report.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import type { Topology } from '../../src/topology/topology.ts'

/** A router without BFD: its sessions are lost by a NOTIFICATION or by the hold timer of 90 s, kept alive every 30 s. */
const SITE = `
landbridge: 1
region: us-east-1
sites:
  dc:
    place: Ashburn, VA
    prefixes: [10.1.0.0/16]
    routers: { r1: { asn: 65011, vpnEcmp: true, bfd: false, publicAddress: 203.0.113.10 } }
    hosts: { a: 10.1.1.10 }
vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } } }
flows: [{ name: f, from: a, to: db, steady: 1Gbps, peak: 4Gbps }]
`

const TRANSIT = `${SITE}
connections:
  d1: { location: EqDC2, bandwidth: 10Gbps, router: r1 }
  d2: { location: CSVA1, bandwidth: 1Gbps, router: r1 }
virtualInterfaces:
  v1: { connection: d1, type: transit, vlan: 10, gateway: hub }
  v2: { connection: d2, type: transit, vlan: 10, gateway: hub }
directConnectGateways: { hub: { asn: 64601, transitGateways: { core: { allowed: [10.255.0.0/24] } } } }
`

const gateway = (over: string) => `
transitGateways:
  core:
    asn: 64513
    cidrs: [10.255.0.0/24]
    vpcs: [prod]
    routeTables:
      enc: { associate: [prod, ${over}], propagate: [prod, ${over}] }
      tr: { associate: [hub] }
`

const VPN = 'router: r1, transitGateway: core, routing: bgp'
const PRIVATE = `{ ${VPN}, private: { gateway: hub, address: 10.1.255.1 } }`

const TUNNELS = `${TRANSIT}${gateway('s1, s2')}
vpnConnections: { s1: ${PRIVATE}, s2: ${PRIVATE} }
`

const GRE = `${TRANSIT}${gateway('cp')}
connectPeers: { cp: { transitGateway: core, gateway: hub, router: r1, address: 10.1.255.1, inside: [169.254.100.0/29] } }
`

/** One underlay, and a VPN over the Internet behind it. */
const LAST = `${TRANSIT.replace(/ {2}[dv]2.*\n/g, '')}${gateway('s1, backup')}
vpnConnections: { s1: ${PRIVATE}, backup: { ${VPN} } }
`

/** The VPN's packets go to the router's address in what the public virtual interface was ordered for. */
const PUBLIC = `${SITE}
connections: { d1: { location: EqDC2, bandwidth: 10Gbps, router: r1 } }
virtualInterfaces:
  v1: { connection: d1, type: public, vlan: 10, addresses: { amazon: 198.51.100.1/30, customer: 198.51.100.2/30 }, routeFilterPrefixes: [203.0.113.0/24] }
vpnConnections: { s1: { router: r1, vpc: prod, routing: bgp } }
`

const NAMES = new Map([
  [TUNNELS, 'two underlays of IPsec'],
  [GRE, 'two underlays of GRE'],
  [LAST, 'the last underlay'],
  [PUBLIC, 'a public underlay'],
])

const TURNS = 'partly, dark 0 to 0 ms by null, 1 Gbps'
const OVER_THE_INTERNET = 'partly, dark 20000 to 30000 ms by dpd, 2.5 Gbps'
const GONE = 'no, dark for good, 0 Gbps'

async function topologyFrom(text: string): Promise<Topology> {
  const { estate, problems } = parseEstate(text, 'estate.yaml')
  return topologyOf(estate ?? assert.fail(problems.map(({ summary }) => summary).join('\n')))
}

function told({ survives, darkMinMs, darkMs, decidedBy, peak }: FlowVerdict): string {
  const dark = darkMs === null ? 'for good' : `${darkMinMs} to ${darkMs} ms by ${decidedBy}`
  return `${survives}, dark ${dark}, ${Number((peak.deliveredBps / 1e9).toFixed(2))} Gbps`
}

for (const [because, text, kind, faults, expected] of [
  ['drained: both ends turn to d2 while packets still pass, and 1 of 4 Gbps fits it', TUNNELS, 'drain', ['d1'], TURNS],
  ['so does whoever loses the session by itself', TUNNELS, 'cut', ['session:v1'], TURNS],
  ['light stays and packets pass until the hold timer has run out', TUNNELS, 'silent', ['session:v1'], TURNS],
  [
    'packets vanish with the light: the half on d1 waits until both ends have seen it',
    TUNNELS,
    'cut',
    ['d1'],
    'partly, dark 10 to 100 ms by carrier, 1 Gbps',
  ],
  ['as tunnels of IPsec, so of GRE', GRE, 'cut', ['session:v1'], TURNS],
  ['the same in good order', GRE, 'drain', ['d1'], TURNS],
  [
    'with none left nobody sends anything, and the tunnels are dead by DPD 20 to 30 s after that; the VPN over the Internet carries 2 x 1.25 Gbps',
    LAST,
    'drain',
    ['d1'],
    OVER_THE_INTERNET,
  ],
  ['a lost session is the same', LAST, 'cut', ['session:v1'], OVER_THE_INTERNET],
  ['a customer prefix that is withdrawn takes the tunnels with it', PUBLIC, 'drain', ['d1'], GONE],
  ['as the lost session does', PUBLIC, 'cut', ['session:v1'], GONE],
  ['and as the cut port does', PUBLIC, 'cut', ['d1'], GONE],
] as const) {
  test(`${kind} ${faults} of ${NAMES.get(text)}: ${because}`, async () => {
    const topology = await topologyFrom(text)
    const script = faults.map(name => {
      const found = domainByName(topology, name)
      return { domain: 'domain' in found ? found.domain : assert.fail(name), kind }
    })
    const [scenario] = drill(topology, [script]).scenarios
    assert.equal(told(scenario?.flows[0] ?? assert.fail()), expected)
  })
}

test('what is drained can be pulled later without anybody noticing, and comes back when all of it is over', async () => {
  const topology = await topologyFrom(TUNNELS)
  const steps = [
    { name: 'drained', at: '0s', drain: ['d1'] },
    { name: 'pulled', at: '10m', cut: ['d1'], for: '20m' },
    { name: 'end', at: '40m', heal: ['d1'] },
  ]
  const read = sequenceOfFile(topology, DRILL_FILE.parse({ name: 'a night', steps }))
  assert.ok('sequence' in read, JSON.stringify(read))
  const { scenarios } = playSequence(topology, read.sequence)
  assert.deepEqual(
    scenarios.map(({ phase, flows: [flow] }) => `${(phase?.atMs ?? 0) / 60_000} min: ${told(flow ?? assert.fail())}`),
    // Half of 4 Gbps is hashed onto the 1 Gbps of d2 while both are used: 2 + 1 of them arrive.
    [`0 min: ${TURNS}`, `10 min: ${TURNS}`, `30 min: ${TURNS}`, '40 min: partly, dark 0 to 0 ms by null, 3 Gbps'],
  )
})
