import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal } from '../net/money.ts'
import type { Facts } from './facts.ts'
import { testRequirements } from './testRequirements.ts'
import { verdictsOf } from './verdicts.ts'

const SITE = {
  name: 'hq',
  peakBps: 300e6,
  carriedBps: 300e6,
  afterWorstBps: 100e6,
  worst: 'a location',
  capacityBps: 500e6,
}

const FACTS: Facts = {
  monthly: Decimal.parse('1042.10') ?? Decimal.ZERO,
  unpriced: [],
  unquoted: 0,
  leadTimeDays: 84,
  sites: [SITE],
  rttMs: 30.4,
  encryption: 'layer2',
  slaPercent: 99.9,
  minutesDownPerYear: 600,
  publicInterface: false,
  joinsSites: false,
}

const TABLE: readonly [
  asked: string,
  requirement: string,
  met: string,
  reason: RegExp,
  possibleWith: string | undefined,
  because: string,
][] = [
  [
    'latency: 30ms',
    'latency',
    'no',
    /30\.4 ms at most; 30 ms are allowed/,
    'a round trip of 31 ms',
    'rounded up, else it would miss again',
  ],
  ['latency: 31ms', 'latency', 'yes', /30\.4 ms/, undefined, 'what is met needs no number'],
  ['budget: 1000', 'budget', 'no', /1,042\.10 USD a month of 1,000\.00/, '42.10 USD more a month', 'to the cent'],
  ['budget: 1042.10', 'budget', 'yes', /1,042\.10/, undefined, 'just enough is enough'],
  [
    'goLive: 2027-01-01',
    'goLive',
    'no',
    /84 days until it works; there are 31/,
    '2027-02-23 as the day',
    '84 days after 1 December',
  ],
  ['goLive: 2027-02-23', 'goLive', 'yes', /84 days/, undefined, 'on the very day'],
  [
    'availability: 99.95%',
    'availability',
    'no',
    /600 minutes a year .* allows 263/,
    'an availability of 99.885 %',
    '600 of 525,600 minutes, rounded down',
  ],
  ['availability: 99.8%', 'availability', 'yes', /allows 1,051/, undefined, '1,051 minutes a year'],
  ['sla: 99.99', 'sla', 'no', /Eligible for 99\.9 %/, 'an SLA of 99.9 %', 'what it is eligible for'],
  ['sla: 95', 'sla', 'yes', /99\.9 %/, undefined, 'more than asked for'],
  ['encryption: layer3', 'encryption', 'no', /MACsec/, 'encryption: layer2', 'MACsec ends at AWS’s device'],
  ['encryption: layer2', 'encryption', 'yes', /MACsec/, undefined, 'MACsec is enough'],
  [
    'survive: single',
    'survive.hq',
    'partly',
    /^After the loss of a location 100 Mbps of 300 Mbps are left\.$/,
    'a peak of 100 Mbps at hq',
    'a part gets through',
  ],
  [
    'publicServices: [s3]',
    'publicServices',
    'no',
    /s3 only over the Internet/,
    's3 over the Internet',
    'there is no public virtual interface',
  ],
  ['siteToSite: true', 'siteToSite', 'no', /other networks/, 'siteToSite: false', 'no SiteLink, no common transit gateway'],
]

for (const [asked, requirement, met, reason, possibleWith, because] of TABLE) {
  test(`${asked} is met: ${met}, ${because}`, () => {
    const verdict = verdictsOf(testRequirements(asked), FACTS).find(each => each.requirement === requirement)
    assert.ok(verdict)
    assert.equal(verdict.met, met)
    assert.match(verdict.reason.replaceAll('Mbps', ' Mbps').replaceAll('  ', ' '), reason)
    assert.equal(verdict.possibleWith?.replaceAll('Mbps', ' Mbps').replaceAll('  ', ' '), possibleWith)
    assert.equal(verdict.missedBy > 0, met !== 'yes')
  })
}

test('what nobody knows is unknown, and neither met nor missed', () => {
  const requirements = testRequirements('latency: 30ms\navailability: 99.9%')
  const verdicts = verdictsOf(requirements, { ...FACTS, rttMs: null, minutesDownPerYear: null })
  const unknown = verdicts.filter(({ met }) => met === 'unknown')
  assert.deepEqual(
    unknown.map(({ requirement, missedBy }) => [requirement, missedBy]),
    [
      ['latency', 0],
      ['availability', 0],
    ],
  )
})
