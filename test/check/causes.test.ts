import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { checkedFile } from '../../src/cli/checkedFile.ts'
import { readEstate } from '../../src/cli/openEstate.ts'

const folder = mkdtempSync(join(tmpdir(), 'landbridge-causes-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const HEAD = `landbridge: 1
region: us-east-1
connections:
  dx-a: { location: EqDC2, bandwidth: 1Gbps, router: edge-1 }
`
const HQ = `sites:
  hq: { prefixes: [10.0.0.0/16], routers: { edge-1: {} }, hosts: { app: 10.0.1.10 } }
`
const TRANSIT = 'virtualInterfaces: { vif-a: { connection: dx-a, type: transit, vlan: 100, gateway: hub } }\n'
const hub = (allowed: string) =>
  `directConnectGateways: { hub: { asn: 64600, transitGateways: { core: { allowed: [${allowed}] } } } }\n`

/** A blackhole route drops the answers of one VPC, and another one is not allowed to the site. */
const BLACKHOLE = `${HEAD}${HQ}${TRANSIT}${hub('10.30.0.0/16')}
vpcs:
  dev: { cidr: 10.30.0.0/16, hosts: { lab: 10.30.1.10 } }
  other: { cidr: 10.40.0.0/16, hosts: { far: 10.40.1.10 } }
transitGateways: { core: { asn: 64513, vpcs: [dev, other], routes: { 10.0.0.0/17: blackhole } } }
flows:
  - { name: d, from: app, to: lab, steady: 100Mbps }
  - { name: o, from: app, to: far, steady: 100Mbps }
`

/** Nobody associates a VPC or propagates it, and the site is not told of it. */
const NOWHERE = `${HEAD}${HQ}${TRANSIT}${hub('10.16.0.0/12')}
vpcs:
  prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } }
  nowhere: { cidr: 10.40.0.0/16, hosts: { lost: 10.40.1.10 } }
transitGateways:
  core:
    asn: 64513
    vpcs: [prod, nowhere]
    routeTables:
      main: { associate: [prod, hub], propagate: [prod, hub] }
flows: [ { name: l, from: app, to: lost, steady: 100Mbps } ]
`

/** The flow's own VPC is on a gateway that is told nothing of the site; what is missing is of another site. */
const FAR_SITE = `${HEAD}
  dx-b: { location: CSVA1, bandwidth: 1Gbps, router: far-1 }
sites:
  hq: { prefixes: [10.0.0.0/16], routers: { edge-1: { neighbours: { vif-a: { advertise: [10.0.0.0/24] } } } }, hosts: { app: 10.0.1.10 } }
  far: { prefixes: [${Array.from({ length: 101 }, (_, i) => `10.1.${i}.0/24`).join(', ')}], routers: { far-1: { asn: 65001 } } }
vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } } }
directConnectGateways: { hub: { asn: 64600, vpcs: [prod] } }
virtualInterfaces:
  vif-a: { connection: dx-a, type: private, vlan: 100, gateway: hub }
  vif-b: { connection: dx-b, type: private, vlan: 100, gateway: hub }
flows: [ { name: f, from: app, to: db, steady: 1Mbps } ]
`

const OWN_ADDRESS = `${HEAD}
sites:
  hq: { prefixes: [10.0.0.0/8], routers: { edge-1: {} }, hosts: { app2: 10.20.1.77 } }
vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.2.10 } } }
directConnectGateways: { hub: { asn: 64600, vpcs: [prod] } }
virtualInterfaces: { vif-a: { connection: dx-a, type: private, vlan: 100, gateway: hub } }
flows: [ { name: s, from: app2, to: db, steady: 1Mbps } ]
`

const blocks = Array.from({ length: 101 }, (_, i) => `10.0.${i}.0/24`).join(', ')
/** A second way that its limit of prefixes keeps closed; `router` is where it ends. */
const closed = (router: string) => `${HEAD.replace('edge-1', router)}
  dx-b: { location: CSVA1, bandwidth: 1Gbps, router: edge-2 }
sites:
  hq:
    prefixes: [${blocks}]
    routers:
      edge-1: { asn: 65000 }
      edge-2: { asn: 65000, neighbours: { vif-b: { advertise: [10.0.0.0/16] }${router === 'edge-2' ? `, vif-a: { advertise: [${blocks}] }` : ''} } }
    hosts: { app: 10.0.1.10 }
vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } } }
directConnectGateways: { hub: { asn: 64600, vpcs: [prod] } }
virtualInterfaces:
  vif-a: { connection: dx-a, type: private, vlan: 100, gateway: hub }
  vif-b: { connection: dx-b, type: private, vlan: 100, gateway: hub }
flows: [ { name: f, from: app, to: db, steady: 1Gbps, peak: 1500Mbps } ]
`

for (const [because, rule, about, text, fix] of [
  [
    'a blackhole route is named, and not what the gateway does not allow of another VPC',
    'DX066',
    'd',
    BLACKHOLE,
    /^Delete the blackhole route 10\.0\.0\.0\/17 of core default table, or write a longer route to 10\.0\.1\.10 of app there\.$/,
  ],
  [
    'what the gateway does not allow of the flow’s own VPC is',
    'DX066',
    'o',
    BLACKHOLE,
    /^Look first at what DX014 says of hub: Allow 10\.40\.0\.0\/16 on hub/,
  ],
  [
    'all that stops it is named',
    'DX066',
    'l',
    NOWHERE,
    /^Look first at what DX014 says of hub, then at DX054 and DX065 of nowhere\.$/,
  ],
  ['the session of another site does not stop it', 'DX066', 'f', FAR_SITE, /^Let .* 10\.0\.1\.10 of app/],
  [
    'an address that a VPC takes for its own',
    'DX066',
    's',
    OWN_ADDRESS,
    /^Give app2 an address outside 10\.20\.0\.0\/16 of prod, or prod a block without 10\.20\.1\.77\.$/,
  ],
  [
    'a closed session leaves too little room',
    'DX067',
    'f',
    closed('edge-1'),
    /^Look first at what DX012 says of vif-a: Summarise what edge-1 announces/,
  ],
  [
    'a closed session is the second way',
    'DX074',
    'f',
    closed('edge-1'),
    /^Look first at what DX012 says of vif-a: Summarise what edge-1 announces/,
  ],
] as const) {
  test(`${rule} of ${about} leads to its cause: ${because}`, async () => {
    const file = join(folder, 'estate.yaml')
    writeFileSync(file, text)
    const { findings } = await checkedFile(await readEstate(file), [])
    const found = findings.find(each => each.rule === rule && each.about === about)
    assert.match(found?.fix ?? JSON.stringify(findings), fix)
  })
}

test('DX074 does not lead to a closed session that fails with the open one', async () => {
  const file = join(folder, 'estate.yaml')
  writeFileSync(file, closed('edge-2').replace('directConnectGateways', `${VPN}directConnectGateways`))
  const { findings } = await checkedFile(await readEstate(file), [])
  const fixes = findings.filter(({ rule }) => rule === 'DX074').map(({ fix }) => fix)
  assert.deepEqual(fixes, ['Give f a second way, around edge-2 and dx-b.'])
})

/** Of another router, so that the gateway has ways that do not end on edge-2. */
const VPN = 'vpnConnections: { idle: { router: edge-1, vpc: prod, routing: static, routes: [10.99.0.0/16] } }\n'
