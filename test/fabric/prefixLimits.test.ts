import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_ASSUMPTIONS } from '../../src/drill/assumptions.ts'
import { ManualClock } from '../../src/fabric/clock.ts'
import type { FabricFault, Seen } from '../../src/fabric/fabric.ts'
import { ModelFabric } from '../../src/fabric/model/modelFabric.ts'
import type { NeighbourPolicy } from '../../src/resources/customerSide.ts'
import { compile } from '../../src/topology/compile.ts'
import { directConnectGateway, GEOGRAPHY, port, site, vpc, vpn, worldOf } from '../../src/topology/testWorld.ts'
import type { Observation, Topology } from '../../src/topology/topology.ts'

const EPOCH = 1_800_000_000_000
const MINUTE_MS = 60_000
const SESSION = 'dxpeer-a'
const NAMES = ['prod', 'lake', 'test'] as const

/** One virtual interface over which so many VPCs are told, and what its router takes. */
function told(vpcs: number, policy: NeighbourPolicy): Topology {
  return compile(
    worldOf(draft => {
      const names = NAMES.slice(0, vpcs)
      site(draft, [{ name: 'edge', policies: { 'vif-a': policy } }])
      names.forEach((name, i) => {
        vpc(draft, name, `10.${20 + i}.0.0/16`, {})
      })
      directConnectGateway(draft, Object.fromEntries(names.map(name => [name, []])))
      const gateway = { kind: 'directConnectGateway', id: 'dxgw-hub' } as const
      port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge', gateway, octet: 20 })
    }),
    GEOGRAPHY,
  )
}

/** The same over the tunnels of a VPN on a virtual private gateway whose VPC has so many blocks. */
function toldByVpn(blocks: number, policy: NeighbourPolicy): Topology {
  return compile(
    worldOf(draft => {
      site(draft, [{ name: 'edge', policies: { backup: policy } }])
      vpc(draft, 'prod', '10.20.0.0/16', {})
      const { body } = draft.get('vpc', 'vpc-prod') ?? assert.fail('no VPC')
      const cidrs = Array.from({ length: blocks }, (_, i) => ({ associationId: `a-${i}`, cidr: `10.${20 + i}.0.0/16` }))
      draft.update('vpc', 'vpc-prod', { ...body, cidrs })
      vpn(draft, '198.51.100.1', 'vgw-prod')
    }),
    GEOGRAPHY,
  )
}

const VPN_ALONE = toldByVpn(1, {})
const RETRIED = { maximumPrefixes: 2, restartAfterLimitSeconds: 900 }
const KEPT = { maximumPrefixes: 2 }

/** A fabric, its clock, and the latest of what it said. */
function bench(clock = new ManualClock(EPOCH), latest = new Map<string, Observation>()) {
  const fabric = new ModelFabric(clock, DEFAULT_ASSUMPTIONS)
  const heard: string[] = []
  const minutes = (atMs: number) => (atMs - EPOCH) / MINUTE_MS
  const take = (observations: readonly Observation[]) => {
    for (const seen of observations) latest.set(`${seen.kind} ${seen.id}`, seen)
  }
  const watching = fabric.watch()
  void (async () => {
    for await (const observations of watching) {
      take(observations)
      for (const seen of observations)
        if (seen.kind === 'session') heard.push(`${minutes(seen.since)} ${seen.up ? 'up' : 'down'}`)
    }
  })()
  const seen: Seen = { get: (kind, id) => latest.get(`${kind} ${id}`) }
  const session = () => {
    const found = latest.get(`session ${SESSION}`)
    return found?.kind === 'session' ? found : assert.fail('no session')
  }
  return {
    fabric,
    clock,
    latest,
    heard,
    set: async (topology: Topology, faults: readonly FabricFault[] = []) => take(await fabric.set('c', topology, faults, seen)),
    /** Moves the clock to so many minutes after its beginning. */
    until: async (minute: number) => {
      while (clock.advance(EPOCH + minute * MINUTE_MS)) await new Promise(resolve => setImmediate(resolve))
      await new Promise(resolve => setImmediate(resolve))
    },
    isUp: () => session().up,
    closed: () => session().closed,
    [Symbol.asyncDispose]: () => fabric[Symbol.asyncDispose](),
  }
}

test('one prefix more than its router takes closes a session, and says so', async () => {
  await using loop = bench()
  await loop.set(told(2, RETRIED))
  assert.deepEqual([loop.isUp(), loop.closed()], [true, undefined])
  await loop.until(1)
  await loop.set(told(3, RETRIED))
  assert.equal(loop.isUp(), false)
  assert.deepEqual(loop.closed(), { node: 'r-edge', limit: 2, prefixes: 3, triesAt: EPOCH + 16 * MINUTE_MS })
})

