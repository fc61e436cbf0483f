import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_ASSUMPTIONS } from '../../src/drill/assumptions.ts'
import { ManualClock } from '../../src/fabric/clock.ts'
import { ModelFabric } from '../../src/fabric/model/modelFabric.ts'
import { connectPeerShape } from '../../src/operations/ec2/transitGateways/connectPeerShape.ts'
import type { Context } from '../../src/operations/operation.ts'
import { compile } from '../../src/topology/compile.ts'
import { connect, directConnect, spoke, transitGateway, transitPort } from '../../src/topology/testTransitWorld.ts'
import { GEOGRAPHY, site, worldOf } from '../../src/topology/testWorld.ts'

test('the sessions of a Connect peer over Direct Connect are told as they are seen, and down once the router is cut', async () => {
  const world = worldOf(draft => {
    site(draft, [{ name: 'edge' }])
    transitGateway(draft)
    spoke(draft, 'prod', '10.20.0.0/16')
    directConnect(draft, ['10.20.0.0/16'])
    transitPort(draft, { name: 'a', router: 'edge' })
    connect(draft, 'sdwan', '10.0.0.1')
  })
  const topology = compile(world, GEOGRAPHY)
  const clock = new ManualClock(0)
  await using fabric = new ModelFabric(clock, DEFAULT_ASSUMPTIONS)
  const told = async (...cut: readonly string[]) => {
    const broken = cut.map(on => ({ on, kind: 'cut' as const, since: 0 }))
    await fabric.set('c', topology, broken)
    while (clock.advance(120_000)) await Promise.resolve()
    const all = await fabric.set('c', topology, broken)
    const observed = { get: (kind: string, id: string) => all.find(each => each.kind === kind && each.id === id) }
    const context = { world, observed } as unknown as Context
    const peer = connectPeerShape(context, world.get('transitGatewayConnectPeer', 'peer-sdwan')!)
    return peer.ConnectPeerConfiguration?.BgpConfigurations?.map(({ BgpStatus }) => BgpStatus)
  }
  assert.deepEqual(await told(), ['up', 'up'])
  assert.deepEqual(await told('router:r-edge'), ['down', 'down'])
})
