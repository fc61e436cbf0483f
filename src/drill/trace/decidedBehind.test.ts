import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NeighbourPolicy } from '../../resources/customerSide.ts'
import type { Draft } from '../../resources/world.ts'
import { compile } from '../../topology/compile.ts'
import { directConnect, spoke, transitGateway, transitRoute, transitVpn } from '../../topology/testTransitWorld.ts'
import { directConnectGateway, GEOGRAPHY, port, site, vpc, vpn, worldOf } from '../../topology/testWorld.ts'
import type { Topology } from '../../topology/topology.ts'
import { lookingGlass } from './lookingGlass.ts'
import { trace } from './trace.ts'

const HUB = { kind: 'directConnectGateway', id: 'dxgw-hub' } as const
const HIGH = { communities: ['7224:7300'] } as const
const LOW = { communities: ['7224:7100'] } as const

interface Ends {
  readonly a?: NeighbourPolicy
  readonly b?: NeighbourPolicy
  readonly siteLink?: boolean
  /** Of `b`, where it has not the same as `a`. */
  readonly siteLinkB?: boolean
  readonly locationB?: string
}

/** A site with two routers, and a virtual interface of each on the Direct Connect gateway `hub` before what `behind` writes. */
function twoWays(
  { a = {}, b = {}, siteLink: siteLinkEnabled = false, siteLinkB = siteLinkEnabled, locationB: location = 'CSVA1' }: Ends,
  behind: (draft: Draft) => void,
): Topology {
  return compile(
    worldOf(draft => {
      site(draft, [
        { name: 'edge-1', policies: { 'vif-a': a } },
        { name: 'edge-2', policies: { 'vif-b': b } },
      ])
      behind(draft)
      const isTransit = draft.get('directConnectGatewayAssociation', 'assoc-hub') !== undefined
      const vif = { siteLinkEnabled, ...(isTransit ? ({ type: 'transit', mtu: 8500 } as const) : {}) }
      port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge-1', gateway: HUB, octet: 20, vif })
      port(draft, {
        name: 'b',
        location,
        device: `${location}-1`,
        router: 'edge-2',
        gateway: HUB,
        octet: 21,
        vif: { ...vif, siteLinkEnabled: siteLinkB },
      })
    }),
    GEOGRAPHY,
  )
}

function onePrivate(draft: Draft): void {
  vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
  directConnectGateway(draft, { prod: [] })
}

function twoPrivate(draft: Draft): void {
  vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
  vpc(draft, 'far', '10.30.0.0/16', {}, { region: 'us-west-1' })
  directConnectGateway(draft, { prod: [], far: [] })
  draft.update('directConnectGatewayAssociation', 'assoc-far', {
    gateway: { kind: 'virtualPrivateGateway', id: 'vgw-far', region: 'us-west-1', ownerAccount: '123456789012' },
  })
}

function transit(draft: Draft): void {
  transitGateway(draft, { tables: ['main', 'other'] })
  spoke(draft, 'prod', '10.20.0.0/16', { hosts: { db: '10.20.1.10' } })
  directConnect(draft, ['10.20.0.0/16'], { to: ['main', 'other'] })
}

/** What the Direct Connect gateway shows of the site's prefix, a line for each route. */
function shown(topology: Topology): string[] {
  const { routes = [] } = lookingGlass(topology, topology.baseline, 'dxgw-hub', 'best') ?? {}
  return routes
    .filter(({ prefix }) => prefix === '10.0.0.0/16')
    .map(({ status, via, localPreference, because, preferredFor = '', decidedAt = [] }) =>
      [status, via, localPreference, because, preferredFor, `at ${decidedAt.join(', ')}`].filter(word => word !== '').join(' '),
    )
}

