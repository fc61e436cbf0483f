import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
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

const PARTS = ['vpc', 'subnet', 'routeTable', 'transitGatewayAttachment'] as const

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
  ['and the attachment comes back', draft => draft.update('transitGatewayAttachment', 'at-dev', { state: 'available' }), true],
  ['a VPC comes with all that belongs to it', draft => spoke(draft, 'new', '10.50.0.0/16'), true],
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
    assertAsIfNew(networks, world, what)
    const rows = networks.of('transitGateway', 'tgw-hub')?.rows
    assert.equal(rows?.borrowed === rowsBefore?.borrowed, inPlace, `${what}: ${inPlace ? 'in place' : 'found anew'}`)
  }
})

/** Rows that come and change alone or many at once: what a VPC consists of, and attachments that join them to two gateways. */
const stepOf = fc.oneof(
  fc.record({ do: fc.constant('spoke' as const), vpc: fc.constantFrom('a', 'b', 'c'), gateway: fc.constantFrom('hub', 'west') }),
  fc.record({
    do: fc.constant('state' as const),
    vpc: fc.constantFrom('a', 'b', 'c'),
    state: fc.constantFrom('pending', 'available', 'modifying', 'deleting', 'deleted'),
  }),
  fc.record({ do: fc.constant('part' as const), kind: fc.constantFrom(...PARTS), vpc: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ do: fc.constant('again' as const), kind: fc.constantFrom(...PARTS), vpc: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ do: fc.constant('route' as const), vpc: fc.constantFrom('a', 'b'), octet: fc.nat(3) }),
  fc.record({ do: fc.constant('noRoute' as const), octet: fc.nat(3) }),
  fc.record({ do: fc.constant('list' as const), vpc: fc.constantFrom('a', 'b', 'c') }),
)
type Step = typeof stepOf extends fc.Arbitrary<infer S> ? S : never

function take(draft: Draft, step: Step): void {
  switch (step.do) {
    case 'spoke':
      if (draft.get('vpc', `vpc-${step.vpc}`)) return
      // Routes lead to attachments of their own gateway: to `c` there are none.
      spoke(draft, step.vpc, '10.20.0.0/16', { gateway: step.vpc === 'c' ? `tgw-${step.gateway}` : 'tgw-hub' })
      return
    case 'state':
      if (draft.get('transitGatewayAttachment', `at-${step.vpc}`))
        draft.update('transitGatewayAttachment', `at-${step.vpc}`, { state: step.state })
      return
    case 'part':
      draft.remove(step.kind, idOf(step))
      return
    case 'again':
      if (draft.get(step.kind, idOf(step))) draft.update(step.kind, idOf(step), {})
      return
    case 'route':
      transitRoute(draft, 'main', `10.9${step.octet}.0.0/16`, step.vpc)
      return
    case 'noRoute':
      draft.remove('transitGatewayRoute', `rt-main|10.9${step.octet}.0.0/16`)
      return
    case 'list':
      if (draft.get('routeTable', `rtb-${step.vpc}`)) {
        const target = { kind: 'transitGateway', id: 'tgw-hub' } as const
        draft.update('routeTable', `rtb-${step.vpc}`, { routes: [{ destination: 'pl-1', target, origin: 'CreateRoute' }] })
      }
  }
}

function idOf({ kind, vpc }: { readonly kind: (typeof PARTS)[number]; readonly vpc: string }): string {
  return `${{ vpc: 'vpc', subnet: 'subnet', routeTable: 'rtb', transitGatewayAttachment: 'at' }[kind]}-${vpc}`
}

test('rows that come, join, part and go in any order make the networks that the world has', () => {
  const batches = fc.array(fc.array(stepOf, { minLength: 1, maxLength: 5 }), { maxLength: 12 })
  let joined = 0
  fc.assert(
    fc.property(batches, all => {
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
        transitGateway(draft)
        transitGateway(draft, { name: 'west', tables: ['west'] })
        const scope = { account: '123456789012', region: 'us-east-1' }
        const entries = [{ cidr: '10.77.0.0/16', description: '' }]
        const list = {
          name: 'list',
          addressFamily: 'IPv4',
          maxEntries: 10,
          entries,
          version: 1,
          versions: [],
          state: 'create-complete',
        }
        draft.put('managedPrefixList', 'pl-1', scope, { ...list, tags: {} } as never)
      })
      const names = new Set([...networks.all()].map(({ name }) => name))
      for (const steps of all) {
        const { fresh, gone } = write(draft => {
          for (const step of steps) take(draft, step)
        })
        for (const name of gone) names.delete(name)
        for (const { name, rows } of fresh) {
          names.add(name)
          if (rows.has('transitGateway tgw-hub') && rows.has('vpc vpc-a')) joined++
        }
        assertAsIfNew(networks, world, JSON.stringify(all))
        assert.deepEqual([...names].sort(), [...networks.all()].map(({ name }) => name).sort(), 'what came and went is told')
      }
    }),
    { numRuns: 300 },
  )
  assert.ok(joined > 0, 'something was joined')
})

function assertAsIfNew(networks: Networks, world: WorldTables, what: string): void {
  const fresh = new Networks(GEOGRAPHY)
  fresh.update(world, [...everyRow(world)])
  const told = (of: Networks) =>
    new Map([...of.all()].map(({ name, topology, rows }) => [name, { keys: [...rows.keys()].sort(), text: text(topology) }]))
  assert.deepEqual(told(networks), told(fresh), what)
  for (const { name, rows: members } of networks.all()) {
    for (const row of members.values()) {
      assert.equal(row, world.get(row.kind, row.id), what)
      if (!members.borrowed.has(`${row.kind} ${row.id}`)) assert.equal(networks.of(row.kind, row.id)?.name, name, what)
    }
  }
}

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
    'managedPrefixList',
  ] as const
  for (const kind of kinds) for (const row of world.all(kind)) yield { kind, id: row.id, before: undefined, after: row }
}
