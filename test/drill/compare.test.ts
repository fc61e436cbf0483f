import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drill } from '../../src/drill/drill.ts'
import { everySingle } from '../../src/drill/play/enumerate.ts'
import { compareReports } from '../../src/drill/report/compareReports.ts'
import { comparisonGroups } from '../../src/drill/report/comparisonGroups.ts'
import { drillMarkdown } from '../../src/drill/report/reportMarkdown.ts'
import { verdictChanges } from '../../src/drill/report/verdictChanges.ts'
import type { FlowVerdict } from '../../src/drill/report.ts'
import type { World } from '../../src/resources/world.ts'
import { compile } from '../../src/topology/compile.ts'
import { directConnectGateway, flow, port, site, vpc, worldOf } from '../../src/topology/testWorld.ts'
import { GEOGRAPHY, nobodyTestedFailover, twoLocations } from './worlds.ts'

function report(world: World) {
  const topology = compile(world, GEOGRAPHY)
  return drill(topology, everySingle(topology))
}

const WITH_BFD = report(twoLocations())
const WITHOUT_BFD = report(twoLocations({ bfd: false }))

test('the same report twice: nothing is otherwise', () => {
  const { differences, same, isWorse, remarks } = compareReports(WITH_BFD, WITH_BFD)
  assert.deepEqual([differences, isWorse, remarks], [[], false, []])
  assert.equal(
    same,
    2 * (1 + WITH_BFD.scenarios.filter(({ ownEnd }) => !ownEnd).length),
    'two flows in each, and before any fault',
  )
})

test('BFD switched off: a silent failure is worse, a cut is as before', () => {
  const { differences, isWorse } = compareReports(WITH_BFD, WITHOUT_BFD)
  const silent = differences.find(({ scenario }) => scenario === 'dx-a (connection) silent')
  assert.deepEqual([silent?.change, silent?.what], ['worse', ['dark: 900 ms → 90 s']])
  assert.equal(
    differences.some(({ scenario }) => scenario === 'dx-a (connection) cut'),
    false,
  )
  assert.equal(isWorse, true)
})

test('BFD switched on: better, which fails nothing', () => {
  const { differences, isWorse } = compareReports(WITHOUT_BFD, WITH_BFD)
  assert.deepEqual([...new Set(differences.map(({ change }) => change))], ['better'])
  assert.equal(isWorse, false)
})

test('what is only in one of the reports appeared or disappeared, and is not worse by that', () => {
  const fewer = { ...WITH_BFD, scenarios: WITH_BFD.scenarios.filter(({ faults: [fault] }) => fault?.on !== 'connection:dxcon-a') }
  const gone = compareReports(WITH_BFD, fewer)
  assert.deepEqual([...new Set(gone.differences.map(({ change }) => change))], ['disappeared'])
  assert.equal(gone.isWorse, false)
  assert.deepEqual([...new Set(compareReports(fewer, WITH_BFD).differences.map(({ change }) => change))], ['appeared'])
})

test('a figure that is better beside one that is worse is mixed, and counts as worse', () => {
  const changed = structuredClone(WITH_BFD) as unknown as {
    scenarios: { ownEnd: boolean; flows: { darkMs: number; healDarkMs: number }[] }[]
  }
  const index = WITH_BFD.scenarios.findIndex(({ flows }) => flows[0]?.darkMs === 900)
  Object.assign(changed.scenarios[index]?.flows[0] ?? assert.fail(), { darkMs: 100, healDarkMs: 5000 })
  const { differences, isWorse } = compareReports(WITH_BFD, changed as unknown as typeof WITH_BFD)
  assert.deepEqual(
    differences.map(({ change, what }) => [change, what]),
    [['mixed', ['dark: 900 ms → 100 ms', 'dark after the repair: 0 → 5 s']]],
  )
  assert.equal(isWorse, true)
})

test('a spare way counts on no side that survives not at all', () => {
  const whole = { ...WITH_BFD.baseline[0]!, redundancyLost: true }
  const no = { ...whole, survives: 'no', redundancyLost: false } as const
  const kinds = (was: FlowVerdict, is: FlowVerdict) =>
    verdictChanges(was, is, { hadSpare: true, hasSpare: true }).map(({ text, isWorse }) => [text, isWorse])
  assert.deepEqual(kinds(no, whole), [['survives: no → whole', false]])
  assert.deepEqual(kinds(whole, no), [['survives: whole → no', true]])
  assert.deepEqual(kinds({ ...whole, redundancyLost: false }, whole), [['no spare way is left', true]])
})

