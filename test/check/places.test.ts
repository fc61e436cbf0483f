import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkedFile } from '../../src/cli/checkedFile.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'

const KEY = `{ ckn: ${'a'.repeat(64)}, cak: ${'b'.repeat(64)} }`

/** Two locations and a VPC; `HERE` marks the line that a finding is to point to. */
const estate = ({
  edge1 = '{ asn: 65000 }',
  edge2 = '{ asn: 65000 }',
  host = 'app',
  portA = '',
  more = '',
  hub = '{ asn: 64600, vpcs: [prod] }',
  type = 'private',
} = {}) => `landbridge: 1
region: us-east-1
sites:
  ashburn:
    prefixes: [10.0.0.0/16]
    routers:
      edge-1: ${edge1}
      edge-2: ${edge2}
    hosts:
      ${host}: 10.0.1.10
vpcs:
  prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 }${type === 'transit' ? ', routes: { 10.0.0.0/8: core }' : ''} }
directConnectGateways:
  hub: ${hub}
connections:
  dx-a:
    location: EqDC2
    bandwidth: 10Gbps
    router: edge-1${portA}
  dx-b: { location: CSVA1, bandwidth: 10Gbps, router: edge-2 }
virtualInterfaces:
  vif-a: { connection: dx-a, type: ${type}, vlan: 100, gateway: hub }
  vif-b: { connection: dx-b, type: ${type}, vlan: 100, gateway: hub }
flows:
  - { from: ${host}, to: db, steady: 1Gbps }
${more}`

const TRANSIT = { type: 'transit', hub: '{ asn: 64600, transitGateways: { core: { allowed: [10.20.0.0/16] } } }' }

for (const [rule, text, because] of [
  [
    'DX010',
    estate({ edge1: '\n        macsec: false # HERE', portA: `\n    macsec: ${KEY}` }),
    'the router says that it has no keys',
  ],
  ['DX017', estate({ edge1: '\n        bfd: false # HERE' }), 'it is off towards all neighbours'],
  [
    'DX017',
    estate({ edge1: '\n        neighbours:\n          vif-a:\n            bfd: false # HERE' }),
    'it is off towards one neighbour',
  ],
  [
    'DX012',
    estate({ edge1: '\n        neighbours:\n          vif-a:\n            maximumPrefixes: 1 # HERE' }),
    'the limit is the router’s',
  ],
  [
    'DX057',
    estate({ edge1: '\n        neighbours:\n          vif-a:\n            communities: ["7224:9100"] # HERE' }),
    'the router puts it on',
  ],
  ['DX018', estate({ host: 'edge-1', edge1: '\n        gracefulRestart: true # HERE' }), 'a host has the name of the router'],
  [
    'DX026',
    estate({
      edge2: '\n        neighbours:\n          vif-b: {}\n          backup:\n            advertise: [10.0.0.0/17] # HERE',
      more: 'vpnConnections: { backup: { router: edge-2, vpc: prod, routing: bgp } }\n',
    }),
    'the router announces it',
  ],
  ['DX014', estate({ hub: '\n    vpcs:\n      prod:\n        allowed: [10.20.1.0/24] # HERE' }), 'the list is that of the VPC'],
  [
    'DX027',
    estate({
      ...TRANSIT,
      more: `transitGateways:
  core:
    asn: 64513
    vpcs: [prod]
    routes:
      10.0.0.0/16: backup # HERE
vpnConnections: { backup: { router: edge-2, transitGateway: core, routing: static } }
`,
    }),
    'the route is the table’s',
  ],
] as const) {
  test(`${rule} points to the line that says it: ${because}`, async () => {
    const { estate: read, problems } = parseEstate(text, 'estate.yaml')
    const { findings } = await checkedFile(read ?? assert.fail(JSON.stringify(problems)), [])
    const { where } = findings.find(each => each.rule === rule) ?? assert.fail(JSON.stringify(findings))
    const [, line] = where?.split(':') ?? []
    assert.equal(Number(line), text.split('\n').findIndex(each => each.includes('# HERE')) + 1, String(where))
  })
}
