import assert from 'node:assert/strict'
import { test } from 'node:test'
import { domainByName } from '../../src/drill/domainByName.ts'
import { drill } from '../../src/drill/drill.ts'
import { everyDouble, everySingle } from '../../src/drill/play/enumerate.ts'
import { worstFlow } from '../../src/drill/play/worst.ts'
import type { DrillReport, FlowVerdict, Scenario } from '../../src/drill/report.ts'
import type { Script } from '../../src/drill/script.ts'
import { trace } from '../../src/drill/trace/trace.ts'
import type { Router } from '../../src/resources/customerSide.ts'
import type { Draft, World } from '../../src/resources/world.ts'
import { compile } from '../../src/topology/compile.ts'
import { flow, GEOGRAPHY, port, site, vpc, vpn, worldOf } from '../../src/topology/testWorld.ts'
import { nobodyTestedFailover, twoLocations } from './worlds.ts'

function played(world: World, ...faults: readonly string[]): DrillReport {
  const topology = compile(world, GEOGRAPHY)
  const script: Script = faults.map(fault => {
    const [kind, ...thing] = fault.split(' ')
    const found = domainByName(topology, thing.join(' '))
    assert.ok('domain' in found, 'problem' in found ? found.problem : '')
    return { domain: found.domain, kind: kind === 'silent' ? 'silent' : 'cut' }
  })
  return drill(topology, [script])
}

const scenario = (report: DrillReport): Scenario => report.scenarios[0] ?? assert.fail('one scenario')
const verdict = (report: DrillReport, to = 'db'): FlowVerdict => scenario(report).flows.find(f => f.to === to) ?? assert.fail(to)

for (const [faults, ownEnd, because] of [
  [['cut site:ashburn'], true, 'the site is one end of every flow'],
  [['silent site:ashburn'], true, 'however it fails'],
  [['cut site:ashburn', 'cut dx-a'], true, 'whatever else fails with it'],
  [['cut edge-1', 'cut edge-2'], false, 'routers are no end of a flow'],
  [['cut dx-a'], false, 'nor is a connection'],
] as const) {
  test(`${faults.join(' and ')} ${ownEnd ? 'takes' : 'does not take'} a flow’s own end: ${because}`, () => {
    const report = played(twoLocations(), ...faults)
    assert.equal(scenario(report).ownEnd, ownEnd)
    assert.equal(report.worst === undefined, ownEnd, 'and then counts for the worst or not')
  })
}

for (const [world, faults, lost, because] of [
  ['two-locations', ['cut dx-a'], false, 'db has dx-b and the VPN left'],
  ['two-locations', ['cut dx-b', 'cut backup'], true, 'dx-a alone is left'],
  ['two-locations', ['cut dx-a', 'cut dx-b', 'cut backup'], false, 'nothing is left to lose'],
  ['nobody', ['cut backup'], true, 'nothing moved, and the last alternative is gone'],
  ['nobody', ['silent backup/1'], false, 'the other tunnel is an alternative'],
  ['nobody', ['silent backup/1', 'silent backup/2'], true, 'both are gone'],
] as const) {
  test(`${world}, ${faults.join(' and ')}: redundancy ${lost ? 'lost' : 'kept, or nothing to lose'}: ${because}`, () => {
    const estate = world === 'nobody' ? nobodyTestedFailover() : twoLocations()
    assert.equal(verdict(played(estate, ...faults)).redundancyLost, lost)
  })
}

test('one connection alone has no redundancy to lose', () => {
  const world = worldOf(draft => {
    site(draft, [{ name: 'edge' }])
    vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
    port(draft, { name: 'a', location: 'EqDC2', device: 'd', router: 'edge', gateway: VGW, octet: 20 })
    flow(draft, 'db', 1e9, 2e9)
  })
  assert.deepEqual(
    drill(compile(world, GEOGRAPHY), []).baseline.map(f => [f.survives, f.redundancyLost]),
    [['whole', false]],
  )
  assert.deepEqual(
    [verdict(played(world, 'cut session:vif-a')).redundancyLost, verdict(played(world, 'cut dx-a')).survives],
    [false, 'no'],
  )
})

