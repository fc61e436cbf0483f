import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DRILL_FILE } from '../../src/drill/file/drillFile.ts'
import { playSequence } from '../../src/drill/file/playSequence.ts'
import { sequenceOfFile } from '../../src/drill/file/sequenceOfFile.ts'
import { LONG_MS, oneFault } from '../../src/drill/file/testOneFault.ts'
import { everyDouble, everySingle } from '../../src/drill/play/enumerate.ts'
import { DRILL_REPORT } from '../../src/drill/report/reportSchema.ts'
import type { DrillReport } from '../../src/drill/report.ts'
import type { World } from '../../src/resources/world.ts'
import type { Timeline } from '../../src/routing/timeline.ts'
import { compile } from '../../src/topology/compile.ts'
import { GEOGRAPHY, nobodyTestedFailover, twoLocations } from './worlds.ts'

function played(world: World, file: Record<string, unknown>): DrillReport {
  const topology = compile(world, GEOGRAPHY)
  const result = sequenceOfFile(topology, DRILL_FILE.parse({ name: 'a drill', ...file }))
  assert.ok('sequence' in result, 'problems' in result ? JSON.stringify(result.problems) : '')
  const report = playSequence(topology, result.sequence)
  DRILL_REPORT.parse(report)
  return report
}

/** `at..until name: survives dark..by` of the flow to db. */
function phases({ scenarios }: DrillReport): readonly string[] {
  return scenarios.map(({ phase, flows: [flow] }) => {
    const s = (ms: number | null | undefined) => (ms === null ? '' : Number(ms) / 1000)
    const by = flow?.decidedBy ? ` ${flow.decidedBy}` : ''
    const dark = flow?.darkMs === null ? 'without end' : flow?.darkMs
    return `${s(phase?.atMs)}..${s(phase?.untilMs)} ${phase?.name}: ${flow?.survives}, dark ${dark}${by}`
  })
}

function frameText({ frames }: Timeline, fromMs: number): readonly string[] {
  return frames.map(({ atMs, by, convergence }) => {
    const tables = [...convergence.tables.routes].map(([node, routes]) => {
      const lines = [...routes.values()].map(({ prefix, chosen }) => `${prefix.text} ${chosen.map(path => path.nextHop?.link)}`)
      return `${node}: ${lines.sort()}`
    })
    return `${atMs - fromMs} ${by} ${tables.sort().join('; ')}`
  })
}

for (const [name, world, scripts] of [
  ['two-locations, every single and double', twoLocations(), [everySingle, everyDouble]],
  ['nobody-tested-failover, every single', nobodyTestedFailover(), [everySingle]],
  ['graceful restart, every single', twoLocations({ router: { gracefulRestart: true } }), [everySingle]],
] as const) {
  test(`${name}: one fault that heals is, frame by frame, what a scenario is`, () => {
    const topology = compile(world, GEOGRAPHY)
    const { network, baseline } = topology
    for (const script of scripts.flatMap(enumerate => enumerate(topology))) {
      const breakages = script.map(({ domain, kind }) => ({ component: domain.id, kind }))
      for (const phase of ['best', 'worst'] as const) {
        const { down, up, first, second } = oneFault(network, baseline, breakages, phase)
        assert.deepEqual(frameText(first, 0), frameText(down, 0))
        assert.deepEqual(frameText(second, LONG_MS), frameText(up, 0))
      }
    }
  })
}

