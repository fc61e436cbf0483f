import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DRILL_FILE } from '../../src/drill/file/drillFile.ts'
import { playSequence } from '../../src/drill/file/playSequence.ts'
import { sequenceOfFile } from '../../src/drill/file/sequenceOfFile.ts'
import { DRILL_REPORT } from '../../src/drill/report/reportSchema.ts'
import { compile } from '../../src/topology/compile.ts'
import { GEOGRAPHY, nobodyTestedFailover, twoLocations } from './worlds.ts'

const TOPOLOGY = compile(twoLocations(), GEOGRAPHY)

function played(file: Record<string, unknown>, topology = TOPOLOGY) {
  const result = sequenceOfFile(topology, DRILL_FILE.parse({ name: 'x', ...file }))
  assert.ok('sequence' in result, 'problems' in result ? JSON.stringify(result.problems) : '')
  return DRILL_REPORT.parse(playSequence(topology, result.sequence))
}

function overlapTexts(file: Record<string, unknown>): readonly string[] {
  return (played(file).sequence?.overlaps ?? []).map(({ text }) => text)
}

const A = { name: 'carrier a', from: '2026-12-05T02:00Z', until: '2026-12-05T06:00Z', things: ['dx-a'] }
const B = { name: 'carrier b', from: '2026-12-05T05:00+01:00', for: '3h', things: ['dx-b'] }

for (const [because, calendar, texts] of [
  [
    'two carriers in one night, one of them in another zone',
    [A, B],
    [
      'dx-a and dx-b are both in maintenance from 2026-12-05 04:00 UTC to 2026-12-05 06:00 UTC (carrier a, carrier b): app-to-db is partly, app-to-lake is gone.',
    ],
  ],
  ['one after the other', [A, { ...B, from: '2026-12-05T06:00Z' }], []],
  [
    'the same thing twice',
    [A, { ...B, name: 'patching', things: ['dx-a'] }],
    [
      'dx-a is in maintenance twice from 2026-12-05 04:00 UTC to 2026-12-05 06:00 UTC (carrier a, patching): every flow is whole.',
    ],
  ],
  [
    'every first week, and once a month: they meet once',
    [
      { name: 'weekly', from: '2026-12-03T22:00-05:00', for: '1h', things: ['dx-a'], every: 'week', count: 3 },
      { name: 'monthly', from: '2026-11-18T03:00Z', for: '2h', things: ['dx-b'], every: 'month', count: 3 },
    ],
    [
      'dx-a and dx-b are both in maintenance from 2026-12-18 03:00 UTC to 2026-12-18 04:00 UTC (weekly 2026-12-18, monthly 2026-12-18): app-to-db is partly, app-to-lake is gone.',
    ],
  ],
  [
    'drained beforehand they are lost all the same',
    [A, { ...B, as: 'drain' }],
    [
      'dx-a and dx-b are both in maintenance from 2026-12-05 04:00 UTC to 2026-12-05 06:00 UTC (carrier a, carrier b): app-to-db is partly, app-to-lake is gone.',
    ],
  ],
] as const) {
  test(`a calendar: ${because}`, () => assert.deepEqual(overlapTexts({ calendar }), texts))
}

test('steps beside a calendar, and expectations during its windows', () => {
  const { sequence } = played({
    calendar: [A],
    steps: [{ name: 'lossy', at: '2026-12-05T03:00Z', loss: [{ on: 'dx-b', share: '2%' }], for: '30m' }],
    expect: [
      { flow: 'app-to-db', during: 'carrier a', survives: 'partly', darkMsAtMost: 100 },
      { flow: 'app-to-db', during: 'lossy', deliveredAtLeast: '6.8Gbps' },
    ],
  })
  assert.deepEqual(
    sequence?.expectations.map(({ text, holds }) => [text, holds]),
    [
      ['survives partly', true],
      ['dark for 100 ms of at most 100 ms', true],
      ['6.86 Gbps get through, at least 6.8 Gbps expected', true],
    ],
  )
})

/** `at..until: survives dark, lossy` of the flow to db. */
function phases(file: Record<string, unknown>, topology = TOPOLOGY): readonly string[] {
  return played(file, topology).scenarios.map(({ phase, flows: [flow] }) => {
    const lossy = flow?.lossy ? `, lossy ${flow.lossy.ms}` : ''
    return `${phase?.atMs}..${phase?.untilMs} ${phase?.name}: ${flow?.survives}, dark ${flow?.darkMs}${lossy}`
  })
}

const NOBODY = compile(nobodyTestedFailover(), GEOGRAPHY)

