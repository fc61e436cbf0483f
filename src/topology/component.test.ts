import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { VirtualInterface } from '../resources/virtualInterface.ts'
import type { Row, World } from '../resources/world.ts'
import { compile } from './compile.ts'
import { type Component, ComponentWorld, componentAround, componentName, ownRows, rowKey } from './component.ts'
import { directConnectGateway, flow, GEOGRAPHY, peer, port, site, vpc, vpn, worldOf } from './testWorld.ts'

const KINDS = [
  'site',
  'router',
  'host',
  'flow',
  'vpc',
  'routeTable',
  'virtualPrivateGateway',
  'customerGateway',
  'vpnConnection',
  'directConnectGateway',
  'directConnectGatewayAssociation',
  'connection',
  'crossConnect',
  'virtualInterface',
] as const

function rowsOf(world: World): Row[] {
  return KINDS.flatMap(kind => [...world.all(kind)] as Row[])
}

/** Estates of a few sites, VPCs and ports, each port idle, in use, or with an interface that was deleted. */
const estate = fc.record({
  sites: fc.integer({ min: 1, max: 3 }),
  vpcs: fc.integer({ min: 1, max: 3 }),
  behindHub: fc.array(fc.nat(2), { maxLength: 2 }),
  ports: fc.array(fc.record({ site: fc.nat(2), gateway: fc.nat(3), state: fc.constantFrom('available', 'deleted', 'idle') }), {
    maxLength: 4,
  }),
  vpns: fc.array(fc.record({ site: fc.nat(2), vpc: fc.nat(2) }), { maxLength: 2 }),
  flows: fc.array(fc.record({ site: fc.nat(2), vpc: fc.nat(2) }), { maxLength: 2 }),
})

function built({ sites, vpcs, behindHub, ports, vpns, flows }: typeof estate extends fc.Arbitrary<infer T> ? T : never): World {
  return worldOf(draft => {
    for (let i = 0; i < sites; i++) {
      const options = { name: `s${i}`, prefixes: [`10.${i}.0.0/16`], hosts: { [`app${i}`]: `10.${i}.1.10` }, first: 10 * i + 1 }
      site(draft, [{ name: `edge${i}` }], options)
    }
    for (let i = 0; i < vpcs; i++) vpc(draft, `v${i}`, `10.${100 + i}.0.0/16`, { [`db${i}`]: `10.${100 + i}.1.10` })
    directConnectGateway(draft, Object.fromEntries(behindHub.filter(v => v < vpcs).map(v => [`v${v}`, []])))
    ports.forEach(({ site: at, gateway, state }, i) => {
      const to = gateway < vpcs ? ({ kind: 'virtualPrivateGateway', id: `vgw-v${gateway}` } as const) : HUB
      const vif: Partial<VirtualInterface> = {
        state: state === 'deleted' ? 'deleted' : 'available',
        peers: [peer(`p${i}`, 20 + i)],
      }
      port(draft, {
        name: `p${i}`,
        location: 'EqDC2',
        device: 'EqDC2-1',
        router: `edge${at % sites}`,
        gateway: to,
        octet: 20 + i,
        vif,
      })
      if (state === 'idle') draft.remove('virtualInterface', `dxvif-p${i}`)
    })
    vpns.forEach(({ site: at, vpc: to }, i) => {
      vpn(draft, `198.51.100.${10 * (at % sites) + 1}`, `vgw-v${to % vpcs}`, { name: `vpn${i}` })
    })
    for (const { site: at, vpc: to } of flows) flow(draft, `db${to % vpcs}`, 1e9, 2e9, `app${at % sites}`)
  })
}

const HUB = { kind: 'directConnectGateway', id: 'dxgw-hub' } as const

/** Every component of a world, by its name. */
function components(world: World): ReadonlyMap<string, Component> {
  return new Map(
    rowsOf(world)
      .map(row => componentAround(world, row))
      .map(component => [componentName(component), component]),
  )
}

test('whichever of its own rows one starts from, the component is the same', () => {
  fc.assert(
    fc.property(estate, parts => {
      const world = built(parts)
      for (const component of components(world).values()) {
        const expected = [...component.keys()].sort()
        for (const row of ownRows(component))
          assert.deepEqual([...componentAround(world, row).keys()].sort(), expected, rowKey(row.kind, row.id))
      }
    }),
  )
})

test('every row belongs to exactly one component', () => {
  fc.assert(
    fc.property(estate, parts => {
      const world = built(parts)
      const owners = [...components(world).values()].flatMap(component =>
        ownRows(component).map(({ kind, id }) => rowKey(kind, id)),
      )
      assert.deepEqual(
        owners.sort(),
        rowsOf(world)
          .map(({ kind, id }) => rowKey(kind, id))
          .sort(),
      )
    }),
  )
})

test('compiled one by one, components have the tables that they have in the whole', () => {
  fc.assert(
    fc.property(estate, parts => {
      const world = built(parts)
      const whole = tables(world)
      const pieces = [...components(world).values()].map(component => ({
        component,
        tables: tables(new ComponentWorld(world, component)),
      }))
      for (const { component, tables: part } of pieces) {
        const own = new Set(ownRows(component).map(({ id }) => id))
        for (const [node, routes] of part) if (own.has(node)) assert.deepEqual(routes, whole.get(node), node)
      }
      assert.deepEqual([...new Set(pieces.flatMap(piece => [...piece.tables.keys()]))].sort(), [...whole.keys()].sort())
    }),
    { numRuns: 50 },
  )
})

function tables(world: World): Map<string, readonly string[]> {
  const { routes } = compile(world, GEOGRAPHY).baseline.tables
  const text = (node: string) =>
    [...(routes.get(node)?.values() ?? [])]
      .map(
        ({ prefix, chosen, decidedBy }) =>
          `${prefix.text} ${chosen.map(path => path.nextHop?.link ?? 'here').sort()} ${decidedBy}`,
      )
      .sort()
  return new Map([...routes.keys()].map(node => [node, text(node)]))
}

for (const [state, together, because] of [
  ['available', true, 'a virtual interface ties the port to the gateway'],
  ['down', true, 'down or not'],
  ['deleted', false, 'one that was deleted carries nothing'],
  ['rejected', false, 'nor one that was rejected'],
] as const) {
  test(`a port whose virtual interface is ${state} ${together ? 'belongs' : 'does not belong'} to the VPC’s network: ${because}`, () => {
    const world = worldOf(draft => {
      site(draft, [{ name: 'edge' }])
      vpc(draft, 'prod', '10.20.0.0/16', {})
      const gateway = { kind: 'virtualPrivateGateway', id: 'vgw-prod' } as const
      port(draft, { name: 'a', location: 'EqDC2', device: 'd', router: 'edge', gateway, octet: 20, vif: { state } })
    })
    const component = componentAround(world, world.get('connection', 'dxcon-a')!)
    assert.equal(component.has(rowKey('vpc', 'vpc-prod')), together)
    assert.equal(component.has(rowKey('router', 'r-edge')), true, 'it is patched to the router all the same')
  })
}
