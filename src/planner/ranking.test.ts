import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ranked, type Unranked } from './ranking.ts'

const PLAIN: Unranked = {
  name: 'plain',
  pattern: 'dedicated',
  estate: '',
  because: [],
  annexes: [],
  monthly: '1000.00',
  price: { currency: 'USD', monthly: '1000.00', lines: [], unknown: [], remarks: [] },
  tco: { years: 3, total: '36000.00', byYear: [] },
  minutesDownPerYear: 400,
  slaEligible: 99.9,
  leadTimeDays: 84,
  bridge: null,
  verdicts: [],
  drill: {
    singles: { whole: 0, partly: 0, no: 0 },
    doubles: { whole: 0, partly: 0, no: 0 },
    worst: null,
    longestDarkMs: 0,
  },
  findings: [],
  things: 2,
  keeps: 1,
  rttMs: 10,
}
const WEIGHTS = { cost: 3, downtime: 3, performance: 2, leadTime: 1, simplicity: 1 }
const NOTHING = { cost: 0, downtime: 0, performance: 0, leadTime: 0, simplicity: 0 }
const cheap: Unranked = { ...PLAIN, name: 'cheap', tco: { ...PLAIN.tco, total: '12000.00' }, minutesDownPerYear: 900 }
const missing: Unranked = {
  ...cheap,
  name: 'missing',
  tco: { ...PLAIN.tco, total: '1.00' },
  verdicts: [{ requirement: 'latency', met: 'no', reason: '' }],
}
const worse: Unranked = { ...PLAIN, name: 'worse', leadTimeDays: 90 }
const unquoted: Unranked = {
  ...PLAIN,
  name: 'unquoted',
  tco: { ...PLAIN.tco, total: '30000.00' },
  price: { ...PLAIN.price, unknown: [{ what: 'a fee', because: 'nobody said it' }] },
}
const unheard: Unranked = { ...cheap, name: 'unheard', minutesDownPerYear: null }

const TABLE: readonly [
  because: string,
  given: readonly Unranked[],
  weights: typeof WEIGHTS,
  order: readonly string[],
  dropped: readonly string[],
][] = [
  ['cost alone puts the cheap one first', [PLAIN, cheap], { ...NOTHING, cost: 1 }, ['cheap', 'plain'], []],
  ['downtime alone puts the other first', [cheap, PLAIN], { ...NOTHING, downtime: 1 }, ['plain', 'cheap'], []],
  ['who misses a requirement comes last, however cheap', [missing, PLAIN], { ...NOTHING, cost: 1 }, ['plain', 'missing'], []],
  ['what another equals in all and beats in one is dropped', [worse, PLAIN], WEIGHTS, ['plain'], ['worse']],
  [
    'a fee that nobody quoted is no saving, so it drops nobody',
    [PLAIN, unquoted],
    { ...NOTHING, cost: 1 },
    ['unquoted', 'plain'],
    [],
  ],
  ['no estimate counts as the worst', [unheard, PLAIN], { ...NOTHING, downtime: 1 }, ['plain', 'unheard'], []],
  ['without weights the name decides', [PLAIN, cheap], NOTHING, ['cheap', 'plain'], []],
]

for (const [because, given, weights, order, dropped] of TABLE) {
  test(because, () => {
    const found = ranked(given, weights)
    assert.deepEqual(
      found.candidates.map(({ name }) => name),
      order,
    )
    assert.deepEqual(
      found.dropped.map(({ name }) => name),
      dropped,
    )
  })
}

test('a score is the weighted mean of the measures, and says of what', () => {
  const { candidates } = ranked([PLAIN, cheap], WEIGHTS)
  const [first] = candidates
  assert.equal(first?.name, 'cheap')
  // 1 in cost, 0 in downtime, 1 where both are alike: (3 + 0 + 2 + 1 + 1) / 10, and as much for the other: the name decides.
  assert.equal(first?.score, 0.7)
  assert.deepEqual(
    first?.scores.map(({ weight, score }) => [weight, score]),
    [
      ['cost', 1],
      ['downtime', 0],
      ['performance', 1],
      ['leadTime', 1],
      ['simplicity', 1],
    ],
  )
  assert.match(first?.scores[0]?.because ?? '', /12000\.00 USD in 3 years/)
})
