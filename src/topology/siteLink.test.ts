import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NeighbourPolicy } from '../resources/customerSide.ts'
import { compile } from './compile.ts'
import { arrival, fate, learned } from './testFate.ts'
import { directConnect, spoke, transitGateway, transitPort } from './testTransitWorld.ts'
import { directConnectGateway, GEOGRAPHY, peer, port, site, vpc, worldOf } from './testWorld.ts'
import type { Topology } from './topology.ts'

const HUB = { kind: 'directConnectGateway', id: 'dxgw-hub' } as const
const SAN_JOSE = { name: 'sanjose', prefixes: ['10.1.0.0/16'], hosts: { desk: '10.1.1.10' }, first: 11 }

/** Policies by the interface of San Jose that they are towards. */
type Policies = Readonly<Partial<Record<'b' | 'c', NeighbourPolicy>>>

/**
 * Ashburn on `a` with SiteLink and San Jose on `b` and `c` in two Regions, both announcing its prefix and one of them with
 * SiteLink; a VPC of us-east-1 is behind the gateway.
 */
function twoSites(joined: 'b' | 'c', policies: Policies = {}): Topology {
  return compile(
    worldOf(draft => {
      site(draft, [{ name: 'east' }])
      const towards = (name: 'b' | 'c') => ({ policies: { [`vif-${name}`]: policies[name] ?? {} } })
      const west = (['b', 'c'] as const).map(name => ({ name: `west-${name}`, asn: 65_001, ...towards(name) }))
      site(draft, west, SAN_JOSE)
      vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
      directConnectGateway(draft, { prod: [] })
      port(draft, {
        ...{ name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'east', gateway: HUB, octet: 20 },
        vif: { siteLinkEnabled: true },
      })
      for (const [name, location, octet] of [
        ['b', 'CSVA1', 21],
        ['c', 'EqSV5', 22],
      ] as const) {
        const vif = { siteLinkEnabled: name === joined, peers: [peer(name, octet, { asn: 65_001 })] }
        port(draft, { name, location, device: `${location}-1`, router: `west-${name}`, gateway: HUB, octet, vif })
      }
    }),
    GEOGRAPHY,
  )
}

for (const [joined, other] of [
  ['b', 'c'],
  ['c', 'b'],
] as const) {
  for (const [policies, because] of [
    [{}, 'both paths are as good'],
    [{ [joined]: { prepend: 2 } }, 'the gateway has a better path without SiteLink'],
    [{ [other]: { prepend: 2 } }, 'the gateway’s best path is over SiteLink'],
  ] as const) {
    test(`sites talk over ${joined}, which has SiteLink, and not over ${other}: ${because}`, () => {
      const topology = twoSites(joined, policies)
      for (const down of [[], [`dxvif-${other}`]]) {
        assert.equal(fate(topology, 'app', '10.1.1.10', down), `delivered at site-sanjose via dxvif-a, dxvif-${joined}`)
        assert.equal(fate(topology, 'desk', '10.0.1.10', down), `delivered at site-1 via dxvif-${joined}, dxvif-a`)
      }
      assert.equal(fate(topology, 'app', '10.1.1.10', [`dxvif-${joined}`]), 'no route at r-east')
    })
  }
}

test('an interface without SiteLink is told what is behind the gateway, and no other site', () => {
  const { baseline } = twoSites('b')
  const told = (name: string) => baseline.tables.advertised.get(`dxpeer-${name}@dxgw-hub`)?.map(({ prefix }) => prefix.text)
  assert.deepEqual(told('c'), ['10.20.0.0/16'])
  assert.deepEqual(told('b')?.sort(), ['10.0.0.0/16', '10.20.0.0/16'])
})

test('sites hear the path of the interface with SiteLink, as long as it is', () => {
  assert.deepEqual(learned(twoSites('c', { c: { prepend: 2 } }), 'r-east').sort(), [
    '10.1.0.0/16 64600 65001 65001 65001',
    '10.20.0.0/16 64600',
  ])
})