test('it stays closed when fewer prefixes come, until its router tries again', async () => {
  await using loop = bench()
  await loop.set(told(3, RETRIED))
  await loop.until(10)
  await loop.set(told(2, RETRIED))
  assert.equal(loop.isUp(), false)
  await loop.until(15 - 1 / MINUTE_MS)
  assert.equal(loop.isUp(), false, 'a millisecond before')
  await loop.until(15)
  assert.deepEqual([loop.isUp(), loop.closed()], [true, undefined])
  assert.deepEqual(loop.heard, ['15 up'])
  assert.equal(loop.clock.advance(EPOCH + 24 * 60 * MINUTE_MS), false, 'nothing waits any more')
})

test('a try that finds too many closes it again, for another interval each', async () => {
  await using loop = bench()
  await loop.set(told(3, RETRIED))
  await loop.until(40)
  assert.equal(loop.isUp(), false)
  await loop.set(told(2, RETRIED))
  assert.deepEqual([loop.isUp(), loop.closed()?.triesAt], [false, EPOCH + 45 * MINUTE_MS])
  await loop.set(told(3, RETRIED))
  await loop.until(46)
  assert.deepEqual([loop.isUp(), loop.closed()?.triesAt], [false, EPOCH + 60 * MINUTE_MS])
  await loop.set(told(2, RETRIED))
  await loop.until(59)
  assert.equal(loop.isUp(), false)
  await loop.until(60)
  assert.equal(loop.isUp(), true)
  assert.ok(!loop.heard.includes('45 up'), 'a try in vain is no session')
})

test('where the clock wakes it late, a try still comes before what changes after it, and its turns do not drift', async () => {
  class SleepyClock extends ManualClock {
    override at(): Disposable {
      return { [Symbol.dispose]: () => undefined }
    }
  }
  await using loop = bench(new SleepyClock(EPOCH))
  await loop.set(told(3, RETRIED))
  await loop.until(16)
  await loop.set(told(2, RETRIED))
  assert.deepEqual([loop.isUp(), loop.closed()?.triesAt], [false, EPOCH + 30 * MINUTE_MS])
  await loop.until(31)
  await loop.set(told(3, RETRIED))
  assert.equal(loop.closed()?.triesAt, EPOCH + 46 * MINUTE_MS, 'it was open for a minute')
})

test('without a time for it, it never comes back by itself', async () => {
  await using loop = bench()
  await loop.set(told(3, KEPT))
  await loop.set(told(2, KEPT))
  assert.equal(loop.clock.advance(EPOCH + 365 * 24 * 60 * MINUTE_MS), false, 'nothing waits')
  await loop.set(told(1, KEPT))
  assert.deepEqual([loop.isUp(), loop.closed()], [false, { node: 'r-edge', limit: 2, prefixes: 3 }])
})

for (const [kind, on] of [
  ['cut', `session:${SESSION}`],
  ['cut', 'connection:dxcon-a'],
  ['drain', 'connection:dxcon-a'],
] as const) {
  test(`${kind} ${on} and its end reset it`, async () => {
    await using loop = bench()
    await loop.set(told(3, KEPT))
    await loop.set(told(2, KEPT))
    await loop.set(told(2, KEPT), [{ kind, on, since: loop.clock.now() }])
    await loop.until(2)
    assert.deepEqual([loop.isUp(), loop.closed()], [false, undefined], 'now it is that which keeps it down')
    await loop.set(told(2, KEPT))
    await loop.until(4)
    assert.equal(loop.isUp(), true)
  })
}

test('a reset while too many come closes it again', async () => {
  await using loop = bench()
  await loop.set(told(3, KEPT))
  await loop.set(told(3, KEPT), [{ kind: 'cut', on: `session:${SESSION}`, since: EPOCH }])
  await loop.until(2)
  await loop.set(told(3, KEPT))
  await loop.until(4)
  assert.deepEqual([loop.isUp(), loop.closed()?.prefixes], [false, 3])
  await loop.set(told(2, KEPT))
  await loop.until(60)
  assert.equal(loop.isUp(), false)
})

test('silence is no reset: a session that is closed has no timer to run out', async () => {
  await using loop = bench()
  await loop.set(told(3, KEPT))
  await loop.set(told(2, KEPT), [{ kind: 'silent', on: `session:${SESSION}`, since: EPOCH }])
  await loop.until(5)
  await loop.set(told(2, KEPT))
  await loop.until(10)
  assert.deepEqual([loop.isUp(), loop.closed()?.limit], [false, 2])
})

