import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Networks } from '../../src/reconcile/networks.ts'
import { draftOf } from '../../src/resources/draft.ts'
import { WorldTables } from '../../src/resources/tables.ts'
import type { Draft } from '../../src/resources/world.ts'
import {
  directConnect,
  spoke,
  transitGateway,
  transitPort,
  transitRoute,
  transitVpn,
} from '../../src/topology/testTransitWorld.ts'
import { GEOGRAPHY, site } from '../../src/topology/testWorld.ts'
import type { Topology } from '../../src/topology/topology.ts'

/** Everything that decides where packets go. */
function text({ network, info, observables, remarks, baseline, domains }: Topology): unknown {
  const routes = [...network.nodes.keys()]
    .sort()
    .map(name => [name, [...(baseline.tables.routes.get(name)?.keys() ?? [])].sort()])
  const { links, sessions } = network
  const sorted = (map: ReadonlyMap<string, unknown>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    routes,
    links: sorted(links),
    sessions: sorted(sessions),
    info: sorted(info),
    transit: sorted(observables.transitRoutes),
    remarks,
    domains,
  }
}

const STEPS: readonly (readonly [what: string, change: (draft: Draft) => void, inPlace: boolean])[] = [
  ['a route comes', draft => transitRoute(draft, 'main', '10.99.0.0/16', 'prod'), true],
  ['a route leads to the VPN', draft => transitRoute(draft, 'main', '10.0.0.0/16', 'backup'), true],
  ['a blackhole comes', draft => transitRoute(draft, 'main', '10.66.0.0/16'), true],
  ['a route is replaced', draft => transitRoute(draft, 'main', '10.66.0.0/16', 'dev'), false],
  ['a route goes', draft => draft.remove('transitGatewayRoute', 'rt-main|10.0.0.0/16'), true],
  ['an attachment propagates no more', draft => draft.update('transitGatewayAttachment', 'at-dev', { propagations: [] }), true],
  ['an interface goes down', draft => draft.update('virtualInterface', 'dxvif-a', { state: 'down' }), true],
  ['an attachment is deleted', draft => draft.update('transitGatewayAttachment', 'at-dev', { state: 'deleted' }), false],
  ['a route leads to what is deleted', draft => transitRoute(draft, 'main', '10.67.0.0/16', 'dev'), true],
  ['and the attachment comes back', draft => draft.update('transitGatewayAttachment', 'at-dev', { state: 'available' }), false],
  [
    'two rows of one network change',
    draft => {
      transitRoute(draft, 'main', '10.68.0.0/16', 'prod')
      draft.update('transitGatewayAttachment', 'at-prod', { tags: { Name: 'renamed' } })
    },
    true,
  ],
]

test('whatever changes, the networks are those of the world as if it were seen for the first time', () => {
  const world = new WorldTables()
  const networks = new Networks(GEOGRAPHY)
  const write = (change: (draft: Draft) => void) => {
    const draft = draftOf(world)
    change(draft)
    const changes = draft.changes()
    world.apply(changes)
    return networks.update(world, changes)
  }
  write(draft => {
    site(draft, [{ name: 'edge' }])
    transitGateway(draft)
    spoke(draft, 'prod', '10.20.0.0/16')
    spoke(draft, 'dev', '10.30.0.0/16')
    directConnect(draft, ['10.20.0.0/16'])
    transitPort(draft, { name: 'a', router: 'edge' })
    transitVpn(draft, 'backup', '198.51.100.1')
  })
  for (const [what, change, inPlace] of STEPS) {
    const rowsBefore = networks.of('transitGateway', 'tgw-hub')?.rows
    const { gone } = write(change)
    assert.deepEqual(
      networks.named(gone).map(({ name }) => name),
      [],
      what,
    )
    const fresh = new Networks(GEOGRAPHY)
    fresh.update(world, [...everyRow(world)])
    assert.deepEqual(
      new Map([...networks.all()].map(({ name, topology }) => [name, text(topology)])),
      new Map([...fresh.all()].map(({ name, topology }) => [name, text(topology)])),
      what,
    )
    const rows = networks.of('transitGateway', 'tgw-hub')?.rows
    assert.equal(rows?.borrowed === rowsBefore?.borrowed, inPlace, `${what}: ${inPlace ? 'in place' : 'found anew'}`)
    for (const { name, rows: members } of networks.all()) {
      for (const row of members.values())
        if (!members.borrowed.has(`${row.kind} ${row.id}`)) assert.equal(networks.of(row.kind, row.id)?.name, name, what)
    }
  }
})

function* everyRow(world: WorldTables) {
  const kinds = [
    'site',
    'router',
    'host',
    'vpc',
    'subnet',
    'routeTable',
    'connection',
    'crossConnect',
    'virtualInterface',
    'directConnectGateway',
    'directConnectGatewayAssociation',
    'customerGateway',
    'vpnConnection',
    'transitGateway',
    'transitGatewayRouteTable',
    'transitGatewayAttachment',
    'transitGatewayRoute',
  ] as const
  for (const kind of kinds) for (const row of world.all(kind)) yield { kind, id: row.id, before: undefined, after: row }
}
