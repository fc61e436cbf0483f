import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Kind } from '../resources/kinds.ts'
import { WorldTables } from '../resources/tables.ts'
import type { Draft } from '../resources/world.ts'
import { AccountWorld } from './accountWorld.ts'
import { compile } from './compile.ts'
import { componentAround, rowKey } from './component.ts'
import { fate } from './testFate.ts'
import { attachment, directConnect, spoke, transitGateway, transitPort, transitRoute, transitVpn } from './testTransitWorld.ts'
import { GEOGRAPHY, site, worldOf } from './testWorld.ts'

const hub = (draft: Draft) => {
  site(draft, [{ name: 'edge' }])
  transitGateway(draft)
  transitGateway(draft, { name: 'west', region: 'us-west-1', tables: ['west'] })
  spoke(draft, 'prod', '10.20.0.0/16', { hosts: { db: '10.20.0.10' } })
  spoke(draft, 'dev', '10.30.0.0/16', { hosts: { lab: '10.30.0.10' } })
  spoke(draft, 'far', '10.40.0.0/16', { region: 'us-west-1', gateway: 'tgw-west', table: 'west', to: ['west'] })
  directConnect(draft, ['10.20.0.0/16'])
  transitPort(draft, { name: 'a', router: 'edge' })
  transitVpn(draft, 'backup', '198.51.100.1')
  transitRoute(draft, 'main', '10.99.0.0/16', 'prod')
  const tables = { account: '123456789012', region: 'us-west-1', tags: { Name: 'theirs' } }
  attachment(draft, 'peer', { type: 'peering', resourceId: 'tgw-west', peering: tables }, { to: [] })
}

for (const [kind, id] of [
  ['transitGateway', 'tgw-west'],
  ['transitGatewayRouteTable', 'rt-main'],
  ['transitGatewayRoute', 'rt-main|10.99.0.0/16'],
  ['vpc', 'vpc-far'],
  ['vpnConnection', 'vpn-1'],
  ['virtualInterface', 'dxvif-a'],
  ['site', 'site-1'],
  ['subnet', 'subnet-dev'],
] as const) {
  test(`${kind} ${id} belongs to the network around the transit gateway, wherever one starts`, () => {
    const world = worldOf(hub)
    const around = (of: Kind, row: string) => componentAround(world, world.get(of, row) ?? assert.fail(row))
    assert.ok(around('transitGateway', 'tgw-hub').has(rowKey(kind, id)))
    assert.deepEqual([...around(kind, id).keys()].sort(), [...around('vpc', 'vpc-prod').keys()].sort())
  })
}

for (const state of ['pendingAcceptance', 'rejected', 'failed', 'deleting', 'deleted'] as const) {
  test(`an attachment that is ${state} joins nothing`, () => {
    const world = worldOf(draft => {
      hub(draft)
      draft.update('transitGatewayAttachment', 'at-dev', { state })
    })
    const around = componentAround(world, world.get('transitGateway', 'tgw-hub') ?? assert.fail())
    assert.equal(around.has(rowKey('vpc', 'vpc-dev')), false)
    assert.equal(around.has(rowKey('transitGatewayAttachment', 'at-dev')), false)
    assert.match(fate(compile(world, GEOGRAPHY), 'db', '10.30.0.10'), /^no route at rt-main/)
  })
}

test('who shares a transit gateway sees packets cross it, and none of its names, tags and ids', () => {
  const own = '123456789012'
  const world = worldOf(hub)
  const shared = new WorldTables()
  const kinds = ['transitGateway', 'transitGatewayAttachment', 'transitGatewayRouteTable', 'transitGatewayRoute'] as const
  const others = ['vpc-dev', 'rtb-dev', 'subnet-dev', 'h-lab', 'vpc-far', 'rtb-far', 'subnet-far']
  for (const kind of [
    ...kinds,
    'vpc',
    'routeTable',
    'subnet',
    'host',
    'site',
    'router',
    'customerGateway',
    'vpnConnection',
  ] as const) {
    for (const row of world.all(kind)) {
      const isTheirs = kinds.some(each => each === kind) || others.includes(row.id)
      shared.set({ ...row, account: isTheirs ? '999999999999' : own })
    }
  }
  const seen = new AccountWorld(shared, own)
  const topology = compile(seen, GEOGRAPHY)
  assert.equal(fate(topology, 'db', '10.30.0.10'), 'delivered at others-route-table-1')
  assert.equal(fate(topology, 'db', '10.0.1.10').split(' via ')[0], 'delivered at site-1')
  const text = JSON.stringify([...kinds.flatMap(kind => [...seen.all(kind)]), [...topology.info.values()]])
  for (const secret of ['tgw-hub', 'rt-main', 'at-dev', 'theirs', '"hub"', '"main"', 'vpc-dev'])
    assert.equal(text.includes(secret), false, secret)
})
