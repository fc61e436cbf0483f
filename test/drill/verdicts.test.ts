import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drill } from '../../src/drill/drill.ts'
import type { World } from '../../src/resources/world.ts'
import { compile } from '../../src/topology/compile.ts'
import { GEOGRAPHY } from '../../src/topology/testWorld.ts'
import { flowTo, line, percent, played as play } from './lines.ts'
import { nobodyTestedFailover, twoLocations } from './worlds.ts'

const played = (world: World, ...faults: readonly string[]) => play(compile(world, GEOGRAPHY), ...faults)

for (const [fault, expected, because] of [
  [
    'cut connection:dx-a',
    'partly, 10..100 ms carrier, 1446/1446, 41.67/17.86, redundancy lost',
    'light is lost at both ends of a direct patch',
  ],
  [
    'silent connection:dx-a',
    'partly, 60000..90000 ms hold, 1446/1446, 41.67/17.86, redundancy lost',
    'without BFD only the hold timer notices',
  ],
  ['cut backup', 'whole, 0 ms, 9001/9001, 100/100, redundancy lost', 'the VPN carries nothing, but it was the last alternative'],
  ['silent backup/1', 'whole, 0 ms, 9001/1500, 100/100', 'the other tunnel is still there'],
  ['cut router:edge', 'no, null..null ms, -/-, 0/0', 'both ways end on the one router'],
  [
    'silent session:vif-a',
    'partly, 0 ms, 1446/1446, 41.67/17.86, redundancy lost',
    'packets flow until the hold timer moves them without loss',
  ],
] as const) {
  test(`nobody-tested-failover, ${fault}: ${because}`, () => {
    assert.equal(line(flowTo(played(nobodyTestedFailover(), fault), 'db')), expected)
  })
}

test('nobody-tested-failover before any fault: 9001 to AWS and 1500 from it, because the static VPN route is for the same prefix', () => {
  const { baseline } = drill(compile(nobodyTestedFailover(), GEOGRAPHY), [])
  const [before] = baseline
  assert.ok(before)
  assert.deepEqual([before.survives, before.forward.before?.mtu, before.back.before?.mtu], ['whole', 9001, 1500])
  assert.deepEqual(before.forward.before?.path, ['app → edge → dx-a → prod-vgw → db'])
})

test('a cut behind a carrier: AWS loses light at once, the customer keeps it and waits for the hold timer', () => {
  const world = nobodyTestedFailover({ carrier: { name: 'metro', forwardsLossOfLight: false } })
  const { forward, back, survives } = flowTo(played(world, 'cut connection:dx-a'), 'db')
  assert.deepEqual([back.darkMs, back.decidedBy], [100, 'carrier'])
  assert.deepEqual([forward.darkMinMs, forward.darkMs, forward.decidedBy], [60_000, 90_000, 'hold'])
  assert.equal(survives, 'partly')
})

test('with BFD the silent failure is noticed within 900 ms', () => {
  const verdict = flowTo(played(nobodyTestedFailover({ router: { bfd: true } }), 'silent connection:dx-a'), 'db')
  assert.deepEqual([verdict.darkMinMs, verdict.darkMs, verdict.decidedBy], [600, 900, 'bfd'])
})

for (const faults of [['cut backup'], ['cut backup/1', 'cut backup/2']]) {
  test(`${faults.join(' and ')} of a static VPN that the site sends into: nobody says goodbye, the router's dead peer detection decides`, () => {
    const world = nobodyTestedFailover({ router: { policies: { backup: { distance: 1 } } } })
    const { forward, back } = flowTo(played(world, ...faults), 'db')
    assert.deepEqual([forward.darkMinMs, forward.darkMs, forward.decidedBy], [20_000, 30_000, 'dpd'])
    // AWS answers over Direct Connect.
    assert.equal(back.darkMs, 0)
  })
}

test('distance 1 on the VPN static, as a vendor sample prints it: the baseline is already partly and asymmetric', () => {
  const world = nobodyTestedFailover({ router: { policies: { backup: { distance: 1 } } } })
  const [before] = drill(compile(world, GEOGRAPHY), []).baseline
  assert.ok(before)
  assert.equal(before.survives, 'partly')
  assert.equal(before.asymmetric, true)
  assert.equal(percent(before.steady), 41.67)
  assert.match(before.forward.before?.path[0] ?? '', /backup\/1/)
  assert.match(before.back.before?.path[0] ?? '', /dx-a/)
})

test('a site prefix that is missing from the static VPN list is unreachable after the failover', () => {
  const verdict = flowTo(played(nobodyTestedFailover({ listed: ['10.9.0.0/16'] }), 'cut connection:dx-a'), 'db')
  assert.equal(verdict.survives, 'no')
  assert.equal(verdict.back.after, null)
})