for (const [ends, behind, expected, because] of [
  [
    { a: { ...HIGH, prepend: 5 } },
    onePrivate,
    ['best dx-a 300 local preference 7224:7300 at prod-vgw', 'lost dx-b 200 local preference home Region at prod-vgw'],
    'a community beats the shorter AS path',
  ],
  [
    { a: LOW },
    onePrivate,
    ['best dx-b 200 local preference home Region at prod-vgw', 'lost dx-a 100 local preference 7224:7100 at prod-vgw'],
    'and so does the home Region',
  ],
  [
    { a: { prepend: 1 } },
    onePrivate,
    ['best dx-b 200 AS path length home Region at prod-vgw', 'lost dx-a 200 AS path length home Region at prod-vgw'],
    'where preferences are alike, the AS path decides there',
  ],
  [
    {},
    onePrivate,
    ['best dx-a 200 equal paths home Region at prod-vgw', 'best dx-b 200 equal paths home Region at prod-vgw'],
    'what shares the load is equal, and not alone',
  ],
  [
    { a: HIGH, b: LOW },
    twoPrivate,
    [
      'best dx-a 300 local preference 7224:7300 at prod-vgw, far-vgw',
      'lost dx-b 100 local preference 7224:7100 at prod-vgw, far-vgw',
    ],
    'gateways that decide alike are told together',
  ],
  [
    { locationB: 'EqSV5' },
    twoPrivate,
    [
      'best dx-a 200 local preference home Region at prod-vgw',
      'lost dx-b 150 local preference at prod-vgw',
      'best dx-b 200 local preference home Region at far-vgw',
      'lost dx-a 150 local preference at far-vgw',
    ],
    'gateways of two Regions decide each for its own',
  ],
  [
    { a: { ...HIGH, prepend: 1 }, siteLink: true },
    onePrivate,
    [
      'best dx-a 300 local preference 7224:7300 at prod-vgw',
      'lost dx-b 200 local preference SiteLink at prod-vgw',
      'best dx-b 100 AS path length at hub SiteLink',
      'lost dx-a 100 AS path length at hub SiteLink',
    ],
    'what SiteLink tells the customer is decided in its own table',
  ],
  [
    { a: { prepend: 1 }, siteLink: true, siteLinkB: false },
    onePrivate,
    [
      'best dx-b 200 AS path length home Region at prod-vgw',
      'lost dx-a 200 AS path length SiteLink at prod-vgw',
      'best dx-a 100 only path at hub SiteLink',
    ],
    'and an interface without SiteLink is not in it',
  ],
  [
    { a: { ...HIGH, prepend: 5 } },
    transit,
    ['best dx-a 300 local preference 7224:7300 at main, other', 'lost dx-b 200 local preference home Region at main, other'],
    'tables of a transit gateway decide, to which its attachment hands everything on',
  ],
  [
    { a: { ...HIGH, prepend: 5 } },
    (draft: Draft) => {
      transit(draft)
      transitVpn(draft, 'backup', '198.51.100.2', { isStatic: true })
      transitRoute(draft, 'main', '10.0.0.0/16', 'backup')
    },
    [
      'lost dx-a 300 source preference 7224:7300 at main',
      'lost dx-b 200 source preference home Region at main',
      'best dx-a 300 local preference 7224:7300 at other',
      'lost dx-b 200 local preference home Region at other',
    ],
    'a static route of a table takes the packets of both',
  ],
] as const satisfies readonly (readonly [Ends, (draft: Draft) => void, readonly string[], string])[]) {
  test(`what a Direct Connect gateway shows with ${JSON.stringify(ends)}: ${because}`, () => {
    assert.deepEqual(shown(twoWays(ends, behind)), expected)
  })
}

for (const behind of [onePrivate, transit]) {
  test(`${behind.name}: packets to the site take what is shown as best`, () => {
    for (const [a, via] of [
      [{ ...HIGH, prepend: 5 }, 'dx-a'],
      [LOW, 'dx-b'],
    ] as const) {
      const topology = twoWays({ a }, behind)
      const ends = ['app', 'db'].map(name => topology.hosts.get(name) ?? assert.fail(name))
      const { back } = trace(topology, { convergence: topology.baseline, brokenLinks: new Set() }, ends[0]!, ends[1]!)
      assert.ok(back?.hops.some(hop => hop.via === via))
      assert.deepEqual(
        shown(topology).flatMap(line => (line.startsWith('best') ? line.split(' ')[1] : [])),
        [via],
      )
    }
  })
}

test('where a VPN stands behind Direct Connect, what decided between the two is told', () => {
  const topology = twoWays({ b: LOW }, draft => {
    onePrivate(draft)
    vpn(draft, '198.51.100.2', 'vgw-prod')
  })
  assert.deepEqual(shown(topology), [
    'best dx-a 200 local preference home Region at prod-vgw',
    'lost dx-b 100 local preference 7224:7100 at prod-vgw',
  ])
})

for (const siteLink of [false, true]) {
  test(`of prefixes of gateways it shows its own choice, SiteLink ${siteLink}`, () => {
    const topology = twoWays({ siteLink }, onePrivate)
    const { routes = [] } = lookingGlass(topology, topology.baseline, 'hub', 'best') ?? {}
    const own = routes.filter(({ prefix }) => prefix === '10.20.0.0/16')
    assert.deepEqual(
      own.map(({ status, because, decidedAt }) => [status, because, decidedAt]),
      [['best', 'only path', undefined]],
    )
  })
}