for (const [because, world, steps, expected] of [
  [
    'two windows that overlap: between them only the VPN is left',
    twoLocations(),
    [
      { at: '0s', name: 'first', cut: ['dx-a'], for: '60m' },
      { at: '30m', name: 'second', silent: ['dx-b'], until: '90m' },
    ],
    [
      '0..1800 first: whole, dark 100 carrier',
      '1800..3600 first + second: partly, dark 900 bfd',
      '3600..5400 second: whole, dark 0',
      '5400.. healed after second: whole, dark 0',
    ],
  ],
  [
    'healed before the hold timer has run out: nobody ever noticed',
    nobodyTestedFailover(),
    [{ at: '0s', name: 'blip', silent: ['connection:dx-a'], for: '50s' }],
    ['0..50 blip: no, dark 50000', '50.. healed after blip: whole, dark 0'],
  ],
  [
    'a timer runs on while other things break and heal',
    nobodyTestedFailover(),
    [
      { at: '0s', name: 'silence', silent: ['connection:dx-a'], for: '10m' },
      { at: '30s', name: 'other', silent: ['backup/1'], for: '10s' },
    ],
    [
      '0..30 silence: no, dark 30000',
      '30..40 silence + other: no, dark 10000',
      '40..600 silence: partly, dark 50000 hold',
      '600.. healed after silence: whole, dark 0',
    ],
  ],
  [
    'what two windows break is whole when both are over',
    nobodyTestedFailover(),
    [
      { at: '0s', name: 'one', cut: ['connection:dx-a'], for: '10m' },
      { at: '5m', name: 'two', cut: ['connection:dx-a'], for: '10m' },
    ],
    [
      '0..300 one: partly, dark 100 carrier',
      '300..600 one + two: partly, dark 0',
      '600..900 two: partly, dark 0',
      '900.. healed after two: whole, dark 0',
    ],
  ],
  [
    'the last way is lost while the first has not come back',
    nobodyTestedFailover(),
    [
      { at: '0s', name: 'fibre', cut: ['connection:dx-a'], for: '10m' },
      { at: '598s', name: 'vpn', cut: ['backup'], for: '5m' },
    ],
    [
      '0..598 fibre: partly, dark 100 carrier',
      '598..600 fibre + vpn: no, dark 2000',
      '600..898 vpn: whole, dark 10000 reconnect',
      '898.. healed after vpn: whole, dark 0',
    ],
  ],
  [
    'a step may heal what another broke',
    twoLocations(),
    [
      { at: '0s', name: 'break', cut: ['dx-a', 'dx-b'] },
      { at: '5m', name: 'repair one', heal: ['dx-b'] },
    ],
    ['0..300 break: partly, dark 100 carrier', '300.. break + repair one: whole, dark 0'],
  ],
  [
    'a calendar is the same file with dates',
    twoLocations(),
    [
      { at: '2026-12-12T02:00Z', name: 'second', cut: ['dx-b'], for: '2h' },
      { at: '2026-12-05T02:00+01:00', name: 'first', cut: ['dx-a'], until: '2026-12-05T04:00+01:00' },
    ],
    [
      '0..7200 first: whole, dark 100 carrier',
      '7200..608400 healed after first: whole, dark 0',
      '608400..615600 second: whole, dark 100 carrier',
      '615600.. healed after second: whole, dark 0',
    ],
  ],
] as const) {
  test(because, () => assert.deepEqual(phases(played(world, { steps })), expected))
}

test('loss that is expected to end nothing while it lasts ends nothing at best either', () => {
  const steps = [
    { at: '0s', name: 'vpn', cut: ['backup'], for: '60m' },
    { at: '10m', name: 'lossy', loss: [{ on: 'connection:dx-a', share: '1%' }], for: '10m' },
  ]
  const { scenarios } = played(nobodyTestedFailover(), { steps })
  assert.deepEqual(
    scenarios.map(({ phase, flows: [flow] }) => [phase?.name, flow?.darkMinMs, flow?.darkMs]),
    [
      ['vpn', 0, 0],
      ['vpn + lossy', 0, 0],
      ['vpn', 0, 0],
      ['healed after vpn', 0, 0],
    ],
  )
})

test('the dates of a calendar are printed in UTC', () => {
  const steps = [{ at: '2026-12-05T02:00+01:00', cut: ['dx-a'], for: '2h' }]
  assert.equal(played(twoLocations(), { steps }).sequence?.startsAt, '2026-12-05T01:00:00.000Z')
})

test('a stop condition heals everything after its time in the dark, and nothing later is played', () => {
  const report = played(nobodyTestedFailover(), {
    steps: [
      { at: '0s', name: 'silence', silent: ['connection:dx-a'], for: '10m' },
      { at: '5m', name: 'never', cut: ['backup'], for: '1m' },
    ],
    stopIf: { flow: 'app-to-db', darkFor: '30s' },
    expect: [{ flow: 'app-to-db', during: 'never', survives: 'whole' }],
  })
  assert.deepEqual(phases(report), ['0..30 silence: no, dark 30000', '30.. stopped: whole, dark 0'])
  assert.deepEqual(report.sequence?.stopped, { atMs: 30_000, flow: 'app-to-db', darkForMs: 30_000 })
  assert.equal(report.sequence?.holds, false)
  assert.equal(report.sequence?.expectations[0]?.text, 'this was not played')
})

test('a stop condition that leaves more time than is needed stops nothing', () => {
  const steps = [{ at: '0s', silent: ['connection:dx-a'], for: '10m' }]
  assert.equal(
    played(nobodyTestedFailover(), { steps, stopIf: [{ flow: 'app-to-db', darkFor: '91s' }] }).sequence?.stopped,
    undefined,
  )
})

for (const [expect, holds, text] of [
  [{ survives: 'partly' }, true, 'survives partly'],
  [{ survives: 'whole' }, false, 'survives partly, expected whole: worse'],
  [{ survives: 'no' }, false, 'survives partly, expected no: better: expect more'],
  [{ darkMsAtMost: 90_000 }, true, 'dark for 90 s of at most 90 s'],
  [{ darkMsAtMost: 1000 }, false, 'dark for 90 s, expected at most 1 s: 89 s too long'],
  [{ decidedBy: 'hold' }, true, 'decided by hold timer'],
  [{ decidedBy: 'bfd' }, false, 'decided by hold timer, expected BFD'],
  [{ deliveredAtLeast: '1Gbps' }, true, '1.25 Gbps get through, at least 1 Gbps expected'],
  [{ deliveredAtLeast: '3Gbps' }, false, '1.25 Gbps get through, expected at least 3 Gbps: 1.75 Gbps too little'],
] as const) {
  test(`${JSON.stringify(expect)} of a silent failure behind which a VPN stands: ${text}`, () => {
    const steps = [{ at: '0s', name: 'silence', silent: ['connection:dx-a'], for: '10m' }]
    const { sequence } = played(nobodyTestedFailover(), { steps, expect: [{ flow: 'app-to-db', during: 'silence', ...expect }] })
    const [result] = sequence?.expectations ?? []
    assert.deepEqual([result?.holds, result?.text, sequence?.holds], [holds, text, holds])
  })
}