for (const [was, is, told] of [
  [{ ms: 7722, share: 0.15 }, { ms: 166_500, share: 0.05 }, [['lost: 15 % for 7.7 s → 5 % for 2.8 min', true]]],
  [{ ms: 7722, share: 0.15 }, undefined, [['lost: 15 % for 7.7 s → nothing', false]]],
  [{ ms: 7722, share: 0.15 }, { ms: null, share: 0.01 }, [['lost: 15 % for 7.7 s → 1 % until repair', true]]],
  [{ ms: null, share: 0.02 }, { ms: null, share: 0.01 }, []],
] as const) {
  test(`loss of ${JSON.stringify(was)} and ${JSON.stringify(is)}: ${told[0]?.[0] ?? 'what arrives says it'}`, () => {
    const [flow] = WITH_BFD.baseline
    const lossy = (of: FlowVerdict['lossy']): FlowVerdict => ({ ...flow!, ...(of ? { lossy: of } : {}) })
    const changes = verdictChanges(lossy(was), lossy(is), { hadSpare: true, hasSpare: true })
    assert.deepEqual(
      changes.map(({ text, isWorse }) => [text, isWorse]),
      told,
    )
  })
}

test('a flow that gains a spare way, and loses it in some scenario, is not worse for that; one that loses it for good is', () => {
  const hub = { kind: 'directConnectGateway', id: 'dxgw-hub' } as const
  const estate = (isDouble: boolean) =>
    worldOf(draft => {
      site(draft, [{ name: 'edge-1' }, { name: 'edge-2' }])
      vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
      directConnectGateway(draft, { prod: [] })
      port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge-1', gateway: hub, octet: 20 })
      if (isDouble) port(draft, { name: 'b', location: 'CSVA1', device: 'CSVA1-1', router: 'edge-2', gateway: hub, octet: 21 })
      flow(draft, 'db', 1e9, 1e9)
    })
  const [one, two] = [report(estate(false)), report(estate(true))]
  const gained = compareReports(one, two)
  assert.equal(gained.isWorse, false, JSON.stringify(gained.differences))
  assert.ok(gained.differences.some(({ scenario, change }) => scenario === 'dx-a (connection) cut' && change === 'better'))
  const lost = compareReports(two, one)
  assert.equal(lost.isWorse, true)
  assert.ok(!lost.differences.some(({ what }) => what.includes('a spare way is left')), 'there is none at all')
})

test('other assumptions are said, since figures that rest on them differ by themselves', () => {
  const { remarks } = compareReports(WITH_BFD, { ...WITH_BFD, assumptions: [...WITH_BFD.assumptions, 'The moon is full.'] })
  assert.match(remarks[0] ?? '', /Only the newer: The moon is full\./)
})

test('Markdown: the verdict first, a row per outcome, and names that mean nothing to Markdown', () => {
  const markdown = drillMarkdown(report(nobodyTestedFailover()), 'Drill of a|b_<c>')
  const lines = markdown.split('\n')
  assert.equal(lines[0], '## Drill of a\\|b\\_&lt;c>')
  assert.match(lines[2] ?? '', /^\*\*If .*\*\*$/)
  const rows = lines.filter(line => line.startsWith('| '))
  assert.ok(
    rows.some(row => /\| silent \| app → db \| partly, no spare \| 90 s \\\[60 s\\\] \| hold timer \|/.test(row)),
    rows.join('\n'),
  )
  const columns = new Set(rows.map(row => row.replaceAll('\\|', '').split('|').length))
  assert.equal(columns.size, 1, 'all rows have as many cells')
})

test('what changed alike for one flow stands together, and nothing is left out', () => {
  const { differences } = compareReports(WITH_BFD, WITHOUT_BFD)
  const groups = comparisonGroups(differences)
  assert.ok(groups.length < differences.length)
  const told = groups.flatMap(({ scenarios, ...same }) => scenarios.map(scenario => ({ scenario, ...same })))
  const sorted = (all: readonly object[]) => all.map(each => JSON.stringify(Object.entries(each).sort())).sort()
  assert.deepEqual(sorted(told), sorted(differences))
})
