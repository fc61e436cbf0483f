import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../topology/compile.ts'
import { GEOGRAPHY, port, site, vpc, worldOf } from '../../topology/testWorld.ts'
import { lookingGlass } from './lookingGlass.ts'
import { trace } from './trace.ts'
import { traceText } from './traceText.ts'

test('from a host to itself no link is crossed, and no MTU is told', () => {
  const topology = compile(
    worldOf(draft => site(draft, [{ name: 'edge-1' }])),
    GEOGRAPHY,
  )
  const [app] = topology.hosts.values()
  assert.ok(app)
  const traced = trace(topology, { convergence: topology.baseline, brokenLinks: new Set() }, app, app)
  assert.deepEqual([traced.outcome, traced.mtu, traced.back?.mtu], ['delivered', null, null])
  assert.doesNotMatch(traceText(traced), /MTU/)
})

test('a host elsewhere whose address a VPC takes for its own is lost at the local row of its block, the only one there is', () => {
  const topology = compile(
    worldOf(draft => {
      site(draft, [{ name: 'edge' }], { prefixes: ['10.20.7.0/24'], hosts: { app: '10.20.7.10' } })
      vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
      const gateway = { kind: 'virtualPrivateGateway', id: 'vgw-prod' } as const
      port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge', gateway, octet: 20 })
    }),
    GEOGRAPHY,
  )
  const [app, db] = ['app', 'db'].map(name => topology.hosts.get(name) ?? assert.fail(name))
  const traced = trace(topology, { convergence: topology.baseline, brokenLinks: new Set() }, db!, app!)
  const [hop] = traced.hops
  assert.deepEqual([traced.reason, hop?.route], ['prod takes it for an address of its own', '10.20.0.0/16 local'])
  const table = lookingGlass(topology, topology.baseline, hop!.node, 'best')?.routes ?? []
  assert.deepEqual(
    table.filter(({ source }) => source === 'local').map(({ prefix, via }) => [prefix, via]),
    [['10.20.0.0/16', 'here']],
  )
})

test('a VPC stands for its route tables, each under a name of its own; by its name as by its id', () => {
  const world = worldOf(draft => {
    site(draft, [{ name: 'edge-1' }])
    vpc(draft, 'prod', '10.20.0.0/16', {})
    const main = draft.get('routeTable', 'rtb-prod') ?? assert.fail()
    draft.put('routeTable', 'rtb-other', { account: main.account, region: main.region }, { ...main.body, associations: [] })
  })
  const topology = compile(world, GEOGRAPHY)
  for (const name of ['prod', 'vpc-prod']) {
    const { tables, routes } = lookingGlass(topology, topology.baseline, name, 'best') ?? assert.fail()
    assert.deepEqual(tables, ['prod main table (route table)', 'prod rtb-other (route table)'])
    assert.deepEqual(new Set(routes.map(({ table }) => table)), new Set(tables))
  }
})