const PORT_A = ['connection:dx-a', 'virtual-interface:vif-a', 'cross-connect:dx-a', 'device:EqDC2-1', 'location:EqDC2']
for (const thing of PORT_A) {
  test(`two-locations, ${thing} cut: about 0.1 s for the half hashed there, then whole`, () => {
    const verdict = flowTo(played(twoLocations(), `cut ${thing}`), 'db')
    assert.deepEqual([verdict.survives, verdict.darkMs, verdict.shareAffected], ['whole', 100, 0.5])
    assert.equal(verdict.redundancyLost, false)
    assert.equal(verdict.forward.after?.capacityBps, 10e9)
  })
  test(`two-locations, ${thing} silent: 0.9 s by BFD for the half hashed there, then whole`, () => {
    const verdict = flowTo(played(twoLocations(), `silent ${thing}`), 'db')
    assert.deepEqual([verdict.survives, verdict.darkMs, verdict.decidedBy, verdict.shareAffected], ['whole', 900, 'bfd', 0.5])
  })
}

for (const [faults, db, lake, because] of [
  [
    ['silent dx-a'],
    'whole, 600..900 ms bfd, 9001/1500, 100/100',
    'whole, 600..900 ms bfd, 9001/9001, 100/100, redundancy lost',
    'BFD',
  ],
  [
    ['cut edge-1'],
    'whole, 600..900 ms gateway, 9001/1500, 100/100',
    'whole, 600..900 ms gateway, 9001/9001, 100/100, redundancy lost',
    "the site's gateway decides",
  ],
  [
    ['cut edge-2'],
    'whole, 600..900 ms gateway, 9001/9001, 100/100, redundancy lost',
    'whole, 600..900 ms gateway, 9001/9001, 100/100, redundancy lost',
    'it takes dx-b and the VPN',
  ],
  [['cut backup'], 'whole, 0 ms, 9001/9001, 100/100', 'whole, 0 ms, 9001/9001, 100/100', 'nothing uses the VPN'],
  [['silent backup/1'], 'whole, 0 ms, 9001/1500, 100/100', 'whole, 0 ms, 9001/9001, 100/100', 'nothing uses the tunnel'],
  [
    ['cut dx-a', 'cut dx-b'],
    'partly, 10..100 ms carrier, 1446/1446, 41.67/17.86, redundancy lost',
    'no, null..null ms, -/-, 0/0',
    'one VPC has a VPN, the other has not',
  ],
  [
    ['cut location:EqDC2', 'cut location:CSVA1'],
    'partly, 10..100 ms carrier, 1446/1446, 41.67/17.86, redundancy lost',
    'no, null..null ms, -/-, 0/0',
    'both locations',
  ],
  [
    ['cut edge-1', 'cut dx-b'],
    'partly, 600..900 ms gateway, 1446/1446, 41.67/17.86, redundancy lost',
    'no, null..null ms, -/-, 0/0',
    'the VPN is on edge-2',
  ],
  [['cut dx-a', 'cut edge-2'], 'no, null..null ms, -/-, 0/0', 'no, null..null ms, -/-, 0/0', 'the VPN is on edge-2'],
  [['cut edge-1', 'cut edge-2'], 'no, null..null ms, -/-, 0/0', 'no, null..null ms, -/-, 0/0', 'no router is left'],
  [
    ['cut dx-a', 'cut backup'],
    'whole, 10..100 ms carrier, 9001/9001, 100/100, redundancy lost',
    'whole, 10..100 ms carrier, 9001/9001, 100/100, redundancy lost',
    'dx-b carries it all',
  ],
] as const) {
  test(`two-locations, ${faults.join(' and ')}: ${because}`, () => {
    const scenario = played(twoLocations(), ...faults)
    assert.equal(line(flowTo(scenario, 'db')), db)
    assert.equal(line(flowTo(scenario, 'lake')), lake)
    assert.equal(scenario.ownEnd, false)
  })
}

test('two-locations, site cut: the end of every flow, listed apart', () => {
  const scenario = played(twoLocations(), 'cut site:ashburn')
  assert.equal(scenario.ownEnd, true)
  assert.equal(flowTo(scenario, 'db').survives, 'no')
})

test('two-locations without BFD: (60,90] s for half of the flow', () => {
  const verdict = flowTo(played(twoLocations({ bfd: false }), 'silent dx-a'), 'db')
  assert.deepEqual([verdict.darkMinMs, verdict.darkMs, verdict.decidedBy, verdict.shareAffected], [60_000, 90_000, 'hold', 0.5])
})

test('two-locations with vrrp: everything enters by one router, and its loss costs up to 3.6 s', () => {
  const verdict = flowTo(played(twoLocations({ gateway: 'vrrp' }), 'cut edge-1'), 'db')
  assert.deepEqual([verdict.darkMs, verdict.decidedBy, verdict.shareAffected], [3600, 'gateway', 1])
})

test('two-locations, a silent router: at 900 ms hosts leave it and AWS gives its session up, each ending its own direction’s darkness', () => {
  const { forward, back } = flowTo(played(twoLocations(), 'silent edge-1'), 'db')
  assert.deepEqual([forward.darkMs, forward.decidedBy], [900, 'gateway'])
  assert.deepEqual([back.darkMs, back.decidedBy], [900, 'bfd'])
})
