import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Router } from '../resources/customerSide.ts'
import type { Draft } from '../resources/world.ts'
import { damage } from '../routing/detection.ts'
import { compile } from './compile.ts'
import { fate, learned } from './testFate.ts'
import { directConnectGateway, GEOGRAPHY, peer, port, site, vpc, vpn, worldOf } from './testWorld.ts'
import type { Topology } from './topology.ts'

const HUB = { kind: 'directConnectGateway', id: 'dxgw-hub' } as const
const VGW = { kind: 'virtualPrivateGateway', id: 'vgw-prod' } as const
const PORT_A = { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge', gateway: VGW, octet: 20 } as const

function world(add: (draft: Draft) => void, router: Partial<Router> = {}): Topology {
  return compile(
    worldOf(draft => {
      site(draft, [{ name: 'edge', ...router }])
      vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
      add(draft)
    }),
    GEOGRAPHY,
  )
}

for (const [add, down, expected, because] of [
  [() => undefined, [], 'no route at r-edge', 'a router without a way and without an uplink that is known'],
  [(draft: Draft) => vpn(draft, '198.51.100.1', 'vgw-prod'), [], 'delivered at vpc-prod via vpn-1/1', 'the preferred tunnel'],
  [
    (draft: Draft) => vpn(draft, '198.51.100.1', 'vgw-prod'),
    ['vpn-1/1'],
    'delivered at vpc-prod via vpn-1/2',
    'the other tunnel',
  ],
  [
    (draft: Draft) => vpn(draft, '198.51.100.1', 'vgw-prod'),
    ['vpn-1/1', 'vpn-1/2'],
    'leaks to the Internet at edge',
    'the last resort is the provider, never "no route"',
  ],
  [
    (draft: Draft) => vpn(draft, '198.51.100.1', 'vgw-prod', { staticRoutes: ['10.0.0.0/16'] }),
    ['vpn-1/1', 'vpn-1/2'],
    'leaks to the Internet at edge',
    'with static routing too',
  ],
] as const) {
  test(`from the site to the VPC: ${because}`, () => {
    assert.equal(fate(world(add), 'app', '10.20.1.10', down), expected)
  })
}

for (const [router, expected, because] of [
  [{}, ['dxpeer-a', 'vpn-1/1', 'vpn-1/2'], 'a managed router is configured from what AWS hands out'],
  [{ kind: 'external' }, [], 'an external router is configured by somebody else'],
  [{ ownNeighbours: true }, [], 'a router with neighbours of its own knows only those'],
  [{ ownNeighbours: true, policies: { 'vif-a': {} } }, ['dxpeer-a'], 'one of them is named'],
  [{ ownNeighbours: true, policies: { backup: {} } }, ['vpn-1/1', 'vpn-1/2'], 'the VPN is named'],
  [{ asn: 65_009 }, [], 'neither end expects this AS'],
] as const) {
  test(`sessions of a router with ${JSON.stringify(router)}: ${because}`, () => {
    const topology = world(draft => {
      port(draft, PORT_A)
      vpn(draft, '198.51.100.1', 'vgw-prod')
    }, router)
    assert.deepEqual([...topology.network.sessions.keys()].sort(), expected)
  })
}

test('an AS that does not match leaves the tunnels up without BGP, and is said', () => {
  const topology = world(draft => {
    port(draft, PORT_A)
    vpn(draft, '198.51.100.1', 'vgw-prod', { customerGateway: { bgpAsn: 65_123 } })
  })
  assert.deepEqual([...topology.network.sessions.keys()], ['dxpeer-a'])
  assert.deepEqual([...topology.observables.tunnels.keys()], ['vpn-1/1', 'vpn-1/2'])
  assert.match(topology.remarks.join(' '), /backup expects AS 65123 and router edge is AS 65000: no session\./)
})

test('a peer that is not provisioned yet has no session', () => {
  const topology = world(draft => port(draft, { ...PORT_A, vif: { peers: [peer('a', 20, { state: 'pending' })] } }))
  assert.deepEqual([[...topology.network.sessions.keys()], [...topology.observables.peers.keys()]], [[], []])
})

test('a router announces to each neighbour what is listed for it, and nothing of another neighbour’s list', () => {
  const topology = world(
    draft => {
      port(draft, PORT_A)
      port(draft, { ...PORT_A, name: 'b', octet: 21 })
    },
    { policies: { 'vif-b': { advertise: ['10.0.1.0/24', '10.7.0.0/16'] } } },
  )
  const heard = (end: string) => topology.baseline.tables.accepted.get(end)?.map(path => path.prefix.text)
  assert.deepEqual([heard('dxpeer-a@vgw-prod'), heard('dxpeer-b@vgw-prod')], [['10.0.0.0/16'], ['10.0.1.0/24', '10.7.0.0/16']])
})

test('prefixes of AWS are never announced back to it, not even where a site’s prefix covers them', () => {
  const topology = compile(
    worldOf(draft => {
      site(draft, [{ name: 'edge-1' }, { name: 'edge-2' }], { prefixes: ['10.0.0.0/8'] })
      vpc(draft, 'prod', '10.20.0.0/16', {})
      vpc(draft, 'lake', '10.30.0.0/16', {})
      directConnectGateway(draft, { prod: [] })
      port(draft, { ...PORT_A, router: 'edge-1', gateway: HUB })
      vpn(draft, '198.51.100.2', 'vgw-lake')
    }),
    GEOGRAPHY,
  )
  for (const session of ['dxpeer-a@dxgw-hub', 'vpn-1/1@vgw-lake']) {
    assert.deepEqual(
      topology.baseline.tables.accepted.get(session)?.map(path => path.prefix.text),
      ['10.0.0.0/8'],
    )
  }
})

/** Two edges: Direct Connect on the first, a VPN on the second. */
function twoEdges(staticRoutes: readonly string[] | undefined, routers: Partial<Router> = {}): Topology {
  return compile(
    worldOf(draft => {
      site(draft, [
        { name: 'edge-1', ...routers },
        { name: 'edge-2', ...routers },
      ])
      vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
      port(draft, { ...PORT_A, router: 'edge-1' })
      vpn(draft, '198.51.100.2', 'vgw-prod', { staticRoutes })
    }),
    GEOGRAPHY,
  )
}

for (const [staticRoutes, kind] of [
  [undefined, 'BGP'],
  [['10.0.0.0/16'], 'static routing'],
] as const) {
  test(`iBGP between the edges: Direct Connect is used from both, and with ${kind} the VPN too once it is gone`, () => {
    const topology = twoEdges(staticRoutes)
    assert.equal(fate(topology, 'app', '10.20.1.10'), 'delivered at vpc-prod via dxvif-a')
    assert.equal(fate(topology, 'app', '10.20.1.10', ['dxvif-a']), 'delivered at vpc-prod via vpn-1/1')
    assert.equal(fate(topology, 'db', '10.0.1.10', ['dxvif-a']), 'delivered at site-1 via vpn-1/1')
  })
}

test('a static route into a VPN is told to the other edges behind what they hear over a VPN with BGP, and it waits at its own', () => {
  const topology = compile(
    worldOf(draft => {
      site(draft, [{ name: 'edge-1' }, { name: 'edge-2' }])
      vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
      vpn(draft, '198.51.100.1', 'vgw-prod', { name: 'talks' })
      vpn(draft, '198.51.100.2', 'vgw-prod', { name: 'written', staticRoutes: ['10.0.0.0/16'] })
    }),
    GEOGRAPHY,
  )
  for (const edge of ['edge-1', 'edge-2']) assert.deepEqual(learned(topology, `r-${edge}`), ['10.20.0.0/16 64512'])
  assert.equal(fate(topology, 'app', '10.20.1.10'), 'delivered at vpc-prod via vpn-talks/1')
  // The gateway prefers static routes, and so the ways differ (Site-to-Site VPN guide, "Route priority").
  assert.equal(fate(topology, 'db', '10.0.1.10'), 'delivered at site-1 via vpn-written/1')
  const down = ['vpn-talks/1', 'vpn-talks/2']
  assert.equal(fate(topology, 'app', '10.20.1.10', down), 'delivered at vpc-prod via vpn-written/1')
})

test('without the link between the edges each has only its own way', () => {
  const topology = twoEdges(undefined)
  assert.equal(
    fate(topology, 'app', '10.20.1.10', ['r-edge-1~r-edge-2', 'dxvif-a']),
    'delivered at vpc-prod via vpn-1/1 | no route at r-edge-1',
  )
})

for (const [carrier, cut, amazon, customer, because] of [
  [undefined, 'connection:dxcon-a', 'carrier', 'carrier', 'a direct patch loses light at both ends'],
  [undefined, 'router:r-edge', 'carrier', 'carrier', 'whichever end fails'],
  [{ name: 'metro', forwardsLossOfLight: false }, 'connection:dxcon-a', 'carrier', 'nobody', 'the carrier keeps its laser on'],
  [
    { name: 'metro', forwardsLossOfLight: false },
    'carrier:dxcon-a',
    'nobody',
    'nobody',
    'a cut inside the carrier is seen by nobody',
  ],
  [{ name: 'metro', forwardsLossOfLight: false }, 'router:r-edge', 'nobody', 'carrier', 'nor does AWS see the router go'],
  [{ name: 'metro', forwardsLossOfLight: true }, 'carrier:dxcon-a', 'carrier', 'carrier', 'a carrier that forwards the loss'],
  [{ name: 'metro', forwardsLossOfLight: true }, 'connection:dxcon-a', 'carrier', 'carrier', 'is like a direct patch'],
] as const) {
  test(`${cut} cut ${carrier ? `behind a carrier that ${carrier.forwardsLossOfLight ? 'forwards' : 'hides'} it` : 'on a direct patch'}: ${because}`, () => {
    const topology = world(draft => port(draft, { ...PORT_A, ...(carrier ? { carrier } : {}) }))
    const range = { bestMs: 10, worstMs: 100 }
    const { events } = damage(topology.network, [{ component: cut, kind: 'cut' }], {
      carrier: range,
      notification: range,
      reconnect: range,
      deletion: range,
      deletionSendsCease: false,
      lossWindowMs: 0,
    })
    const sees = (end: string) => events.find(({ key }) => key === `dxvif-a@${end}`)?.by ?? 'nobody'
    assert.deepEqual([sees('vgw-prod'), sees('r-edge')], [amazon, customer])
  })
}

test('graceful restart is on only where the router says so, and is remarked', () => {
  const restarts = (router: Partial<Router>) => {
    const topology = world(draft => port(draft, PORT_A), router)
    return [topology.network.sessions.get('dxpeer-a')?.ends.map(end => end.restartMs), topology.remarks.length]
  }
  assert.deepEqual(restarts({}), [[120_000, undefined], 0])
  assert.deepEqual(restarts({ gracefulRestart: true }), [[120_000, 120_000], 1])
})

test('meet-me rooms of one building fail together', () => {
  const topology = world(draft => {
    port(draft, { ...PORT_A, location: 'CS32A-24FL' })
    port(draft, { ...PORT_A, name: 'b', octet: 21, location: 'cs32a' })
  })
  assert.deepEqual(
    topology.domains.filter(({ kind }) => kind === 'location').map(({ id }) => id),
    ['location:CS32A'],
  )
})
