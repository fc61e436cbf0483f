import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Fabric, FabricFault } from '../../src/fabric/fabric.ts'
import type { World } from '../../src/resources/world.ts'
import { compile } from '../../src/topology/compile.ts'
import { GEOGRAPHY, site, vpc, vpn, worldOf } from '../../src/topology/testWorld.ts'
import type { Observation, Topology } from '../../src/topology/topology.ts'
import { nobodyTestedFailover, twoLocations } from '../drill/worlds.ts'

/** A fabric under test and the time it lives in. */
export interface Bench extends AsyncDisposable {
  readonly fabric: Fabric
  /** Epoch ms. */
  readonly now: () => number
  /** Lets so much time pass, and everything happen that happens in it. */
  readonly pass: (ms: number) => Promise<void>
}

const cut = (on: string, since: number): FabricFault => ({ on, kind: 'cut', since })
const silent = (on: string, since: number): FabricFault => ({ on, kind: 'silent', since })

const topologyOf = (world: World): Topology => compile(world, GEOGRAPHY)
const STATIC = topologyOf(nobodyTestedFailover())
const WITH_BFD = topologyOf(nobodyTestedFailover({ router: { bfd: true } }))
const VPN_ALONE = topologyOf(
  worldOf(draft => {
    site(draft, [{ name: 'edge', bfd: false }])
    vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
    vpn(draft, '198.51.100.1', 'vgw-prod', { staticRoutes: ['10.0.0.0/16'] })
  }),
)
const TWO = topologyOf(twoLocations())

/** What holds, one line per thing: `session dxpeer-a up`. Routes are told by their number. */
function text(seen: readonly Observation[]): string[] {
  return seen.map(line).sort()
}

function line(seen: Observation): string {
  const { kind, id } = seen
  if (kind === 'light') return `light ${id} ${seen.up ? 'up' : 'down'}`
  if (kind === 'session') return `session ${id} ${seen.up ? 'up' : 'down'} ${seen.accepted.length}/${seen.advertised.length}`
  if (kind === 'propagated') return `propagated ${id} ${seen.prefixes.join(' ')}`
  if (kind === 'transitRoutes') return `transitRoutes ${id} ${seen.routes.map(route => route.cidr).join(' ')}`
  return `tunnel ${id} ${seen.ike ? 'up' : 'down'}${seen.bgp === undefined ? '' : ` bgp ${seen.bgp ? 'up' : 'down'}`} ${seen.acceptedRouteCount}`
}

/** Remembers the latest of everything that is watched. */
function watched(fabric: Fabric) {
  const latest = new Map<string, string>()
  const heard: string[] = []
  const done = (async () => {
    for await (const observations of fabric.watch()) {
      for (const seen of observations) {
        latest.set(`${seen.kind} ${seen.id}`, line(seen))
        heard.push(line(seen))
      }
    }
  })()
  return { latest, heard, done }
}

