import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CATALOGUE } from '../../pricing/catalogue.ts'
import type { Figure, MigrationReport } from './migrationReport.ts'
import { migrationReportOf } from './migrationReportOf.ts'
import { parseMigration } from './parseMigration.ts'

function reportOf(text: string): MigrationReport {
  const { migration, problems } = parseMigration(`landbridge-migration: 1\n${text}`, 'm.yaml')
  if (!migration) return assert.fail(problems.map(({ summary }) => summary).join('\n'))
  return migrationReportOf(migration, new Map(), CATALOGUE)
}

const value = ({ figures }: MigrationReport, what: string): Figure['value'] | undefined =>
  figures.find(each => each.what === what)?.value

const recovery = (members: string) => `template: recovery
link: { rate: 1Gbps, monthly: 419, dark: 90s }
data: 10TB
startUp: 10min
${members}`

// 100 GB a day are 9.26 Mbps over the day, 222.2 Mbps within an hour.
const LOSSES: readonly { readonly given: string; readonly rpoMs: number | null; readonly because: string }[] = [
  { given: 'change: 0%\ninterval: 1h', rpoMs: 3_600_000, because: 'nothing has to be sent but the word that nothing changed' },
  {
    given: 'change: 1%',
    rpoMs: 0,
    because: 'copies all the time over a link that takes what is written lose what is on the way',
  },
  { given: 'change: 1%\ninterval: 1h', rpoMs: 3_633_333, because: '1 h, and 1 h × 9.259 / 1,000 to send it' },
  { given: 'change: 9%\nbusy: 1', rpoMs: 1_800_000, because: '900 GB in an hour are 2 Gbps: half an hour behind at its end' },
  {
    given: 'change: 9%\nbusy: 1\ninterval: 10min',
    rpoMs: 2_700_000,
    because: '30 min behind, 10 min apart, and 10 / 2 more in the queue',
  },
  {
    given: 'change: 9%\nbusy: 1\ninterval: 4h',
    rpoMs: 21_600_000,
    because: 'the 900 GB of its one busy hour take 2 h to send, 4 h after the last copy',
  },
  { given: 'change: 200%', rpoMs: null, because: '20 TB a day are 1.85 Gbps all day long' },
]

for (const { given, rpoMs, because } of LOSSES)
  test(`recovery, ${given.replaceAll('\n', ', ')}: RPO ${rpoMs}, ${because}`, () =>
    assert.equal(value(reportOf(recovery(given)), 'RPO'), rpoMs))

test('a target that is missed says by how much, and why', () => {
  const { holds, misses } = reportOf(recovery('change: 1%\ninterval: 1h\ntargets: { rpo: 15min, rto: 11min }'))
  assert.equal(holds, false)
  assert.match(
    misses[0] ?? '',
    /^The RPO is 60\.6 min, and 15 min is asked: 9\.259 Mbps written, 1 Gbps free, a copy every 60 min\.$/,
  )
  assert.match(misses[1] ?? '', /^The RTO is 11\.5 min, and 11 min is asked: 90 s dark/)
})

test('what nobody says is unknown, and never zero', () => {
  const { figures, unknown, holds } = reportOf(
    'template: recovery\nlink: { rate: 1Gbps }\ndata: 1TB\nstartUp: 10min\ntargets: { rto: 1min }',
  )
  assert.equal(figures.find(({ what }) => what === 'RTO')?.value, null)
  assert.equal(holds, true, 'an unknown RTO misses no target')
  assert.deepEqual(
    unknown.map(({ what }) => what),
    ['link: what the link costs a month', 'what stands by', 'what runs after a failure', 'how long the link is dark'],
  )
})

test('bursts that come faster than they drain never end', () => {
  const burst =
    'template: burst\nlink: { rate: 100Mbps, monthly: 0, perGigabyte: 0 }\nburst: { rate: 1Gbps, lasts: 1h, aMonth: 100 }'
  // 1 h and 450 GB − 45 GB at 100 Mbps = 9 h: 10 h, and 730 h / 100 = 7.3 h between two.
  const { misses, holds } = reportOf(burst)
  assert.equal(holds, false)
  assert.match(misses[0] ?? '', /through after 10 h, and the next comes 7\.3 h after it/)
  assert.equal(reportOf(burst.replace('100 }', '73 }')).holds, true, '10 h apart, through after 10 h')
})

