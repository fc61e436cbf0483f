import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAddress } from '../net/address.ts'
import type { Route } from '../resources/vpc.ts'
import type { Draft } from '../resources/world.ts'
import { forward } from '../routing/forward.ts'
import { compile } from './compile.ts'
import { fate } from './testFate.ts'
import { GEOGRAPHY, port, site, vpc, worldOf } from './testWorld.ts'
import type { Topology } from './topology.ts'

const PORT_A = {
  name: 'a',
  location: 'EqDC2',
  device: 'EqDC2-1',
  router: 'edge',
  gateway: { kind: 'virtualPrivateGateway', id: 'vgw-prod' },
  octet: 20,
} as const

function world(add: (draft: Draft) => void): Topology {
  return compile(
    worldOf(draft => {
      site(draft, [{ name: 'edge' }])
      vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
      add(draft)
    }),
    GEOGRAPHY,
  )
}

function writeRoutes(draft: Draft, routes: readonly Omit<Route, 'origin'>[]): void {
  const table = draft.get('routeTable', 'rtb-prod')
  assert.ok(table)
  draft.update('routeTable', 'rtb-prod', {
    routes: [...table.body.routes, ...routes.map(route => ({ ...route, origin: 'CreateRoute' as const }))],
  })
}

const toInternet = (destination: string) => ({ destination, target: { kind: 'internetGateway', id: 'igw-1' } }) as const
const toGateway = (destination: string) => ({ destination, target: { kind: 'virtualPrivateGateway', id: 'vgw-prod' } }) as const

for (const [routes, down, expected, because] of [
  [[], [], 'delivered at site-1 via dxvif-a', 'the propagated route'],
  [[toInternet('0.0.0.0/0')], [], 'delivered at site-1 via dxvif-a', 'the propagated route is longer than the default'],
  [[toInternet('0.0.0.0/0')], ['dxvif-a'], 'no route at vgw-prod', 'the propagated route stays, and packets die at the gateway'],
  [[toInternet('10.0.0.0/16')], [], 'leaves to the Internet by igw-1', 'of equal prefixes the static one'],
  [[toInternet('10.0.1.0/24')], [], 'leaves to the Internet by igw-1', 'a more specific static'],
  [[toGateway('10.0.0.0/8')], ['dxvif-a'], 'no route at vgw-prod', 'a static to the gateway is no way either'],
] as const) {
  test(`a VPC’s table with [${routes.map(route => `${route.destination} ${route.target.id}`).join(', ')}]${down.length > 0 ? ', the virtual interface down' : ''}: ${because}`, () => {
    const topology = world(draft => {
      port(draft, PORT_A)
      writeRoutes(draft, routes)
    })
    assert.equal(fate(topology, 'db', '10.0.1.10', down), expected)
  })
}

test('a site prefix inside the VPC’s CIDR is not reached from it: the local route beats what is propagated', () => {
  const topology = compile(
    worldOf(draft => {
      site(draft, [{ name: 'edge' }], { prefixes: ['10.20.9.0/24'], hosts: { app: '10.20.9.5' } })
      vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
      port(draft, PORT_A)
    }),
    GEOGRAPHY,
  )
  assert.equal(fate(topology, 'db', '10.20.9.5'), 'prod takes it for an address of its own')
  assert.deepEqual(topology.observables.propagated.get('vgw-prod'), ['10.20.9.0/24'])
})

test('a static route to a gateway carries 1500 bytes, a propagated one jumbo frames', () => {
  const mtu = (add: (draft: Draft) => void, routes: readonly Omit<Route, 'origin'>[]) => {
    const topology = world(draft => {
      add(draft)
      writeRoutes(draft, routes)
    })
    return forward(topology.network, topology.baseline.tables, new Set(), 'rtb-prod', parseAddress('10.0.1.10')!)[0]?.mtu
  }
  assert.equal(
    mtu(draft => port(draft, PORT_A), []),
    9001,
  )
  assert.equal(
    mtu(draft => port(draft, PORT_A), [toGateway('10.0.0.0/16')]),
    1500,
  )
})

test('a table that takes over no routes of a gateway has none', () => {
  const topology = world(draft => {
    port(draft, PORT_A)
    draft.update('routeTable', 'rtb-prod', { propagatingGateways: [] })
  })
  assert.equal(fate(topology, 'db', '10.0.1.10'), 'no route at rtb-prod')
  assert.equal(fate(topology, 'app', '10.20.1.10'), 'delivered at vpc-prod via dxvif-a', 'the site does not notice')
})
