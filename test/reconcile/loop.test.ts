import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_ASSUMPTIONS } from '../../src/drill/assumptions.ts'
import { ManualClock } from '../../src/fabric/clock.ts'
import type { Fabric } from '../../src/fabric/fabric.ts'
import { ModelFabric } from '../../src/fabric/model/modelFabric.ts'
import { Reconciler, type ReconcilerParts } from '../../src/reconcile/reconciler.ts'
import type { Draft, World } from '../../src/resources/world.ts'
import { openMemoryStore } from '../../src/store/openMemoryStore.ts'
import { GEOGRAPHY } from '../../src/topology/testWorld.ts'
import { nobodyTestedFailover, twoLocations } from '../drill/worlds.ts'

const EPOCH = 1_800_000_000_000
const KINDS = [
  'site',
  'router',
  'host',
  'flow',
  'vpc',
  'routeTable',
  'virtualPrivateGateway',
  'directConnectGateway',
  'directConnectGatewayAssociation',
  'connection',
  'crossConnect',
  'virtualInterface',
  'customerGateway',
  'vpnConnection',
] as const

function copied(draft: Draft, world: World): void {
  for (const kind of KINDS) for (const row of world.all(kind)) draft.put(kind, row.id, row, row.body)
}

async function bench(world: World, parts: Partial<ReconcilerParts> = {}, around: (fabric: Fabric) => Fabric = fabric => fabric) {
  const [store, clock, bugs] = [openMemoryStore(), new ManualClock(EPOCH), [] as unknown[]]
  const fabric = around(new ModelFabric(clock, DEFAULT_ASSUMPTIONS))
  const report = (bug: unknown) => void bugs.push(bug)
  const reconciler = new Reconciler({ store, clock, fabric, geography: GEOGRAPHY, advance: () => undefined, report, ...parts })
  await reconciler.start()
  store.apply(draft => copied(draft, world))
  await reconciler.settled(5000)
  return {
    store,
    clock,
    bugs,
    reconciler,
    async [Symbol.asyncDispose]() {
      await fabric[Symbol.asyncDispose]()
      await reconciler[Symbol.asyncDispose]()
      await store[Symbol.asyncDispose]()
    },
  }
}

test('hands that never rest are stopped and reported, and the loop works on', async () => {
  let restless = true
  const hands: ReconcilerParts['hands'] = draft => {
    const site = draft.get('site', 'site-1')
    if (restless && site) draft.update('site', 'site-1', { name: `${site.body.name}'` })
  }
  // What hands do belongs to the pass they do it in: only what is due again and again keeps a loop going.
  await using loop = await bench(nobodyTestedFailover(), {
    hands,
    advance: (draft, { kind, id }) => draft.update(kind, id, {}, { dueAt: EPOCH }),
  })
  loop.store.apply(draft => draft.update('connection', 'dxcon-a', {}, { dueAt: EPOCH }))
  assert.equal(await loop.reconciler.settled(20_000), true)
  assert.match(String(loop.bugs[0]), /did not come to rest within \d+ passes/)
  restless = false
  loop.store.apply(draft => draft.update('connection', 'dxcon-a', { name: 'renamed' }, { dueAt: undefined }))
  assert.equal(await loop.reconciler.settled(20_000), true)
  assert.equal(loop.bugs.length, 1)
})

test('a component that the fabric fails to set keeps no other waiting, and is tried again', async () => {
  const broken = new Set(['fails'])
  const around = (fabric: Fabric): Fabric => ({
    set: (component, topology, faults) => {
      if (broken.size > 0 && topology?.domains.some(({ id }) => id === 'connection:dxcon-a'))
        throw new Error('the fabric is out of order')
      return fabric.set(component, topology, faults)
    },
    watch: () => fabric.watch(),
    probe: (component, probe) => fabric.probe(component, probe),
    [Symbol.asyncDispose]: () => fabric[Symbol.asyncDispose](),
  })
  await using loop = await bench(nobodyTestedFailover(), {}, around)
  loop.store.apply(draft => {
    const { body } = draft.get('vpc', 'vpc-prod')!
    draft.put('vpc', 'vpc-other', { account: '123456789012', region: 'us-east-1' }, body)
    const gateway = draft.get('virtualPrivateGateway', 'vgw-prod')!
    draft.put('virtualPrivateGateway', 'vgw-other', gateway, {
      ...gateway.body,
      attachment: { vpcId: 'vpc-other', state: 'attached' },
    })
  })
  await loop.reconciler.settled(5000)
  assert.match(String(loop.bugs[0]), /out of order/)
  assert.equal(loop.store.observed.get('light', 'dxcon-a'), undefined)
  assert.deepEqual(loop.store.observed.get('propagated', 'vgw-other')?.prefixes, [])
  broken.clear()
  loop.clock.advance(EPOCH + 5000)
  await loop.reconciler.tick()
  assert.equal(loop.store.observed.get('light', 'dxcon-a')?.up, true)
})

test('components merge and part with what ties them, and nothing is observed of what is gone', async () => {
  await using loop = await bench(twoLocations())
  const names = () => [...loop.reconciler.networks.all()].map(({ name }) => name).sort()
  assert.equal(names().length, 1)
  loop.store.apply(draft => {
    draft.remove('vpnConnection', 'vpn-1')
    draft.remove('flow', 'flow-app-db')
    draft.remove('flow', 'flow-app-lake')
    draft.remove('directConnectGatewayAssociation', 'assoc-prod')
  })
  await loop.reconciler.settled(5000)
  assert.equal(names().length, 2, 'the first VPC stands alone now')
  assert.equal(loop.store.observed.get('tunnel', 'vpn-1/1'), undefined)
  assert.deepEqual(loop.store.observed.get('propagated', 'vgw-prod')?.prefixes, [])
  loop.store.apply(draft => {
    draft.remove('virtualInterface', 'dxvif-a')
    draft.remove('virtualInterface', 'dxvif-b')
  })
  await loop.reconciler.settled(5000)
  assert.ok(names().includes('connection dxcon-a') && names().includes('connection dxcon-b'), 'idle ports stand alone')
  assert.equal(loop.store.observed.get('session', 'dxpeer-a'), undefined)
  assert.equal(loop.store.observed.get('light', 'dxcon-a')?.up, true, 'and keep their light')
  loop.store.apply(draft => copied(draft, twoLocations()))
  await loop.reconciler.settled(5000)
  assert.equal(names().length, 1)
  assert.equal(loop.store.observed.get('session', 'dxpeer-a')?.up, true)
  assert.deepEqual(loop.bugs, [])
})

test('a change that comes while the loop ends is not lost', async () => {
  await using loop = await bench(twoLocations())
  for (let round = 0; round < 50; round++) {
    const prefixes = [`172.16.${round}.0/24`]
    loop.store.apply(draft => draft.update('site', 'site-1', { prefixes: ['10.200.0.0/16'] }))
    for (let turn = 0; turn < round; turn++) await Promise.resolve()
    loop.store.apply(draft => draft.update('site', 'site-1', { prefixes }))
    assert.equal(await loop.reconciler.settled(5000), true)
    assert.deepEqual(loop.store.observed.get('propagated', 'vgw-prod')?.prefixes, prefixes, `after ${round} turns`)
  }
})