/** What every fabric promises. `open` answers one that carries nothing yet. */
export function fabricContract(name: string, open: () => Promise<Bench>): void {
  describe(`a ${name} fabric`, () => {
    test('says what holds: light, sessions with their routes, tunnels, and what gateways offer', async () => {
      await using bench = await open()
      assert.deepEqual(text(await bench.fabric.set('c', TWO, [])), [
        'light dxcon-a up',
        'light dxcon-b up',
        'propagated vgw-analytics 10.0.0.0/16',
        'propagated vgw-prod 10.0.0.0/16',
        'session dxpeer-a up 1/2',
        'session dxpeer-b up 1/2',
        'tunnel vpn-1/1 up bgp up 1',
        'tunnel vpn-1/2 up bgp up 1',
      ])
    })

    test('with static routing a tunnel is up without BGP', async () => {
      await using bench = await open()
      const seen = text(await bench.fabric.set('c', STATIC, []))
      assert.deepEqual(
        seen.filter(found => found.startsWith('tunnel')),
        ['tunnel vpn-1/1 up 0', 'tunnel vpn-1/2 up 0'],
      )
    })

    test('a tunnel with BGP between ASes that do not match is up without a session', async () => {
      await using bench = await open()
      const world = worldOf(draft => {
        site(draft, [{ name: 'edge' }])
        vpc(draft, 'prod', '10.20.0.0/16', {})
        vpn(draft, '198.51.100.1', 'vgw-prod', { customerGateway: { bgpAsn: 65_123 } })
      })
      const seen = text(await bench.fabric.set('c', topologyOf(world), []))
      assert.deepEqual(
        seen.filter(found => found.startsWith('tunnel')),
        ['tunnel vpn-1/1 up bgp down 0', 'tunnel vpn-1/2 up bgp down 0'],
      )
    })

    test('set twice is set once: the second answers the same, to the time of the last change', async () => {
      await using bench = await open()
      const faults = [cut('connection:dxcon-a', bench.now())]
      await bench.fabric.set('c', TWO, faults)
      await bench.pass(1000)
      const first = await bench.fabric.set('c', TWO, faults)
      await bench.pass(1000)
      assert.deepEqual(await bench.fabric.set('c', TWO, faults), first)
    })

    test('loss of light is seen at once, and the session ends with it', async () => {
      await using bench = await open()
      const { latest } = watched(bench.fabric)
      await bench.fabric.set('c', STATIC, [])
      const seen = text(await bench.fabric.set('c', STATIC, [cut('connection:dxcon-a', bench.now())]))
      assert.ok(seen.includes('light dxcon-a down'))
      await bench.pass(110)
      assert.equal(latest.get('session dxpeer-a'), 'session dxpeer-a down 0/0')
    })

    for (const [topology, what, early, late] of [
      [STATIC, 'without BFD: the hold time of 90 s', 89_000, 1100],
      [WITH_BFD, 'with BFD: 0.9 s', 500, 500],
    ] as const) {
      test(`a silent fault keeps its light, and is noticed ${what}`, async () => {
        await using bench = await open()
        const { latest } = watched(bench.fabric)
        await bench.fabric.set('c', topology, [])
        const seen = text(await bench.fabric.set('c', topology, [silent('connection:dxcon-a', bench.now())]))
        assert.deepEqual(
          seen.filter(found => found.includes('-a ')),
          ['light dxcon-a up', 'session dxpeer-a up 1/1'],
        )
        assert.equal((await bench.fabric.probe('c', { from: 'app', to: 'db' })).loss, 1)
        await bench.pass(early)
        assert.equal(latest.has('session dxpeer-a'), false)
        await bench.pass(late)
        assert.equal(latest.get('session dxpeer-a'), 'session dxpeer-a down 0/0')
        assert.equal((await bench.fabric.probe('c', { from: 'app', to: 'db' })).loss, 0, 'the VPN carries now')
      })
    }

    for (const [topology, part, thing, up, down] of [
      [STATIC, 'connection:dxcon-a', 'session dxpeer-a', 'session dxpeer-a up 1/1', 'session dxpeer-a down 0/0'],
      [STATIC, 'vpn:vpn-1', 'tunnel vpn-1/1', 'tunnel vpn-1/1 up 0', 'tunnel vpn-1/1 down 0'],
      [TWO, 'vpn:vpn-1', 'tunnel vpn-1/2', 'tunnel vpn-1/2 up bgp up 1', 'tunnel vpn-1/2 down bgp down 0'],
      [TWO, 'location:EQDC2', 'session dxpeer-a', 'session dxpeer-a up 1/2', 'session dxpeer-a down 0/0'],
      [TWO, 'session:dxpeer-b', 'session dxpeer-b', 'session dxpeer-b up 1/2', 'session dxpeer-b down 0/0'],
    ] as const) {
      test(`${part} healed, ${thing} comes back by itself after the time it takes`, async () => {
        await using bench = await open()
        const { latest, heard } = watched(bench.fabric)
        await bench.fabric.set('c', topology, [])
        await bench.fabric.set('c', topology, [cut(part, bench.now())])
        await bench.pass(120_000)
        assert.equal(latest.get(thing), down)
        const healing = text(await bench.fabric.set('c', topology, []))
        assert.ok(healing.includes(down), 'not at once')
        await bench.pass(500)
        assert.equal(latest.get(thing), down, 'light may be back, but no handshake is that fast')
        await bench.pass(11_000)
        assert.equal(latest.get(thing), up)
        assert.equal(heard.filter(found => found === up).length, 1, 'and stays')
        assert.deepEqual(text(await bench.fabric.set('c', topology, [])), text(await bench.fabric.set('fresh', topology, [])))
      })
    }

    test('a silent fault that heals before anybody noticed leaves no trace', async () => {
      await using bench = await open()
      const { heard } = watched(bench.fabric)
      const before = await bench.fabric.set('c', STATIC, [])
      await bench.fabric.set('c', STATIC, [silent('connection:dxcon-a', bench.now())])
      await bench.pass(30_000)
      assert.deepEqual(await bench.fabric.set('c', STATIC, []), before)
      await bench.pass(120_000)
      assert.deepEqual(heard, [])
    })

    test('a second fault that is noticed sooner ends the waiting for the first', async () => {
      await using bench = await open()
      const { latest } = watched(bench.fabric)
      const first = silent('session:dxpeer-a', bench.now())
      await bench.fabric.set('c', WITH_BFD, [])
      await bench.fabric.set('c', WITH_BFD, [first])
      await bench.pass(10_000)
      await bench.fabric.set('c', WITH_BFD, [first, silent('connection:dxcon-a', bench.now())])
      await bench.pass(1000)
      assert.equal(latest.get('session dxpeer-a'), 'session dxpeer-a down 0/0')
    })

    test('of two faults one heals: what the other breaks stays broken', async () => {
      await using bench = await open()
      const faults = [cut('connection:dxcon-a', bench.now()), cut('location:EQDC2', bench.now())] as const
      await bench.fabric.set('c', TWO, faults)
      await bench.pass(1000)
      await bench.fabric.set('c', TWO, [faults[1]])
      await bench.pass(60_000)
      const seen = text(await bench.fabric.set('c', TWO, [faults[1]]))
      assert.deepEqual(
        seen.filter(found => found.includes('-a ')),
        ['light dxcon-a down', 'session dxpeer-a down 0/0'],
      )
    })

    test('a fault that began before a restart goes on from where its timers stand', async () => {
      await using bench = await open()
      await bench.pass(200_000)
      const began = bench.now() - 80_000
      const seen = text(await bench.fabric.set('c', STATIC, [silent('connection:dxcon-a', began)]))
      assert.ok(seen.includes('session dxpeer-a up 1/1'), 'ten seconds are left')
      const { latest } = watched(bench.fabric)
      await bench.pass(11_000)
      assert.equal(latest.get('session dxpeer-a'), 'session dxpeer-a down 0/0')
      const old = text(await bench.fabric.set('other', STATIC, [silent('connection:dxcon-a', began)]))
      assert.ok(old.includes('session dxpeer-a down 0/0'), 'its time is over')
    })

    test('a tunnel is down when nobody answers its probes, and the route through it goes with it', async () => {
      await using bench = await open()
      const { latest } = watched(bench.fabric)
      const now = bench.now()
      await bench.fabric.set('c', STATIC, [])
      await bench.fabric.set('c', STATIC, [
        cut('connection:dxcon-a', now),
        silent('tunnel:vpn-1/1', now),
        silent('tunnel:vpn-1/2', now),
      ])
      await bench.pass(31_000)
      assert.deepEqual(
        [latest.get('tunnel vpn-1/1'), latest.get('tunnel vpn-1/2')],
        ['tunnel vpn-1/1 down 0', 'tunnel vpn-1/2 down 0'],
      )
      assert.equal((await bench.fabric.probe('c', { from: 'app', to: 'db' })).loss, 1)
    })

    test('routes that a gateway offered stay offered', async () => {
      await using bench = await open()
      await bench.fabric.set('c', TWO, [
        cut('location:EQDC2', bench.now()),
        cut('location:CSVA1', bench.now()),
        cut('vpn:vpn-1', bench.now()),
      ])
      await bench.pass(120_000)
      const seen = text(await bench.fabric.set('c', TWO, []))
      assert.ok(seen.includes('propagated vgw-prod 10.0.0.0/16'))
    })

    test('what is taken down is not watched any more, and components do not know each other', async () => {
      await using bench = await open()
      const { heard } = watched(bench.fabric)
      const faults = [silent('connection:dxcon-a', bench.now())]
      await bench.fabric.set('gone', STATIC, faults)
      await bench.fabric.set('stays', TWO, [])
      assert.deepEqual(await bench.fabric.set('gone', undefined, []), [])
      await bench.pass(120_000)
      assert.deepEqual(heard, [])
      assert.equal((await bench.fabric.probe('gone', { from: 'app', to: 'db' })).loss, 1)
      assert.equal((await bench.fabric.probe('stays', { from: 'app', to: 'db' })).loss, 0)
    })

    test('a part that is gone from the topology is not reported, and is again when it is back', async () => {
      await using bench = await open()
      const seen = async (topology: Topology) =>
        text(await bench.fabric.set('c', topology, [])).filter(found => found.includes('-a '))
      assert.deepEqual(await seen(STATIC), ['light dxcon-a up', 'session dxpeer-a up 1/1'])
      assert.deepEqual(await seen(VPN_ALONE), [])
      assert.deepEqual(await seen(STATIC), ['light dxcon-a up', 'session dxpeer-a up 1/1'])
    })

    test('a probe tells loss, size, delay and rate', async () => {
      await using bench = await open()
      await bench.fabric.set('c', TWO, [])
      const { rttMs, ...rest } = await bench.fabric.probe('c', { from: 'app', to: 'db' })
      assert.deepEqual(rest, { loss: 0, pathMtu: 9001, throughputBps: 20e9 })
      assert.ok(rttMs !== undefined && rttMs > 0.1 && rttMs < 1, `${rttMs} ms`)
      assert.deepEqual((await bench.fabric.probe('c', { from: 'db', to: 'app' })).pathMtu, 1500)
      await bench.fabric.set('c', TWO, [silent('connection:dxcon-a', bench.now())])
      assert.equal((await bench.fabric.probe('c', { from: 'app', to: 'db' })).loss, 0.5, 'half is hashed there')
      assert.equal((await bench.fabric.probe('c', { from: 'app', to: 'nobody' })).loss, 1)
    })

    test('everybody who watches hears, and hears the end', async () => {
      const bench = await open()
      const [one, other] = [watched(bench.fabric), watched(bench.fabric)]
      await bench.fabric.set('c', WITH_BFD, [])
      await bench.fabric.set('c', WITH_BFD, [silent('connection:dxcon-a', bench.now())])
      await bench.pass(1000)
      assert.deepEqual(one.heard, ['session dxpeer-a down 0/0'])
      assert.deepEqual(other.heard, one.heard)
      await bench[Symbol.asyncDispose]()
      await Promise.all([one.done, other.done])
      await watched(bench.fabric).done
    })
  })
}
