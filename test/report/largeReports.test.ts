import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listingOf } from '../../src/drill/report/listing.ts'
import { drillMarkdown } from '../../src/drill/report/reportMarkdown.ts'
import { drillTable } from '../../src/drill/report/reportTable.ts'
import { sequenceRows } from '../../src/drill/report/sequenceTable.ts'
import type { DrillReport } from '../../src/drill/report.ts'
import { manyFlows, manyOutcomes, REPORTS } from './reports.ts'

const BASE = REPORTS['two locations, every single']!
const DOUBLES = REPORTS['two locations, every double']!

const LARGE = manyFlows(BASE, 30)

test('flows that fare alike before any fault share a head, whose numbers add up', () => {
  const [head = ''] = drillTable(LARGE).split('╭')
  assert.equal(
    head.trim(),
    `app-0 → db, app-1 → db and 28 more flows  each steady 3 Gbps, peak 7 Gbps
  before any fault: whole, by dx-a + dx-b, MTU 9001 out, 1500 back, round trip 0.42 ms
app-0 → lake, app-1 → lake and 28 more flows  each steady 500 Mbps, peak 1 Gbps
  before any fault: whole, by dx-a + dx-b, MTU 9001, round trip 0.42 ms`,
  )
  const [few = ''] = drillTable(manyFlows(BASE, 2)).split('\n')
  assert.equal(few, 'app-0 → db and app-1 → db  each steady 3 Gbps, peak 7 Gbps')
})

test('flows of a row are named up to a handful, the others counted, and those without a spare way among them', () => {
  const table = drillTable(LARGE, { width: 200 })
  assert.match(table, /… and \d+ more, \d+ of them no spare/)
  const [, named = ''] = /(│ edge-1: .*?)├/s.exec(table) ?? []
  const count = Number(/and (\d+) more/.exec(named)?.[1]) + (named.match(/app-\d+ → /g)?.length ?? 0)
  assert.equal(count, 60, named)
  assert.ok(!table.includes('app-5 → db'))
  const all = drillTable(LARGE, { width: 200, list: 'all' })
  for (let i = 0; i < 30; i++) assert.ok(all.includes(`app-${i} → lake`), `${i}`)
  assert.doesNotMatch(all, /… and|\d+ more flows {2}|are not listed/)
})

test('flows that fare in many ways are told the worst first, the rest by how they fare', () => {
  const [scenario] = BASE.scenarios.filter(({ flows, ownEnd }) => !ownEnd && flows.every(({ darkMs }) => darkMs === 900))
  assert.ok(scenario)
  const { scenarios: [twenty] = [] } = manyFlows({ ...BASE, scenarios: [scenario] }, 10)
  assert.ok(twenty)
  const flows = twenty.flows.map((flow, i) => ({
    ...flow,
    darkMs: 1000 * (i + 1),
    survives: i < 4 ? ('no' as const) : flow.survives,
  }))
  const table = drillTable({ ...manyFlows(BASE, 10), scenarios: [{ ...twenty, flows }] }, { width: 200 })
  assert.match(table, /… 18 more flows, \d+ of them no spare +│ 2 no +│ up to 20 s/)
  assert.match(table, /│ 16 whole/)
})

test('a terminal lists a screen or two of outcomes, or as many as asked for, and says how to see more', () => {
  const many = manyOutcomes(DOUBLES)
  const lines = (list?: number | 'all') => drillTable(many, { list }).split('\n')
  const text = lines().join(' ').replaceAll(/ +/g, ' ')
  assert.match(text, /more outcomes \(\d+ scenarios\) .*--list all lists them, --json has every figure\./)
  assert.ok(lines().length < 160, `${lines().length}`)
  assert.ok(lines(60).length > 2 * lines().length)
  assert.ok(!lines('all').join('\n').includes('not listed'))
})

test('no line of a large report is wider than the terminal, and every frame is closed', () => {
  for (const report of [LARGE, manyFlows(manyOutcomes(DOUBLES), 5)]) {
    for (const width of [60, 72, 80, 120]) {
      const lines = drillTable(report, { width }).split('\n')
      assert.deepEqual(
        lines.filter(line => line.length > width),
        [],
      )
      assert.equal(new Set(lines.filter(line => /^[│├╭╰]/.test(line)).map(line => line.length)).size, 1)
    }
  }
})

test('Markdown of a large report fits into a comment on GitHub, and says what was left out', () => {
  const long = manyFlows(manyOutcomes(DOUBLES), 20)
  const named = long.baseline.map(({ from }) => from)
  const longNames = JSON.parse(JSON.stringify(long).replaceAll(/"from":"app-/g, `"from":"${'a-very-long-name-'.repeat(12)}-`))
  for (const report of [long, longNames] as const) {
    const markdown = drillMarkdown(report, 'x')
    assert.ok(markdown.length < 65_536, `${markdown.length}`)
    assert.match(markdown, /more outcomes \\?\(?.*not listed/)
  }
  assert.ok(drillMarkdown(long, 'x', 'all').includes(`${named.at(-1)} → lake`))
})

test('a phase of a sequence tells of many flows by outcome, names two of each and counts those that do not move', () => {
  const phased = (report: DrillReport): DrillReport => ({
    ...report,
    sequence: { name: 'windows', expectations: [], holds: true, overlaps: [], remarks: [] },
    scenarios: report.scenarios.map((each, i) => ({
      ...each,
      phase: { name: `step ${i}`, atMs: 60_000 * i, untilMs: null, begins: [], ends: [] },
    })),
  })
  const few = sequenceRows(phased(BASE), listingOf(undefined))
  assert.equal(few.length, BASE.scenarios.length * BASE.flows.length, 'a few have a row each')
  const many = phased(LARGE)
  assert.equal(sequenceRows(many, listingOf('all')).length, LARGE.scenarios.length * LARGE.flows.length)
  const rows = sequenceRows(many, listingOf(undefined))
  const phases = rows.reduce<(readonly string[])[][]>((all, row) => {
    if (row[0] === '') all.at(-1)?.push(row)
    else all.push([row])
    return all
  }, [])
  assert.equal(phases.length, LARGE.scenarios.length)
  for (const phase of phases) {
    const count = phase.reduce((sum, [, , , flows = '']) => sum + flowsIn(flows), 0)
    assert.equal(count, LARGE.flows.length, JSON.stringify(phase))
  }
  const edge = phases.find(([first]) => first?.[2] === 'edge-1 (router) cut') ?? []
  assert.deepEqual(
    edge.map(([, , , flows]) => flows),
    ['app-0 → db, app-1 → db and 58 more flows'],
  )
})

/** How many flows a cell of a sequence speaks of. */
function flowsIn(cell: string): number {
  const none = /^none of (\d+) flows moves$/.exec(cell)
  if (none) return Number(none[1])
  const counted = /(\d+) more flows?/.exec(cell)
  return Number(counted?.[1] ?? 0) + (cell.match(/→/g)?.length ?? 0)
}
