import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stripVTControlCharacters } from 'node:util'
import { ansiPaint } from '../../src/cli/terminal/ansiPaint.ts'
import { terminalOf } from '../../src/cli/terminal/terminal.ts'
import { drillTable } from '../../src/drill/report/reportTable.ts'
import { REPORTS, scenario, TOPOLOGIES } from './reports.ts'

test('a silent failure that nobody planned for, as it is read', () => {
  const report = scenario(TOPOLOGIES.nobodyTestedFailover, 'silent dx-a')
  assert.equal(
    drillTable(report, { width: 100 }).split('\n\nAssumptions:')[0],
    `app → db  steady 3 Gbps, peak 7 Gbps
  before any fault: whole, by dx-a, MTU 9001 out, 1500 back, round trip 0.29 ms

╭──────────────────┬────────┬──────────┬─────────────┬──────────────────┬───────────────╮
│ what fails       │ how    │ survives │ dark for    │ way              │ arrives of    │
│                  │        │          │ [at best]   │ MTU              │ steady / peak │
├──────────────────┼────────┼──────────┼─────────────┼──────────────────┼───────────────┤
│ dx-a: connection │ silent │ partly   │ 90 s [60 s] │ dx-a → backup/1  │ 42 % / 18 %   │
│                  │        │ no spare │ hold timer  │ out 9001 → 1446  │               │
│                  │        │          │             │ back 1500 → 1446 │               │
╰──────────────────┴────────┴──────────┴─────────────┴──────────────────┴───────────────╯

no spare: one more failure of a single connection or VPN ends the flow, which was not so before.
With dx-a (connection) silent: backup/1 carries 1.25 of 7 Gbps to AWS at peak; prod-vgw VPN egress
  carries 1.25 of 7 Gbps from AWS at peak; open TCP connections app ↔ db stall at packets of up to
  9001 bytes, for backup/1 takes 1446 and nobody says so; new ones take an MSS of 1406.`,
  )
  assert.match(
    drillTable(report),
    /\n\n1 scenario: 0 no, 1 partly, 0 whole; longest darkness that ends by itself 90 s\.$/,
    'the sums stand where the eye is when the rest has scrolled away',
  )
})

test('both locations lost: one flow goes over the VPN, the other has none', () => {
  const report = scenario(TOPOLOGIES.twoLocations, 'cut EqDC2', 'silent CSVA1')
  assert.equal(
    drillTable(report, { width: 80 })
      .split('\n')
      .filter(line => line.startsWith('│'))
      .join('\n'),
    `│ what fails         │ flow       │ dark for     │ way                │ steady │
│                    │ survives   │ [at best]    │ MTU                │ peak   │
│ cut + silent:      │ app → db   │ 900 ms       │ dx-a + dx-b →      │ 42 %   │
│ EqDC2 cut + CSVA1  │   no spare │ [600 ms]     │   backup/1         │ 18 %   │
│   silent           │ partly     │ BFD          │ out 9001 → 1446    │        │
│                    │            │              │ back 1500 → 1446   │        │
│                    │ app → lake │ until repair │ dx-a + dx-b →      │ 0 %    │
│                    │ no         │              │   nowhere          │ 0 %    │`,
  )
})

test('what was already so before any fault is said on top', () => {
  const report = scenario(TOPOLOGIES.nobodyTestedFailover, 'cut backup')
  const [before] = report.baseline
  assert.ok(before)
  const poor = { ...before, survives: 'partly' as const, peak: { demandBps: 7e9, deliveredBps: 1.25e9 } }
  assert.match(
    drillTable({ ...report, baseline: [poor] }),
    /already partly before any fault: 1\.25 of 7 Gbps at peak \(18 %\) arrive, by dx-a/,
  )
})

test('outcomes are grouped, worst first, own ends apart, and idle faults summed up', () => {
  const table = drillTable(REPORTS['nobody tested failover']!)
  const order = ['edge: router', 'hold timer', 'carrier', 'backup: VPN', "a flow's own end", 'ashburn: site', '4 of 25 scenarios']
  const places = order.map(text => table.indexOf(text))
  assert.ok(
    places.every((place, i) => place > (places[i - 1] ?? 0)),
    `${places}`,
  )
  assert.match(table, /│ vif-a: virtual interface/)
  assert.match(table, /4 of 25 scenarios move nothing: backup\/1: tunnel; backup\/2: tunnel\./)
  assert.equal(table.match(/EqDC2: location/g)?.length, 2, 'once cut, once silent')
})

for (const [name, report] of Object.entries(REPORTS)) {
  for (const width of [30, 40, 59, 60, 70, 79, 80, 100, 120, 200]) {
    test(`${name}: no line is wider than ${Math.max(40, width)}, every frame is closed`, () => {
      const lines = drillTable(report, { width }).split('\n')
      assert.deepEqual(
        lines.filter(line => line.length > Math.max(40, width)),
        [],
      )
      const framed = lines.filter(line => /^[│├╭╰]/.test(line))
      assert.equal(new Set(framed.map(line => line.length)).size, framed.length === 0 ? 0 : 1)
    })
  }
  test(`${name}: colours change no column`, () => {
    const painted = drillTable(report, { paint: ansiPaint })
    assert.equal(stripVTControlCharacters(painted), drillTable(report))
    assert.equal(stripVTControlCharacters(drillTable(report)), drillTable(report))
  })
}

test('below 60 columns the table is a list that says the same', () => {
  const list = drillTable(REPORTS['nobody tested failover']!, { width: 56 })
  assert.doesNotMatch(list, /│/)
  const text = list.replaceAll(/\s+/g, ' ')
  assert.match(
    text,
    /silent: dx-a: connection, cross-connect, .*? partly, no spare; 90 s \[60 s\], hold timer; dx-a → backup\/1;/,
  )
  assert.match(text, /9001 → 1446.*?42 % \/ 18 %/)
})

for (const [output, env, colour, width, because] of [
  [{ isTTY: true, columns: 132 }, {}, true, 132, 'a terminal has colours and a width'],
  [{ isTTY: true, columns: 64 }, {}, true, 64, 'a narrow one its own'],
  [{ isTTY: true, columns: 20 }, {}, true, 40, 'below 40 columns lines wrap by themselves'],
  [{}, {}, false, 120, 'a pipe has neither'],
  [{ isTTY: true, columns: 100 }, { NO_COLOR: '1' }, false, 100, 'NO_COLOR is heard'],
  [{ isTTY: true, columns: 100 }, { TERM: 'dumb' }, false, 100, 'a dumb terminal gets none'],
  [{}, { FORCE_COLOR: '1' }, true, 120, 'FORCE_COLOR paints a pipe'],
  [{ isTTY: true, columns: 100 }, { FORCE_COLOR: '0' }, false, 100, 'FORCE_COLOR=0 takes them away'],
] as const) {
  test(because, () => {
    const terminal = terminalOf(output, env)
    assert.equal(terminal.width, width)
    assert.equal(terminal.paint('bad', 'x') !== 'x', colour)
  })
}