const VGW = { kind: 'virtualPrivateGateway', id: 'vgw-prod' } as const

for (const [faults, healDarkMs, because] of [
  [['cut dx-a'], 0, 'the VPN carries until the session is back'],
  [['silent dx-a'], 0, 'so it does after a silent failure'],
  [['cut backup'], 0, 'nothing uses it'],
  [['cut edge'], 10_000, 'dark until the first session or tunnel is back'],
  [['cut dx-a', 'cut backup'], 10_000, 'nothing else carries'],
] as const) {
  test(`after the repair of ${faults.join(' and ')} it is dark for ${healDarkMs} ms: ${because}`, () => {
    assert.equal(verdict(played(nobodyTestedFailover(), ...faults)).healDarkMs, healDarkMs)
  })
}

test('best is never longer than worst, shares add up, and what is whole delivers all, in every failure of one or two parts', () => {
  for (const world of [nobodyTestedFailover(), twoLocations(), twoLocations({ gateway: 'vrrp', bfd: false })]) {
    const topology = compile(world, GEOGRAPHY)
    const report = drill(topology, [...everySingle(topology), ...everyDouble(topology)])
    for (const { flows, faults } of report.scenarios) {
      for (const f of flows) {
        const where = `${faults.map(({ kind, on }) => `${kind} ${on}`)} to ${f.to}`
        const [least, most] = [f.darkMinMs ?? Number.POSITIVE_INFINITY, f.darkMs ?? Number.POSITIVE_INFINITY]
        assert.ok(least <= most, where)
        assert.equal(f.survives === 'no', f.forward.after === null || f.back.after === null, where)
        assert.equal(f.decidedBy === null, f.darkMs === 0 || f.darkMs === null, where)
        assert.ok(f.shareAffected >= 0 && f.shareAffected <= 1, where)
        if (f.survives === 'whole') assert.equal(f.peak.deliveredBps, f.peak.demandBps, where)
        if (f.survives === 'no') assert.equal(f.peak.deliveredBps, 0, where)
        assert.ok(f.healDarkMs !== null && f.healDarkMs <= 10_000, where)
      }
    }
    const counted = report.scenarios.filter(({ ownEnd }) => !ownEnd).map(worstFlow)
    assert.equal(
      report.worst && worstFlow(report.worst)?.survives,
      counted.some(f => f?.survives === 'no') ? 'no' : counted[0]?.survives,
    )
  }
})

test('more of the same fault is no better', () => {
  const topology = compile(twoLocations(), GEOGRAPHY)
  const rank = { whole: 2, partly: 1, no: 0 } as const
  const singles = new Map(
    drill(topology, everySingle(topology))
      .scenarios.filter(s => s.faults[0]?.kind === 'cut')
      .map(s => [s.faults[0]?.on, s]),
  )
  for (const double of drill(topology, everyDouble(topology)).scenarios) {
    for (const { on } of double.faults) {
      double.flows.forEach((f, i) => {
        const alone = singles.get(on)?.flows[i]
        assert.ok(alone && rank[f.survives] <= rank[alone.survives], `${double.faults.map(fault => fault.on)} against ${on}`)
      })
    }
  }
})

for (const [router, expected, because] of [
  [{}, 'whole 0 lost', 'routers that keep no state'],
  [{ stateful: true }, 'partly 0.5 lost', 'each direction is hashed on its own, and two firewalls know nothing of each other'],
  [{ stateful: true, syncGroup: 'pair' }, 'whole 0 lost', 'a pair that shares its state'],
] as const satisfies readonly (readonly [Partial<Router>, string, string])[]) {
  test(`two edges with ${JSON.stringify(router)} before any fault: ${because}`, () => {
    const [before] = drill(compile(twoLocations({ router }), GEOGRAPHY), []).baseline
    assert.ok(before)
    const lost = 1 - before.steady.deliveredBps / before.steady.demandBps
    assert.equal(`${before.survives} ${lost} lost`, expected)
  })
}

