import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_ASSUMPTIONS } from '../../src/drill/assumptions.ts'
import { ManualClock } from '../../src/fabric/clock.ts'
import { ModelFabric } from '../../src/fabric/model/modelFabric.ts'
import { compile } from '../../src/topology/compile.ts'
import {
  connect,
  directConnect,
  spoke,
  transitGateway,
  transitPort,
  transitRoute,
  transitVpn,
} from '../../src/topology/testTransitWorld.ts'
import { GEOGRAPHY, site, worldOf } from '../../src/topology/testWorld.ts'

const HUB = compile(
  worldOf(draft => {
    site(draft, [{ name: 'edge' }], { prefixes: ['10.0.0.0/16', '172.20.0.0/16'] })
    transitGateway(draft)
    spoke(draft, 'prod', '10.20.0.0/16')
    directConnect(draft, ['10.20.0.0/16'])
    transitPort(draft, { name: 'a', router: 'edge' })
    transitVpn(draft, 'backup', '198.51.100.1')
    connect(draft, 'sdwan', '10.0.0.1')
    transitRoute(draft, 'main', '10.0.0.0/16', 'backup')
    transitRoute(draft, 'main', '10.66.0.0/16')
    transitRoute(draft, 'main', '10.67.0.0/16', 'gone')
    const scope = { account: '123456789012', region: 'us-east-1' }
    draft.put('managedPrefixList', 'pl-1', scope, {
      name: 'branches',
      addressFamily: 'IPv4',
      maxEntries: 10,
      version: 1,
      state: 'create-complete',
      entries: [{ cidr: '10.90.0.0/16' }, { cidr: '10.66.0.0/16' }],
      history: [],
      tags: {},
    })
    draft.put('transitGatewayPrefixListReference', 'rt-main|pl-1', scope, {
      routeTableId: 'rt-main',
      prefixListId: 'pl-1',
      attachmentId: 'at-prod',
      state: 'available',
    })
  }),
  GEOGRAPHY,
)

async function seen(...cut: readonly string[]) {
  const clock = new ManualClock(0)
  await using fabric = new ModelFabric(clock, DEFAULT_ASSUMPTIONS)
  await fabric.set('c', HUB, [])
  const broken = cut.map(on => ({ on, kind: 'cut' as const, since: 0 }))
  await fabric.set('c', HUB, broken)
  while (clock.advance(120_000)) await Promise.resolve()
  const all = await fabric.set('c', HUB, broken)
  const found = all.find(({ kind, id }) => kind === 'transitRoutes' && id === 'rt-main')
  assert.ok(found?.kind === 'transitRoutes')
  return { all, routes: Object.fromEntries(found.routes.map(({ cidr, ...rest }) => [cidr, rest])) }
}

test('a transit gateway’s route table is observed with the routes in use', async () => {
  const { routes, all } = await seen()
  assert.deepEqual(routes, {
    '10.20.0.0/16': { type: 'propagated', state: 'active', attachmentIds: ['at-prod'] },
    '10.0.0.0/16': { type: 'static', state: 'active', attachmentIds: ['at-backup'] },
    '10.66.0.0/16': { type: 'static', state: 'blackhole', attachmentIds: [] },
    '10.67.0.0/16': { type: 'static', state: 'blackhole', attachmentIds: [] },
    '10.90.0.0/16': { type: 'static', state: 'active', attachmentIds: ['at-prod'], prefixListId: 'pl-1' },
    '172.20.0.0/16': { type: 'propagated', state: 'active', attachmentIds: ['at-dx'] },
  })
  assert.ok(all.some(({ kind, id }) => kind === 'session' && id === 'peer-sdwan'))
})

test('what Direct Connect brought is another attachment’s when it is lost, and a static stays', async () => {
  const { routes } = await seen('connection:dxcon-a')
  assert.deepEqual(routes['172.20.0.0/16'], { type: 'propagated', state: 'active', attachmentIds: ['at-backup'] })
  assert.deepEqual(routes['10.0.0.0/16'], { type: 'static', state: 'active', attachmentIds: ['at-backup'] })
})
