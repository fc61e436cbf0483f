import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drill } from '../../src/drill/drill.ts'
import { compile } from '../../src/topology/compile.ts'
import { GEOGRAPHY } from '../../src/topology/testWorld.ts'
import { InMemory } from './inMemory.ts'
import { applied } from './transitEstates.ts'

const ESTATE = `
landbridge: 1
region: us-east-1
sites:
  ashburn:
    place: Ashburn, VA
    prefixes: [10.0.0.0/16, 2001:db8:10::/48]
    routers: { edge-1: { uplink: 1Gbps }, edge-2: { uplink: 1Gbps } }
    hosts: { app: 10.0.1.10, app6: 2001:db8:10:1::10 }
services:
  files: { service: s3 }
  files6: { service: s3, addressFamily: ipv6 }
connections:
  dx-a: { location: EqDC2, bandwidth: 10Gbps, router: edge-1 }
  dx-b: { location: CSVA1, bandwidth: 10Gbps, router: edge-2 }
virtualInterfaces:
  pub-a: { connection: dx-a, type: public, vlan: 200, addressFamilies: [ipv4, ipv6], addresses: { amazon: 203.0.113.1/30, customer: 203.0.113.2/30 }, routeFilterPrefixes: [198.51.100.0/25, '2001:db8:10::/48'] }
  pub-b: { connection: dx-b, type: public, vlan: 200, addressFamilies: [ipv6], routeFilterPrefixes: ['2001:db8:10::/48'] }
flows:
  - { from: app, to: files, steady: 3Gbps }
  - { from: app6, to: files6, steady: 3Gbps }
`

test('public virtual interfaces of an estate have a session of each family, and applying it again changes nothing', () => {
  const memory = new InMemory()
  applied(memory, ESTATE)
  const families = [...memory.world.all('virtualInterface')].map(({ body }) => [
    body.name,
    body.peers.map(({ addressFamily }) => addressFamily).join(' '),
    body.routeFilterPrefixes.join(' '),
  ])
  assert.deepEqual(families.sort(), [
    ['pub-a', 'ipv4 ipv6', '198.51.100.0/25 2001:db8:10::/48'],
    ['pub-b', 'ipv6', '2001:db8:10::/48'],
  ])
  const again = applied(memory, ESTATE, { prune: true })
  assert.deepEqual([again.created, again.changed, again.deleted], [[], [], []])
})

test('IPv6 goes to the other public virtual interface when one is lost, and IPv4, which that has not, to the Internet', () => {
  const memory = new InMemory()
  applied(memory, ESTATE)
  memory.settle()
  const topology = compile(memory.world, GEOGRAPHY)
  const cut = topology.domains.find(({ kind, name }) => kind === 'connection' && name === 'dx-a')
  assert.ok(cut)
  const { baseline, scenarios } = drill(topology, [[{ domain: cut, kind: 'cut' }]])
  const waysOf = ({ forward }: (typeof baseline)[number]) => [
    ...new Set(forward.before?.path.map(path => /dx-./.exec(path)?.[0])),
  ]
  assert.deepEqual(baseline.map(waysOf), [['dx-a'], ['dx-b', 'dx-a']])
  const after = scenarios[0]?.flows.map(({ survives, steady }) => [survives, steady.deliveredBps])
  assert.deepEqual(after, [
    ['partly', 2e9],
    ['whole', 3e9],
  ])
})
