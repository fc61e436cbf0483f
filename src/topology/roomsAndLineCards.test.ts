import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CrossConnect, Router } from '../resources/customerSide.ts'
import { compile } from './compile.ts'
import { directConnectGateway, GEOGRAPHY, port, site, vpc, worldOf } from './testWorld.ts'
import type { Topology } from './topology.ts'

const HUB = { kind: 'directConnectGateway', id: 'dxgw-hub' } as const

/** Two routers, two ports on one device of EqDC2 and one on another; patches and routers say what they are given. */
function topologyOf(
  patches: Readonly<Record<string, Pick<CrossConnect, 'room' | 'lineCard'>>>,
  routers: readonly Partial<Router>[] = [],
  locations: readonly string[] = ['EqDC2', 'EqDC2', 'EqDC2'],
): Topology {
  const world = worldOf(draft => {
    site(draft, [
      { name: 'edge-1', ...routers[0] },
      { name: 'edge-2', ...routers[1] },
    ])
    vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
    directConnectGateway(draft, { prod: [] })
    for (const [i, name] of ['a', 'b', 'c'].entries()) {
      const [router, device] = [`edge-${1 + (i % 2)}`, `EqDC2-${i < 2 ? 1 : 2}`]
      port(draft, { name, location: locations[i] ?? 'EqDC2', device, router, gateway: HUB, octet: 20 + i })
      draft.update('crossConnect', `xc-${name}`, patches[name] ?? {})
    }
  })
  return compile(world, GEOGRAPHY)
}

function domainsOf({ domains, network }: Topology) {
  return domains
    .filter(({ kind }) => kind === 'room' || kind === 'line-card')
    .map(({ id, name }) => [id, name, network.sharedFate?.get(id)?.join(' ')])
}

for (const [patches, routers, expected, because] of [
  [{}, [], [], 'nobody said anything'],
  [{}, [{ room: 'a' }], [['room:site-1/a', 'ashburn/a', 'router:r-edge-1']], 'one router in a room'],
  [
    {},
    [{ room: 'a' }, { room: 'a' }],
    [['room:site-1/a', 'ashburn/a', 'router:r-edge-1 router:r-edge-2']],
    'both share their power and cooling',
  ],
  [
    { a: { lineCard: 'card-3' }, b: { lineCard: 'card-3' }, c: { lineCard: 'card-3' } },
    [],
    [
      ['line-card:EqDC2-1/card-3', 'EqDC2-1/card-3', 'connection:dxcon-a connection:dxcon-b'],
      ['line-card:EqDC2-2/card-3', 'EqDC2-2/card-3', 'connection:dxcon-c'],
    ],
    'a card is in one device',
  ],
  [
    { a: { room: 'mmr-2' }, c: { room: 'mmr-2' } },
    [{ room: 'mmr-2' }],
    [
      ['room:site-1/mmr-2', 'ashburn/mmr-2', 'router:r-edge-1'],
      ['room:EQDC2/mmr-2', 'EqDC2/mmr-2', 'cross-connect:dxcon-a cross-connect:dxcon-c'],
    ],
    'a meet-me room is none of the site’s',
  ],
] as const) {
  test(`${JSON.stringify([patches, routers])}: ${because}`, () => {
    assert.deepEqual(domainsOf(topologyOf(patches, routers)), expected)
  })
}

test('rooms of one name in two buildings are two, and in one building one, whatever its codes', () => {
  const patches = { a: { room: 'x' }, b: { room: 'x' }, c: { room: 'x' } }
  assert.deepEqual(domainsOf(topologyOf(patches, [], ['CS32A-24FL', 'cs32a', 'EqDC2'])), [
    ['room:CS32A/x', 'CS32A/x', 'cross-connect:dxcon-a cross-connect:dxcon-b'],
    ['room:EQDC2/x', 'EqDC2/x', 'cross-connect:dxcon-c'],
  ])
})