test('a try while nothing gets through waits for its next turn', async () => {
  await using loop = bench()
  await loop.set(told(3, RETRIED))
  await loop.until(10)
  await loop.set(told(2, RETRIED), [{ kind: 'silent', on: `session:${SESSION}`, since: loop.clock.now() }])
  await loop.until(20)
  assert.equal(loop.isUp(), false)
  await loop.set(told(2, RETRIED))
  await loop.until(29)
  assert.equal(loop.isUp(), false)
  await loop.until(30)
  assert.equal(loop.isUp(), true)
})

test('a higher limit opens it at once; a session that is taken away and made anew is another one', async () => {
  await using loop = bench()
  await loop.set(told(3, KEPT))
  await loop.set(told(3, { maximumPrefixes: 3 }))
  assert.equal(loop.isUp(), true)
  await loop.set(told(3, KEPT))
  assert.equal(loop.isUp(), false)
  await loop.set(VPN_ALONE)
  loop.latest.clear()
  await loop.set(told(2, KEPT))
  assert.equal(loop.isUp(), true)
})

for (const [policy, minute, isUp, because] of [
  [RETRIED, 14, false, 'before its try'],
  [RETRIED, 15, true, 'at its try'],
  [RETRIED, 100, true, 'long after its try, which nobody was there for'],
  [KEPT, 100, false, 'nobody tries'],
] as const) {
  test(`a fabric that begins at ${minute} min goes on from what was seen, ${because}`, async () => {
    const first = bench()
    await first.set(told(3, policy))
    await first.set(told(2, policy))
    await first[Symbol.asyncDispose]()
    first.clock.advance(EPOCH + minute * MINUTE_MS)
    await using second = bench(first.clock, first.latest)
    await second.set(told(2, policy))
    assert.equal(second.isUp(), isUp)
    await second.until(120)
    assert.equal(second.isUp(), policy === RETRIED)
  })
}

test('it stays closed in a component of another name that takes it over', async () => {
  await using loop = bench()
  await loop.set(told(3, KEPT))
  const seen: Seen = { get: (kind, id) => loop.latest.get(`${kind} ${id}`) }
  await loop.fabric.set('c', undefined, [])
  await loop.fabric.set('other', VPN_ALONE, [])
  const [found] = (await loop.fabric.set('other', told(2, KEPT), [], seen)).filter(({ kind }) => kind === 'session')
  assert.deepEqual(found?.kind === 'session' && [found.up, found.closed?.node], [false, 'r-edge'])
})

test('a fabric that begins between two tries in vain keeps their turns', async () => {
  const first = bench()
  await first.set(told(3, RETRIED))
  await first.until(40)
  await first[Symbol.asyncDispose]()
  assert.equal(first.closed()?.triedInVain, true)
  await using second = bench(first.clock, first.latest)
  await second.set(told(2, RETRIED))
  await second.until(44)
  assert.equal(second.isUp(), false)
  await second.until(45)
  assert.equal(second.isUp(), true)
})

test('a fabric that begins keeps nothing of what was reset meanwhile', async () => {
  const first = bench()
  await first.set(told(3, KEPT))
  await first[Symbol.asyncDispose]()
  await using second = bench(first.clock, first.latest)
  await second.set(told(2, KEPT), [{ kind: 'cut', on: `session:${SESSION}`, since: EPOCH - MINUTE_MS }])
  assert.equal(second.closed(), undefined)
  await second.set(told(2, KEPT))
  await second.until(5)
  assert.equal(second.isUp(), true)
})

for (const [policy, after, because] of [
  [RETRIED, [false, true], 'after its time'],
  [KEPT, [false, false], 'never by itself'],
] as const) {
  test(`the tunnels of a VPN alike: they are back ${because}`, async () => {
    await using loop = bench()
    const tunnel = () => {
      const found = loop.latest.get('tunnel vpn-1/1')
      return found?.kind === 'tunnel' ? found : assert.fail('no tunnel')
    }
    await loop.set(toldByVpn(3, policy))
    assert.deepEqual([tunnel().ike, tunnel().bgp, tunnel().closed?.node], [true, false, 'r-edge'])
    await loop.set(toldByVpn(2, policy))
    const before = tunnel().bgp
    await loop.until(15)
    assert.deepEqual([before, tunnel().bgp], after)
  })
}
