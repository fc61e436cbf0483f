import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DRILL_FILE } from './drillFile.ts'

for (const [step, expected, because] of [
  [{ at: 0 }, /: did you mean 0s\?$/, 'a number has no unit'],
  [{ at: '2026-12-05T02:00' }, /: did you mean 2026-12-05T02:00Z\?$/, 'a date has no zone'],
  [{ at: '2026-12-05' }, /: did you mean 2026-12-05T00:00Z\?$/, 'nor a time of day'],
  [{ at: 'soon' }, /2026-12-05T02:00Z$/, 'nobody knows what was meant'],
  [{ at: '0s', for: '10 minutes' }, /: did you mean 10m\?$/, 'a word for a unit'],
  [{ at: '1h30' }, /: did you mean 1h30m\?$/, 'the last unit is left away'],
  [{ at: '2 hours 5 minutes' }, /: did you mean 2h5m\?$/, 'words for units'],
  [{ at: 90 }, /: did you mean 90s\?$/, 'seconds where no unit is said'],
  [{ at: 'PT1H30M' }, /: did you mean 1h30m\?$/, 'as FIS writes it'],
  [{ at: '30m1h' }, /2026-12-05T02:00Z$/, 'nobody knows what was meant'],
  [{ at: '0s', for: '0s' }, /10m or 2h$/, 'no time at all has no likely fix'],
  [{ at: '0s', for: 0 }, /10m or 2h$/, 'with or without a unit'],
  [{ at: '0s', for: 10 }, /: did you mean 10s\?$/, 'the smallest unit first'],
  [{ at: '0s', cut: 'dx-a' }, /: did you mean \[dx-a\]\?$/, 'one thing where a list is wanted'],
  [{ at: '0s', loss: [{ on: 'dx-a', share: 2 }] }, /: did you mean 2%\?$/, 'a percentage without its sign'],
  [{ at: '0s', loss: [{ on: 'dx-a', share: '0.02' }] }, /: did you mean 2%\?$/, 'a fraction'],
  [{ at: '0s', loss: [{ on: 'dx-a', share: 100 }] }, /is silent$/, 'all of it is no loss'],
  [{ at: '0s', rate: [{ on: 'dx-a', to: 2 }] }, /: did you mean 2Gbps\?$/, 'a number that YAML reads as one'],
  [{ at: '0s', rate: [{ on: 'dx-a', to: 500 }] }, /: did you mean 500Mbps\?$/, 'no port has so many gigabits'],
  [{ at: '0s', rate: [{ on: 'dx-a', to: 2000000000 }] }, /: did you mean 2000000000bps\?$/, 'nor so many megabits'],
  [{ at: '0s', loss: ['dx-a=2%'] }, /: did you mean \{ on: dx-a, share: 2% \}\?$/, 'as the command line takes it'],
  [{ at: '0s', rate: ['dx-a=2Gbps'] }, /: did you mean \{ on: dx-a, to: 2Gbps \}\?$/, 'a rate, too'],
  [{ at: '0s', flap: ['dx-a=5s/20s*3'] }, /: did you mean \{ on: dx-a, down: 5s, up: 20s, times: 3 \}\?$/, 'and a flap'],
  [
    { at: '0s', loss: { on: 'dx-a', share: '2%' } },
    /: did you mean \[\{ on: dx-a, share: 2% \}\]\?$/,
    'one fault where a list is wanted',
  ],
  [{ at: '0s', loss: ['dx-a'] }, /a map of on and share$/, 'nobody knows how much'],
  [{ at: '2027-02-30T02:00Z' }, /2026-12-05T02:00Z$/, 'February has no 30th day: it is not read as one of March'],
  [{ at: '0s', cut: [] }, /kind:name$/, 'an empty list is no guess'],
] as const) {
  test(`a step of ${JSON.stringify(step)}: ${because}`, () => {
    const { error } = DRILL_FILE.safeParse({ name: 'x', steps: [step] })
    assert.match(error?.issues[0]?.message ?? '', expected)
  })
}

for (const at of ['5h5m', '1h 30min', '1.5 min', '5 m'])
  test(`a step at ${at} is a step`, () => {
    assert.ok(DRILL_FILE.safeParse({ name: 'x', steps: [{ at, cut: ['dx-a'] }] }).success)
  })

test('a duration where milliseconds are wanted, and a date of a calendar without its zone', () => {
  const expect = [{ flow: 'app-to-db', darkMsAtMost: '2s' }]
  const calendar = [{ from: '2026-12-05 02:00', for: '2h', things: ['dx-a'] }]
  const { error } = DRILL_FILE.safeParse({ name: 'x', calendar, expect })
  assert.deepEqual(
    error?.issues.map(({ message }) => /did you mean (.*)\?/.exec(message)?.[1]),
    ['2026-12-05T02:00Z', '2000'],
  )
})

test('lists that are too deep to be a text are refused like any others', () => {
  const deep = Array.from({ length: 20_000 }).reduce<unknown[]>(within => [within], [])
  for (const step of [
    { at: deep },
    { at: '0s', for: deep },
    { at: '0s', loss: deep },
    { at: '0s', loss: [{ on: 'dx-a', share: deep }] },
    { at: '0s', rate: [{ on: 'dx-a', to: deep }] },
    { at: '0s', silent: [deep] },
  ])
    assert.equal(DRILL_FILE.safeParse({ name: 'x', steps: [step] }).success, false)
})