test('a burst that fits whole waits for nothing', () => {
  const fits = reportOf(
    'template: burst\nlink: { rate: 1Gbps, monthly: 0, perGigabyte: 0 }\nburst: { rate: 1Gbps, lasts: 1h, aMonth: 1 }',
  )
  assert.deepEqual(
    ['of it, while it lasts', 'waiting when it ends', 'time to drain'].map(what => value(fits, what)),
    [1, 0, 0],
  )
})

const PHASES = `template: phased
years: 2
growth: 10%
traffic: { out: 1000GiB, peak: 600Mbps }
phases:
  - { name: old, link: { rate: 1Gbps, monthly: 100, perGigabyte: 0.10 }, from: 2027-01, until: 2027-06 }
  - { name: new, link: { rate: 1Gbps, monthly: 200, perGigabyte: 0.02 }, from: 2027-07 }`

test('phases: growth comes once a year, and is in what has to be carried', () => {
  const report = reportOf(PHASES)
  // 6 × (100 + 100), 6 × (200 + 20), 12 × (200 + 1,100 × 0.02).
  assert.equal(value(report, 'all phases'), (1200 + 1320 + 12 * 222).toFixed(2))
  assert.equal(value(report, 'paid twice'), '0.00')
  assert.deepEqual(
    report.phases.map(({ demandBps, fits }) => [demandBps, fits]),
    [
      [600e6, true],
      [660e6, true],
    ],
  )
  const narrow = reportOf(PHASES.replaceAll('rate: 1Gbps', 'rate: 650Mbps'))
  assert.deepEqual(narrow.misses, ['new has to carry 660 Mbps at its busiest, and carries 650 Mbps.'])
})

test('phases: a month without any, and one with more than there is, are named', () => {
  assert.match(reportOf(PHASES.replace('2027-07', '2027-09')).misses[0] ?? '', /^In 2027-07 no phase is there/)
  assert.match(
    reportOf(PHASES.replace('from: 2027-07', 'from: 2027-06')).misses[0] ?? '',
    /^In 2027-06 phases carry 200 % of the traffic/,
  )
})

test('phases: DMS costs the hours of its instance', () => {
  const dms = (instance: string) =>
    reportOf(`template: phased
years: 1
phases:
  - { name: copy, link: { rate: 1Gbps, monthly: 0, perGigabyte: 0 }, from: 2027-01, until: 2027-01, replication: { instance: ${instance} } }
  - { name: rest, link: { rate: 1Gbps, monthly: 0, perGigabyte: 0 }, from: 2027-02 }
traffic: { out: 0GB, peak: 1Mbps }`)
  assert.equal(value(dms('r5.large'), 'all phases'), '150.38', '0.206 × 730')
  assert.equal(value(dms('r5.large, region: eu-west-1'), 'all phases'), '167.90', '0.23 × 730')
  assert.match(dms('r5.large').remarks.join(' '), /NOT VERIFIED/)
  const unpriced = dms('z9.huge')
  assert.equal(value(unpriced, 'all phases'), '0.00')
  assert.match(unpriced.unknown[0]?.because ?? '', /no price dms\.instance\.z9\.huge\.single/)
})

test('analytics: a link without room takes nothing', () => {
  const { figures, misses, phases } = reportOf('template: analytics\nlink: { rate: 10Mbps, monthly: 50 }\ndaily: 1TB\nyears: 1')
  // 10 Mbps × 86,400 s / 8 = 108 GB a day.
  assert.equal(figures.find(({ what }) => what === 'most that fits')?.value, 108e9)
  assert.match(misses[0] ?? '', /In year 1 a day’s 1 TB need 222\.22 hours of the 24 there are: 892 GB more wait every day\./)
  assert.equal(phases[0]?.fits, false)
})
