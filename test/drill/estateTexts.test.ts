import assert from 'node:assert/strict'
import { test } from 'node:test'
import { topologyOf } from '../../src/cli/openEstate.ts'
import { drill } from '../../src/drill/drill.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'

const estate = (said: { readonly site?: string; readonly more: string }) => `
landbridge: 1
region: us-east-1
sites:
  dc:
    place: Ashburn, VA
    prefixes: [10.1.0.0/16]
    ${said.site ?? 'routers: { r1: { asn: 65011, publicAddress: 203.0.113.10 } }'}
    hosts: { a: 10.1.1.10 }
vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } } }
flows: [{ from: a, to: db, steady: 1Gbps }]
${said.more}`

const PUBLIC = `
connections: { d1: { location: EqDC2, bandwidth: 10Gbps, router: r1 } }
virtualInterfaces:
  v1: { connection: d1, type: public, vlan: 10, addresses: { amazon: 198.51.100.1/30, customer: 198.51.100.2/30 }, routeFilterPrefixes: [PREFIX] }
vpnConnections: { office: { router: r1, vpc: prod, routing: bgp } }
`

const TUNNELS = `
transitGateways:
  core:
    asn: 64513
    cidrs: [10.255.0.0/24]
    vpcs: [prod]
    routeTables: { enc: { associate: [prod, s1, cp], propagate: [prod, s1, cp] }, tr: { associate: [hub] } }
directConnectGateways: { hub: { asn: 64601, transitGateways: { core: { allowed: [10.255.0.0/24] } } } }
vpnConnections: { s1: { router: r1, transitGateway: core, routing: bgp, private: { gateway: hub, address: 10.1.255.1 } } }
connectPeers: { cp: { transitGateway: core, gateway: hub, router: r1, address: 10.1.255.2, inside: [169.254.100.0/29] } }
`
const ONE = `
connections: { d1: { location: EqDC2, bandwidth: 10Gbps, router: r1 } }
virtualInterfaces: { v1: { connection: d1, type: transit, vlan: 10, gateway: hub } }
`
const TWO = `
connections: { d1: { location: EqDC2, bandwidth: 10Gbps, router: r1 }, d2: { location: CSVA1, bandwidth: 1Gbps, router: r1 } }
virtualInterfaces:
  v1: { connection: d1, type: transit, vlan: 10, gateway: hub }
  v2: { connection: d2, type: transit, vlan: 10, gateway: hub }
`
const PRIVATE = `
directConnectGateways: { hub: { asn: 64601, vpcs: [prod] } }
connections: { d1: { location: EqDC2, bandwidth: 10Gbps, router: r1 } }
virtualInterfaces: { v1: { connection: d1, type: private, vlan: 10, gateway: hub } }
`

const ALONE =
  'A VPN whose customer address a public virtual interface announces has no way over the Internet besides: office. Where the address is reachable by a provider too, its tunnels come up again there.'
const EVENLY =
  'A tunnel that has several ways over Direct Connect is spread over them evenly: s1 and cp. Routers hash its outer packets, all of them alike, onto one of the ways.'
const TOGETHER =
  "After a repair a router takes its LAN's virtual address back when its BGP sessions return, at dc. One that is back on its LAN first preempts (RFC 5798 §6.1, Preempt_Mode), and drops what it has no routes for yet."

const PAIR = 'routers: { r1: { asn: 65011 }, r2: { asn: 65011 } }'

for (const [given, text, expected] of [
  ['a VPN over a public virtual interface', estate({ more: PUBLIC.replace('PREFIX', '203.0.113.0/24') }), [ALONE]],
  [
    'a VPN beside a public virtual interface that is not for its address',
    estate({ more: PUBLIC.replace('PREFIX', '192.0.2.0/24') }),
    [],
  ],
  ['tunnels over two virtual interfaces', estate({ more: TUNNELS + TWO }), [EVENLY]],
  ['tunnels over one', estate({ more: TUNNELS + ONE }), []],
  ['two routers behind one virtual address', estate({ site: `gateway: vrrp\n    ${PAIR}`, more: PRIVATE }), [TOGETHER]],
  [
    'one router with a virtual address to itself',
    estate({ site: 'gateway: vrrp\n    routers: { r1: { asn: 65011 } }', more: PRIVATE }),
    [],
  ],
  ['hosts that know both routers', estate({ site: `gateway: ecmp\n    ${PAIR}`, more: PRIVATE }), []],
] as const) {
  test(`${given}: ${expected.length === 0 ? 'nothing is said' : 'what is assumed is said'}`, async () => {
    const { estate: read, problems } = parseEstate(text, 'estate.yaml')
    const topology = await topologyOf(read ?? assert.fail(problems.map(({ summary }) => summary).join('\n')))
    const { assumptions } = drill(topology, [])
    assert.deepEqual(
      assumptions.filter(each => [ALONE, EVENLY, TOGETHER].includes(each) || /besides:|evenly:|virtual address/.test(each)),
      expected,
    )
  })
}
