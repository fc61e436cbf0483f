import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compile } from '../../topology/compile.ts'
import { directConnectGateway, flow, GEOGRAPHY, port, site, vpc, vpn, worldOf } from '../../topology/testWorld.ts'
import type { Topology } from '../../topology/topology.ts'
import { drill } from '../drill.ts'
import type { FlowVerdict } from '../report.ts'
import { canMatter } from './canMatter.ts'
import { EdgeGraph } from './edgeGraph.ts'
import { distinctDomains } from './footprint.ts'

/** Several sites, ports and VPNs, of which some are on a flow's way and some are not. */
const estate = fc.record({
  ports: fc.array(
    fc.record({
      site: fc.nat(1),
      location: fc.constantFrom('EqDC2', 'CSVA1', 'EqSV5'),
      gateway: fc.constantFrom('hub', 'vgw-prod', 'vgw-lab'),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  vpns: fc.array(fc.record({ site: fc.nat(1), gateway: fc.constantFrom('vgw-prod', 'vgw-lab'), static: fc.boolean() }), {
    maxLength: 2,
  }),
  hub: fc.constantFrom<readonly string[]>([], ['prod'], ['prod', 'lab'], ['lab']),
  bfd: fc.boolean(),
  both: fc.boolean(),
  covering: fc.boolean(),
})

function compiled({ ports, vpns, hub, bfd, both, covering }: typeof estate extends fc.Arbitrary<infer T> ? T : never): Topology {
  const world = worldOf(draft => {
    site(draft, [{ name: 'edge-0', bfd }])
    // Where it covers the other site's prefix, packets of a flow can get lost at a site that no flow is of.
    const prefixes = [covering ? '10.0.0.0/8' : '172.16.0.0/16']
    site(draft, [{ name: 'edge-1', bfd }], { name: 'other', prefixes, hosts: { far: '172.16.0.9' }, first: 2 })
    vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
    vpc(draft, 'lab', '10.30.0.0/16', { bench: '10.30.1.10' })
    directConnectGateway(draft, Object.fromEntries(hub.map(name => [name, []])))
    for (const [i, { site: at, location, gateway }] of ports.entries()) {
      const kind = gateway === 'hub' ? ('directConnectGateway' as const) : ('virtualPrivateGateway' as const)
      const id = gateway === 'hub' ? 'dxgw-hub' : gateway
      port(draft, {
        name: `p${i}`,
        location,
        device: `${location}-${i % 2}`,
        router: `edge-${at}`,
        gateway: { kind, id },
        octet: 20 + i,
      })
    }
    for (const [i, { site: at, gateway, static: isStatic }] of vpns.entries()) {
      vpn(draft, `198.51.100.${1 + at}`, gateway, { name: `v${i}`, ...(isStatic ? { staticRoutes: ['10.0.0.0/16'] } : {}) })
    }
    flow(draft, 'db', 1e9, 2e9)
    if (both) flow(draft, 'bench', 1e9, 2e9)
  })
  return compile(world, GEOGRAPHY)
}

const cut = (topology: Topology, ...ids: readonly string[]) =>
  ids.map(id => ({ domain: topology.domains.find(domain => domain.id === id)!, kind: 'cut' as const }))

/** What a report tells of a flow, but for what it is compared to. Of two timers that run out at the same moment it may name either. */
function told(flows: readonly FlowVerdict[] | undefined): string {
  return JSON.stringify(
    flows?.map(({ forward, back, decidedBy: _, asBefore: __, ...rest }) => [
      rest,
      forward.after,
      back.after,
      forward.darkMs,
      back.darkMs,
    ]),
  )
}

let ruledOut = 0

test('what is ruled out changes nothing, alone or together with anything, by brute force', () => {
  fc.assert(
    fc.property(estate, drawn => {
      const topology = compiled(drawn)
      const matters = canMatter(topology)
      const domains = distinctDomains(topology).map(({ id }) => id)
      const idle = domains.filter(id => !matters(id))
      ruledOut += idle.length
      const play = (...ids: readonly string[]) => drill(topology, [cut(topology, ...ids)]).scenarios[0]?.flows
      const baseline = told(drill(topology, []).baseline)
      for (const id of idle) {
        assert.equal(told(play(id)), baseline, `${id} alone`)
        for (const other of domains) {
          if (other !== id) assert.equal(told(play(other, id)), told(play(other)), `${id} together with ${other}`)
        }
      }
    }),
    { numRuns: 15 },
  )
  assert.ok(ruledOut > 20, 'the estates have parts that can be ruled out')
})

for (const [edges, between, expected, because] of [
  ['a-b b-c', 'a c', 'a-b b-c', 'a line'],
  ['a-b b-c c-d', 'a c', 'a-b b-c', 'a dead end is on no way'],
  ['a-b b-c b-x x-y y-b', 'a c', 'a-b b-c', 'nor is a circle that is entered and left at one place'],
  ['a-b b-c a-x x-c', 'a c', 'a-b b-c a-x x-c', 'both ways count'],
  ['a-b c-d', 'a c', '', 'no way'],
  ['a-b b-c', 'a', '', 'one place needs no way'],
  ['a-b a-b', 'a b', 'a-b a-b', 'two links beside each other'],
  ['a-b b-c b-d', 'a c d', 'a-b b-c b-d', 'any two of several places'],
] as const) {
  test(`of ${edges} between ${between}: ${expected || 'nothing'}, for ${because}`, () => {
    const all = edges.split(' ').map(name => ({ name, ends: name.split('-') as [string, string] }))
    assert.equal(
      new EdgeGraph(all)
        .between(between.split(' '))
        .edges()
        .map(({ name }) => name)
        .join(' '),
      expected,
    )
  })
}
