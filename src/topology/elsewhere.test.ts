import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from './compile.ts'
import { fate } from './testFate.ts'
import { GEOGRAPHY, port, site, vpc, worldOf } from './testWorld.ts'
import type { Topology } from './topology.ts'

const VGW = { kind: 'virtualPrivateGateway', id: 'vgw-prod' } as const

/** Two sites, the first of which announces these blocks, and a VPC behind a virtual interface of the first. */
function announcing(prefixes: readonly string[], app = '10.0.1.10'): Topology {
  return compile(
    worldOf(draft => {
      site(draft, [{ name: 'edge' }], { prefixes, hosts: { app } })
      site(draft, [{ name: 'far' }], { name: 'branch', prefixes: ['10.9.0.0/16'], hosts: { lab: '10.9.1.10' }, first: 9 })
      vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
      port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge', gateway: VGW, octet: 20 })
    }),
    GEOGRAPHY,
  )
}

for (const [prefixes, to, down, expected, because] of [
  [['10.0.0.0/16'], '10.20.1.10', [], 'delivered at vpc-prod via dxvif-a', 'a block of its own'],
  [['10.0.0.0/8'], '10.20.1.10', [], 'delivered at vpc-prod via dxvif-a', 'a summary around the VPC: its edge knows better'],
  [['0.0.0.0/0'], '10.20.1.10', [], 'delivered at vpc-prod via dxvif-a', 'a default route'],
  [['10.0.0.0/8'], '10.20.1.10', ['dxvif-a'], 'loop between site-1 and r-edge', 'without the edge’s better route it comes back'],
  [['10.0.0.0/8'], '10.0.7.7', [], 'delivered at site-1', 'what nobody else has is on the LAN'],
  [['10.0.0.0/8'], '10.9.1.10', [], 'loop between site-1 and r-edge', 'another site is not on the LAN either'],
  [['10.20.0.0/16'], '10.20.1.10', [], 'loop between site-1 and r-edge', 'the VPC’s very block: the host is not there'],
  [['10.20.1.0/24'], '10.20.1.10', [], 'loop between site-1 and r-edge', 'a part of the VPC’s block'],
  [['10.0.0.0/8', '10.20.0.0/16'], '10.20.1.10', [], 'loop between site-1 and r-edge', 'both'],
] as const) {
  test(`a site that announces ${prefixes.join(' and ')} sends to ${to}: ${because}`, () => {
    assert.equal(fate(announcing(prefixes), 'app', to, down), expected)
  })
}

test('a VPC around a site keeps what is sent to its hosts: the local route beats every other', () => {
  const swallowed = 'prod takes it for an address of its own'
  const topology = announcing(['10.20.7.0/24'], '10.20.7.10')
  assert.equal(fate(topology, 'db', '10.20.7.10'), swallowed)
  assert.equal(fate(topology, 'vpc-prod', '10.20.7.10'), swallowed, 'and so it is with what comes from outside')
  assert.equal(fate(announcing(['10.0.0.0/16']), 'db', '10.0.1.10'), 'delivered at site-1 via dxvif-a')
})