test('stateful edges are whole again when one of them is all that is left', () => {
  const report = played(twoLocations({ router: { stateful: true } }), 'cut edge-1')
  assert.deepEqual([verdict(report).survives, verdict(report).asymmetric], ['whole', false])
})

test('a trace says which firewall drops the answer', () => {
  const world = worldOf(draft => {
    // AWS prefers edge-2 by a community, the site’s hosts enter by edge-1.
    const policies = { 'vif-a': { communities: ['7224:7100' as const] }, 'vif-b': { communities: ['7224:7300' as const] } }
    site(
      draft,
      ['edge-1', 'edge-2'].map(name => ({ name, stateful: true, policies })),
      { gateway: 'vrrp' },
    )
    vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
    port(draft, { name: 'a', location: 'EqDC2', device: 'd', router: 'edge-1', gateway: VGW, octet: 20 })
    port(draft, { name: 'b', location: 'CSVA1', device: 'e', router: 'edge-2', gateway: VGW, octet: 21 })
    flow(draft, 'db', 1e9, 2e9)
  })
  const topology = compile(world, GEOGRAPHY)
  const [app, db] = ['app', 'db'].map(name => topology.hosts.get(name) ?? assert.fail(name))
  const there = trace(topology, { convergence: topology.baseline, brokenLinks: new Set() }, app!, db!)
  assert.deepEqual(
    [there.outcome, there.back?.outcome, there.back?.reason],
    ['delivered', 'dropped', 'the firewall edge-2 saw no first packet of it'],
  )
  assert.equal(drill(topology, []).baseline[0]?.survives, 'no')
})

test('graceful restart keeps a dead way in use for two minutes, and the report says why', () => {
  const report = played(nobodyTestedFailover({ router: { gracefulRestart: true } }), 'cut connection:dx-a')
  const { darkMs, darkMinMs, decidedBy, survives } = verdict(report)
  assert.deepEqual([darkMinMs, darkMs, decidedBy, survives], [120_010, 120_100, 'restart', 'partly'])
  assert.match(report.assumptions.join(' '), /Router edge has graceful restart on/)
})

test('a single 5-tuple gets one way’s rate, an aggregate both', () => {
  const estate = (single: boolean) =>
    worldOf(draft => {
      balanced(draft)
      flow(draft, 'db', 12e9, 16e9, 'app', single)
    })
  const carried = (single: boolean) => drill(compile(estate(single), GEOGRAPHY), []).baseline[0]!.peak.deliveredBps
  assert.deepEqual([carried(false), carried(true)], [16e9, 10e9])
})

function balanced(draft: Draft): void {
  site(draft, [{ name: 'edge-1' }, { name: 'edge-2' }])
  vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
  port(draft, { name: 'a', location: 'EqDC2', device: 'd', router: 'edge-1', gateway: VGW, octet: 20 })
  port(draft, { name: 'b', location: 'CSVA1', device: 'e', router: 'edge-2', gateway: VGW, octet: 21 })
}

test('two flows through one VPN share it in proportion', () => {
  const world = worldOf(draft => {
    site(draft, [{ name: 'edge' }], { hosts: { app: '10.0.1.10', batch: '10.0.1.11' } })
    vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
    vpn(draft, '198.51.100.1', 'vgw-prod')
    flow(draft, 'db', 1e9, 2e9)
    flow(draft, 'db', 1e9, 0.5e9, 'batch')
  })
  const { baseline } = drill(compile(world, GEOGRAPHY), [])
  assert.deepEqual(
    baseline.map(f => [f.from, f.steady.deliveredBps, f.peak.deliveredBps]),
    [
      ['app', 625e6, 1e9],
      ['batch', 625e6, 250e6],
    ],
  )
})