for (const [because, steps, expected, topology = TOPOLOGY] of [
  [
    'three flaps are one phase, and as long as they are',
    [{ at: '0s', name: 'flaps', flap: [{ on: 'dx-a', down: '5s', up: '20s', times: 3 }] }],
    ['0..55000 flaps: whole, dark 300', '55000..null healed after flaps: whole, dark 0'],
  ],
  [
    'without times until the step is over',
    [{ at: '0s', name: 'flaps', flap: [{ on: 'dx-a', down: '5s', up: '20s' }], for: '2m' }],
    ['0..120000 flaps: whole, dark 500', '120000..null healed after flaps: whole, dark 0'],
  ],
  [
    'or until it is healed',
    [
      { at: '0s', name: 'flaps', flap: [{ on: 'dx-a', down: '5s', up: '20s', times: 9 }] },
      { at: '30s', name: 'repair', heal: ['dx-a'] },
    ],
    ['0..30000 flaps: whole, dark 200', '30000..null repair: whole, dark 0'],
  ],
  [
    'drained first, cut afterwards: nothing is ever dark',
    [
      { at: '0s', name: 'drain', drain: ['connection:dx-a'], for: '1h' },
      { at: '5m', name: 'work', cut: ['connection:dx-a'], for: '30m' },
    ],
    [
      '0..300000 drain: partly, dark 0',
      '300000..2100000 drain + work: partly, dark 0',
      '2100000..3600000 drain: partly, dark 0',
      '3600000..null healed after drain: whole, dark 0',
    ],
    NOBODY,
  ],
  [
    'loss that ends a session after 7.7 s leaves it down until it is over',
    [
      { at: '0s', name: 'loss', loss: [{ on: 'dx-a', share: '30%' }], for: '10m' },
      { at: '5m', name: 'blip', cut: ['backup'], for: '1s' },
    ],
    [
      '0..300000 loss: whole, dark 0, lossy 7722',
      '300000..301000 loss + blip: whole, dark 0',
      '301000..600000 loss: whole, dark 0',
      '600000..null healed after loss: whole, dark 0',
    ],
  ],
  [
    'loss that is over before its session is expected to end',
    [{ at: '0s', name: 'loss', loss: [{ on: 'dx-a', share: '30%' }], for: '5s' }],
    ['0..5000 loss: partly, dark 0, lossy 5000', '5000..null healed after loss: whole, dark 0'],
  ],
  [
    'a timer that loss started runs on into the next phase',
    [
      { at: '0s', name: 'loss', loss: [{ on: 'dx-a', share: '30%' }], for: '1m' },
      { at: '5s', name: 'blip', cut: ['backup'], for: '10s' },
    ],
    [
      '0..5000 loss: partly, dark 0, lossy 5000',
      '5000..15000 loss + blip: whole, dark 0, lossy 2722',
      '15000..60000 loss: whole, dark 0',
      '60000..null healed after loss: whole, dark 0',
    ],
  ],
] as const) {
  test(`a sequence: ${because}`, () => assert.deepEqual(phases({ steps }, topology), expected))
}

for (const [file, path, says] of [
  [
    { calendar: [{ ...A, until: undefined }] },
    'calendar.0',
    /^carrier a does not say when it is over; it takes until or for, such as for: 2h\.$/,
  ],
  [{ calendar: [{ ...A, for: '1h' }] }, 'calendar.0', /^carrier a has both until: .* and for: 1h; leave one of them away\.$/],
  [{ calendar: [{ ...A, until: '2026-12-05T01:00Z' }] }, 'calendar.0', /^carrier a ends at .*, before it has begun at/],
  [
    { calendar: [{ ...A, every: 'week' }] },
    'calendar.0',
    /^carrier a has every and no count; a window that recurs takes both, such as every: week, count: 4\.$/,
  ],
  [
    { calendar: [{ ...B, from: '2026-12-31T02:00Z', every: 'month', count: 3 }] },
    'calendar.0',
    /^carrier b begins on a day that not every month has .*; take a day up to the 28th\.$/,
  ],
  [
    { calendar: [{ ...B, for: '8d', every: 'week', count: 2 }] },
    'calendar.0',
    /comes again before that is over; make it shorter/,
  ],
  [{ calendar: [A, { ...B, things: ['dx-b', 'dx-c'] }] }, 'calendar.1.things.1', /^Nothing that can fail is called dx-c/],
  [{ calendar: [A], steps: [{ at: '5m', cut: ['dx-b'] }] }, 'steps.0.at', /^steps\.0\.at is 5m, and the calendar bears dates;/],
  [
    { calendar: Array.from({ length: 4 }, (_, i) => ({ ...B, name: `w${i}`, every: 'week', count: 60 })) },
    'calendar',
    /^The calendar has 240 windows; at most 200 are played at once: lower count\.$/,
  ],
  [
    { steps: [{ at: '0s', name: 'x', flap: [{ on: 'dx-a', down: '5s', up: '5s' }] }] },
    'steps.0.flap.0',
    /^x flaps dx-a without end; it takes times, for or until, or a later step that heals it\.$/,
  ],
  [{ steps: [{ at: '0s', loss: [{ on: 'edge-1', share: '2%' }] }] }, 'steps.0.loss.0', /^edge-1 \(router\) cannot have loss/],
] as const) {
  test(`${path} is refused: ${says.source}`, () => {
    const result = sequenceOfFile(TOPOLOGY, DRILL_FILE.parse({ name: 'x', ...file }))
    assert.ok('problems' in result)
    const problem = result.problems.find(each => each.path.join('.') === path)
    assert.match(problem?.summary ?? JSON.stringify(result.problems), says)
  })
}

for (const [file, says] of [
  [{}, 'a list of steps, or a calendar of maintenance windows beside it'],
  [{ steps: [{ at: '0s', loss: [{ on: 'dx-a', share: '100%' }] }] }, /what loses everything is silent/],
  [{ steps: [{ at: '0s', rate: [{ on: 'dx-a', to: 'half' }] }] }, /a rate with its unit/],
  [{ steps: [{ at: '0s', flap: [{ on: 'dx-a', down: '5s', up: '5s', times: 1000 }] }] }, /a whole number from 1 to 200/],
  [{ calendar: [{ ...A, from: '2026-12-05T02:00' }] }, /a date with its zone/],
] as const) {
  test(`no drill file: ${JSON.stringify(file)}`, () => {
    const read = DRILL_FILE.safeParse({ name: 'x', ...file })
    assert.match(JSON.stringify(read.error?.issues), typeof says === 'string' ? new RegExp(says) : says)
  })
}