for (const [other, during, holds, text, because] of [
  ['10m50s', undefined, true, 'decided by hold timer', 'a step between cuts 90 s into 50 and 40, and they are one'],
  ['11m30s', undefined, true, 'decided by hold timer', 'the timer is due as the next step begins'],
  ['10m50s', 'silence', true, 'decided by hold timer', 'that step alone, of two phases'],
  ['10m50s', 'blip', false, 'nothing ended the longest darkness but the step itself, expected hold timer', 'that step alone'],
] as const) {
  test(`the longest darkness, beside one of 80 s that a repair ended, is looked for over phases: ${because}`, () => {
    const steps = [
      { at: '0s', name: 'blip', silent: ['connection:dx-a'], for: '80s' },
      { at: '10m', name: 'silence', silent: ['connection:dx-a'], for: '10m' },
      { at: other, name: 'other', cut: ['backup/2'], for: '10m' },
    ]
    const expect = [{ flow: 'app-to-db', decidedBy: 'hold', ...(during ? { during } : {}) }]
    const [result] = played(nobodyTestedFailover(), { steps, expect }).sequence?.expectations ?? []
    assert.deepEqual([result?.holds, result?.text], [holds, text])
  })
}

for (const [file, path, says] of [
  [{ steps: [{ at: '0s', cut: ['dx-c'] }] }, 'steps.0.cut.0', /^Nothing that can fail is called dx-c; did you mean dx-a/],
  [{ steps: [{ at: '0s', delete: ['dx-a'] }] }, 'steps.0.delete.0', /^dx-a is a connection, and only virtual interfaces/],
  [
    { steps: [{ at: '0s', name: 'nothing' }] },
    'steps.0',
    /^nothing does nothing; it takes one of cut, silent, delete, .* or heal/,
  ],
  [
    { steps: [{ at: '5m', heal: ['dx-a'] }] },
    'steps.0.heal.0',
    /^dx-a is not broken 5 min after the start.*nothing is broken then\.$/,
  ],
  [
    { steps: [{ at: '5m', cut: ['dx-a'], until: '2m' }] },
    'steps.0',
    /ends at 2m, before it has begun: until counts on the same clock/,
  ],
  [{ steps: [{ at: '5m', cut: ['dx-a'], until: '9m', for: '1m' }] }, 'steps.0', /has both for: 1m and until: 9m/],
  [
    {
      steps: [
        { at: '0s', cut: ['dx-a'] },
        { at: '2026-12-05T02:00Z', cut: ['dx-b'] },
      ],
    },
    'steps.1.at',
    /^steps\.1\.at is 2026-12-05T02:00Z, and the first step begins at a time since the start; write all of them alike\.$/,
  ],
  [
    { steps: [{ at: '0s', cut: ['dx-a'] }], expect: [{ flow: 'app-to-dbb', survives: 'no' }] },
    'expect.0.flow',
    /^No flow is called app-to-dbb; there are app-to-db and app-to-lake\.$/,
  ],
  [
    { steps: [{ at: '0s', name: 'x', cut: ['dx-a'] }], expect: [{ flow: 'app-to-db', survives: 'no', during: 'y' }] },
    'expect.0.during',
    /^No step is called y; there are x\.$/,
  ],
  [
    { steps: [{ at: '0s', cut: ['dx-a'] }], expect: [{ flow: 'app-to-db' }] },
    'expect.0',
    /^expect\.0 expects nothing of app-to-db/,
  ],
  [{ steps: [{ at: '0s', cut: ['dx-a'] }], stopIf: { flow: 'x', darkFor: '1s' } }, 'stopIf.flow', /^No flow is called x;/],
] as const) {
  test(`${path} is refused: ${says.source}`, () => {
    const result = sequenceOfFile(compile(twoLocations(), GEOGRAPHY), DRILL_FILE.parse({ name: 'a drill', ...file }))
    assert.ok('problems' in result)
    const [problem] = result.problems
    assert.equal(problem?.path.join('.'), path)
    assert.match(problem?.summary ?? '', says)
  })
}

for (const text of ['soon', '2026-12-05T02:00', '2026-13-05T02:00Z', '-5s', '']) {
  test(`at: ${text} is no moment`, () => {
    assert.equal(DRILL_FILE.safeParse({ name: 'x', steps: [{ at: text, cut: ['dx-a'] }] }).success, false)
  })
}