test('packets of a VPC take either', () => {
  assert.equal(fate(twoSites('b', { b: { prepend: 2 } }), 'rtb-prod', '10.1.1.10'), 'delivered at site-sanjose via dxvif-b')
  assert.equal(
    fate(twoSites('b', { b: { communities: ['7224:7100'] } }), 'rtb-prod', '10.1.1.10'),
    'delivered at site-sanjose via dxvif-c',
  )
  const even = twoSites('c')
  assert.equal(
    fate(even, 'rtb-prod', '10.1.1.10'),
    'delivered at site-sanjose via dxvif-b | delivered at site-sanjose via dxvif-c',
  )
  for (const host of ['app', 'desk']) assert.match(fate(even, host, '10.20.1.10'), /^delivered at vpc-prod/)
})

/** Two sites before a transit gateway that is allowed all of 10.0.0.0/8, and whose table `main` does not know them. */
function twoBeforeTransit(siteLinks: Readonly<Record<'a' | 'b', boolean>>): Topology {
  return compile(
    worldOf(draft => {
      site(draft, [{ name: 'east' }])
      site(draft, [{ name: 'west', asn: 65_001 }], SAN_JOSE)
      transitGateway(draft, { tables: ['main', 'other'] })
      spoke(draft, 'prod', '10.20.0.0/16', { hosts: { db: '10.20.1.10' } })
      directConnect(draft, ['10.0.0.0/8'], { to: ['other'] })
      transitPort(draft, { name: 'a', router: 'east', vif: { siteLinkEnabled: siteLinks.a } })
      const peers = [peer('b', 21, { asn: 65_001 })]
      transitPort(draft, { name: 'b', router: 'west', octet: 21, vif: { siteLinkEnabled: siteLinks.b, peers } })
    }),
    GEOGRAPHY,
  )
}

for (const [a, b] of [
  [false, false],
  [true, false],
  [false, true],
] as const) {
  test(`a route that covers everything leads to gateways and not to another site, SiteLink ${a} and ${b}`, () => {
    assert.equal(fate(twoBeforeTransit({ a, b }), 'app', '10.1.1.10'), 'no route at rt-main via dxvif-a')
    assert.equal(fate(twoBeforeTransit({ a, b }), 'desk', '10.0.1.10'), 'no route at rt-main via dxvif-b')
    assert.equal(fate(twoBeforeTransit({ a, b }), 'app', '10.20.1.10'), 'delivered at rtb-prod via dxvif-a')
  })
}

test('over SiteLink the other site’s own route comes first', () => {
  const topology = twoBeforeTransit({ a: true, b: true })
  assert.equal(fate(topology, 'app', '10.1.1.10'), 'delivered at site-sanjose via dxvif-a, dxvif-b')
  assert.equal(fate(topology, 'app', '10.20.1.10'), 'delivered at rtb-prod via dxvif-a')
})

for (const [joined, expected, because] of [
  ['b', 0.54, '10 km to EqDC2, 11.63 km from there to CSVA1 and 15.05 km back to Ashburn, where this world has both sites'],
  ['c', 113.13, '10 km to EqDC2, 3,843.06 km from there to EqSV5 and 3,840.09 km back'],
] as const) {
  test(`a round trip over SiteLink to ${joined} goes from location to location: ${expected} ms for ${because}`, () => {
    const topology = twoSites(joined)
    for (const [from, to] of [
      ['app', 'desk'],
      ['desk', 'app'],
    ] as const) {
      // Kilometres x 2 x 1.5 / 204 ms, and no less than 10 km for a leg. Legs are rounded to 0.01 ms, one by one.
      const { rttMs = 0 } = arrival(topology, from, to)
      assert.ok(Math.abs(rttMs - expected) < 0.02, `${rttMs}`)
    }
  })
}
