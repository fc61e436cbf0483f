import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { DEFAULT_ASSUMPTIONS } from '../../src/drill/assumptions.ts'
import { momentAt } from '../../src/drill/trace/moment.ts'
import { isLiveConnection } from '../../src/resources/connection.ts'
import { isLiveVirtualInterface } from '../../src/resources/virtualInterface.ts'
import { compile } from '../../src/topology/compile.ts'
import { KNOWN_WORLD } from '../../src/topology/geography.ts'
import { Bench, refused } from './bench.ts'

/** One thing somebody does: what, to which of several, and how. */
const step = fc.record({
  what: fc.constantFrom(
    'order',
    'order',
    'interface',
    'interface',
    'interface',
    'patch',
    'unpatch',
    'delete interface',
    'delete connection',
    'router',
    'cut',
    'silent',
    'heal',
    'heal all',
    'wait',
    'wait',
    'restart',
    'site',
  ),
  which: fc.nat(30),
  how: fc.nat(30),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const WAITS = [5, 60, 150, 1000, 15_000, 95_000, 20 * 60_000]

function pick<T>(items: Iterable<T>, n: number): T | undefined {
  const all = [...items]
  return all[n % Math.max(1, all.length)]
}

/** Does one thing; what AWS refuses is no matter. */
async function does(bench: Bench, { what, which, how }: Step, gateways: readonly string[]): Promise<void> {
  const { world } = bench.store
  const connection = pick(world.all('connection'), which)?.id ?? 'dxcon-none0000'
  const virtualInterfaceId = pick(world.all('virtualInterface'), which)?.id ?? 'dxvif-none0000'
  const router = `edge-${how % 2}`
  switch (what) {
    case 'order':
      await refused(
        bench.directConnect('CreateConnection', {
          location: pick(['EqDC2', 'CSVA1'], how),
          bandwidth: '1Gbps',
          connectionName: `dx-${which}`,
        }),
      )
      break
    case 'interface': {
      const newPrivateVirtualInterface = {
        virtualInterfaceName: `vif-${which}`,
        vlan: 100 + how,
        asn: how % 5 === 0 ? 65_009 : 65_000,
        virtualGatewayId: pick(gateways, how),
      }
      await refused(
        bench.directConnect('CreatePrivateVirtualInterface', { connectionId: connection, newPrivateVirtualInterface }),
      )
      break
    }
    case 'patch':
      await refused(
        bench.customerSide('PutCrossConnect', {
          connectionId: connection,
          router,
          ...(how % 3 === 0 ? { carrier: { name: 'metro', forwardsLossOfLight: false } } : {}),
        }),
      )
      break
    case 'unpatch':
      await refused(bench.customerSide('DeleteCrossConnect', { connectionId: connection }))
      break
    case 'delete interface':
      await refused(bench.directConnect('DeleteVirtualInterface', { virtualInterfaceId }))
      break
    case 'delete connection':
      await refused(bench.directConnect('DeleteConnection', { connectionId: connection }))
      break
    case 'router':
      await refused(
        bench.customerSide('PutRouter', {
          name: router,
          site: 'ashburn',
          asn: how % 4 === 0 ? 65_009 : 65_000,
          kind: how % 5 === 0 ? 'external' : 'managed',
          bfd: how % 2 === 0,
        }),
      )
      break
    case 'site':
      await refused(
        bench.customerSide('PutSite', {
          name: 'ashburn',
          prefixes: how % 2 === 0 ? ['10.0.0.0/16'] : ['10.0.0.0/16', '10.1.0.0/16'],
        }),
      )
      break
    case 'cut':
    case 'silent': {
      const on = pick(compile(world, KNOWN_WORLD).domains, which)?.id
      if (on !== undefined)
        await refused(bench.customerSide('PostFault', { kind: what, on, ...(how % 3 === 0 ? { until: '40s' } : {}) }))
      break
    }
    case 'heal':
      await refused(bench.customerSide('DeleteFault', { id: pick(world.all('fault'), which)?.id ?? 'none' }))
      break
    case 'heal all':
      await bench.customerSide('DeleteFaults', {})
      break
    case 'wait':
      await bench.pass(pick(WAITS, how) ?? 0)
      break
    case 'restart':
      await bench.restart()
  }
}

/** Every state that contradicts what is observed, or what is there to be observed; none is what we want. */
function contradictions({ store }: Bench): string[] {
  const { world, observed } = store
  const found: string[] = []
  const topology = compile(world, KNOWN_WORLD)
  const cut = new Set([...world.all('fault')].filter(({ body }) => body.kind === 'cut').map(({ body }) => body.on))
  for (const { id, body } of world.all('connection')) {
    const patched = [...world.referring('crossConnect', id)].length > 0
    const lit = observed.get('light', id)?.up === true
    if ((body.state === 'available') !== (lit && isLiveConnection(body) && body.state !== 'requested'))
      found.push(`${id} is ${body.state}, light ${lit}`)
    if (lit && (!patched || cut.has(`connection:${id}`) || !isLiveConnection(body)))
      found.push(`${id} has light: patched ${patched}, ${body.state}`)
  }
  for (const { id, body } of world.all('virtualInterface')) {
    const up = body.peers.filter(peer => observed.get('session', peer.id)?.up === true)
    const ready = body.peers.every(peer => peer.state === 'available')
    if (isLiveVirtualInterface(body) && ready && body.state !== (up.length > 0 ? 'available' : 'down'))
      found.push(`${id} is ${body.state}, ${up.length} sessions up`)
    if (up.length > 0 && !isLiveVirtualInterface(body)) found.push(`${id} is ${body.state} and has a session`)
    for (const peer of up)
      if (!topology.network.sessions.has(peer.id)) found.push(`${peer.id} is up without anybody at the other end`)
  }
  return found
}

/** Sessions by state as the drill's own clockwork has them at this moment, without any loop. */
function expectedSessions({ store, clock }: Bench): string[] {
  const { world } = store
  const topology = compile(world, KNOWN_WORLD)
  const faults = [...world.all('fault')].map(({ body }) => body)
  const { convergence } = momentAt(topology, faults, clock.now(), DEFAULT_ASSUMPTIONS)
  return [...topology.observables.peers]
    .flatMap(([id, { amazonEnd }]) => ((convergence.tables.advertised.get(`${id}@${amazonEnd}`) ?? []).length > 0 ? [id] : []))
    .sort()
}

for (const hands of ['auto', 'manual'] as const) {
  test(`whatever happens in whatever order, with hands ${hands}, no state contradicts what is seen`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async steps => {
        await using bench = new Bench({ hands })
        await bench.service.start()
        const gateways: string[] = []
        for (const block of ['10.20.0.0/16', '10.30.0.0/16']) {
          const { Vpc } = await bench.ec2<{ Vpc: { VpcId: string } }>('CreateVpc', { CidrBlock: block })
          const { VpnGateway } = await bench.ec2<{ VpnGateway: { VpnGatewayId: string } }>('CreateVpnGateway', {
            Type: 'ipsec.1',
          })
          await bench.ec2('AttachVpnGateway', { VpcId: Vpc.VpcId, VpnGatewayId: VpnGateway.VpnGatewayId })
          gateways.push(VpnGateway.VpnGatewayId)
        }
        await bench.customerSide('PutSite', { name: 'ashburn', prefixes: ['10.0.0.0/16'] })
        for (const name of ['edge-0', 'edge-1']) await bench.customerSide('PutRouter', { name, site: 'ashburn', asn: 65_000 })
        const done: string[] = []
        for (const next of steps) {
          await does(bench, next, gateways)
          await bench.pass(0)
          done.push(`${next.what} ${next.which} ${next.how}`)
          assert.deepEqual(contradictions(bench), [], done.join('\n'))
        }
        // Long after the last change everything has come to rest where the drill says it does.
        await bench.pass(10 * 60_000)
        assert.deepEqual(contradictions(bench), [], done.join('\n'))
        const up = [...bench.store.world.all('virtualInterface')]
          .flatMap(({ body }) => body.peers.map(({ id }) => id))
          .filter(id => bench.store.observed.get('session', id)?.up)
        assert.deepEqual(up.sort(), expectedSessions(bench), done.join('\n'))
      }),
      { numRuns: 60 },
    )
  })
}
