import assert from 'node:assert/strict'
import { test } from 'node:test'
import { droppedGroups } from './droppedGroups.ts'
import { letterOf } from './letterOf.ts'
import { planHtml } from './planHtml.ts'
import { planMarkdown } from './planMarkdown.ts'
import { planText } from './planText.ts'
import { recommendation } from './recommendation.ts'
import { requirementLabel } from './requirementLabel.ts'
import { testPlanReport } from './testPlanReport.ts'
import { withLetters } from './withLetters.ts'

const REPORT = testPlanReport()
const EMPTY = testPlanReport({ candidates: [], breakEven: [] })

test('the recommendation says what, for how much, how available, from when on, and what the next best is', () => {
  assert.deepEqual(recommendation(REPORT), {
    style: 'good',
    says: [
      'Take A, two locations, 10 Gbps: 4,000.00 USD a month and 144,000.00 USD in 3 years, not counting one thing whose price nobody knows, about 12 minutes a year below the peak rate, and it works 84 days after it is ordered, on 2027-02-23.',
      'It meets all 2 requirements; B, the next best, costs 899.50 USD less a month and 32,382.00 USD less in 3 years, has about 5.8 hours a year below the peak rate, and works after 5 days.',
    ],
  })
})

test('what the best one misses is in the recommendation; without one there is none', () => {
  const [, b, c] = REPORT.candidates
  assert.ok(b && c)
  const { says, style } = recommendation(testPlanReport({ candidates: [c, b] }))
  assert.equal(style, 'warning')
  assert.match(
    says.join(' '),
    /It meets 1 of 2 requirements, but not failures at ashburn \(partly\); B, the next best, costs 2,099\.50 USD less/,
  )
  assert.deepEqual(recommendation(EMPTY), { style: 'bad', says: ['No design is left to recommend: 4 were made and none holds.'] })
})

for (const [requirement, label] of [
  ['sites.new.york.traffic.peak', 'Peak rate of new.york'],
  ['survive.dallas', 'Failures at dallas'],
  ['sla', 'AWS’s SLA'],
  ['something.new', 'something.new'],
] as const) {
  test(`${requirement} is called ${label}`, () => assert.equal(requirementLabel(requirement), label))
}

test('candidates have letters: Z is followed by AA', () =>
  assert.deepEqual([0, 25, 26, 52].map(letterOf), ['A', 'Z', 'AA', 'BA']))

test('designs that are out for the same reason are told together, the most frequent reason first', () => {
  assert.deepEqual(
    droppedGroups(REPORT.dropped).map(({ title, designs }) => [title, designs.length]),
    [
      ['Misses: Failures at ashburn', 2],
      ['Another design is as good in everything and better in something', 1],
      ['Misses: Failures at ashburn, Budget a month', 1],
    ],
  )
})

test('a sentence that begins with a candidate’s name begins with its letter', () => {
  assert.equal(withLetters(REPORT, REPORT.impossible[0]?.because ?? ''), 'A comes nearest: 31.0 ms at most; 20 ms are allowed.')
  assert.equal(withLetters(REPORT, 'accelerated VPN is as good.'), 'accelerated VPN is as good.')
})

test('at a terminal: a column for each candidate that has room, verdicts that need no colour, no line too wide', () => {
  for (const width of [60, 80, 120]) {
    const lines = planText(REPORT, { width }).split('\n')
    assert.deepEqual(
      lines.filter(line => line.length > width),
      [],
    )
  }
  const text = planText(REPORT)
  assert.match(text, /│ USD in 3 years +│ 144,000\.00 +│ 111,618\.00 +│ 187,200\.00 +│/)
  assert.match(text, /│ Failures at ashburn +│ ✓ yes +│ ✗ no +│ ~ partly +│/)
  assert.match(text, /Round trip: possible with a round trip of 31 ms\. A comes nearest/)
  assert.match(planText(REPORT, { width: 60 }), /1 more: a wider terminal/)
})

test('colours change no column', () => {
  const report = testPlanReport({ partial: true })
  const painted = planText(report, { paint: (_, text) => `«${text}»` })
  assert.ok(painted.includes('«'))
  assert.equal(painted.replaceAll(/[«»]/g, ''), planText(report))
})

test('Markdown has the same story, and names cannot become markup', () => {
  const text = planMarkdown(REPORT)
  assert.match(text, /\| Failures at ashburn \| ✓ yes \| ✗ no \| \\~ partly \|/)
  assert.match(text, /section A\n {2}ordered : 2026-12-01, 84d\n {2}bridge : active, 2026-12-01, 84d/)
  assert.match(text, /quadrantChart[\s\S]*\n {2}A: \[0\.\d{3}, 0\.080\]/)
  assert.match(text, /Client VPN for 40 people \| 146\.00/)
  assert.doesNotMatch(text.replace(/```[\s\S]*?```/g, ''), /<b>connections/)
})

test('the page says everything and names cannot become markup', () => {
  const page = planHtml(REPORT)
  assert.match(page, /class="badge bad">✗ no</)
  assert.match(page, /hosted &lt;b&gt;connections&lt;\/b&gt;/)
  assert.match(page, /landbridge serve 1-two-locations-10-gbps\.yaml\nlandbridge drill/)
  assert.match(page, /A = B at 40,000 GB/)
  assert.match(page, /5,666 GB a month written, an unknown volume read back; the first copy takes 25 h/)
  assert.match(page, /people dial in at a site<\/td><td class="number">unknown</)
  assert.doesNotMatch(page, /undefined|NaN|\[object|<b>connections/)
})

for (const [name, says] of [
  ['planText', planText],
  ['planMarkdown', planMarkdown],
  ['planHtml', planHtml],
] as const) {
  test(`${name}: a plan without a candidate and a part of one are answers too`, () => {
    assert.match(says(EMPTY), /No design is left to recommend/)
    assert.match(says(testPlanReport({ partial: true })), /This answer is a part/)
    const bare = testPlanReport({
      breakEven: [],
      impossible: [],
      dropped: [],
      risks: [],
      assumptions: [],
      goLive: null,
      gigabytesOut: null,
    })
    assert.doesNotMatch(says(bare), /undefined|NaN/)
  })
}
