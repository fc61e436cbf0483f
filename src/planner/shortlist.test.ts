import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CATALOGUE } from '../pricing/catalogue.ts'
import { designs } from './designs.ts'
import { feesOf } from './feesOf.ts'
import { leadTime } from './leadTime.ts'
import { shortlist } from './shortlist.ts'
import { testRequirements } from './testRequirements.ts'

const dropped = (lines: string, name: string, most = 8) =>
  shortlist(testRequirements(lines), CATALOGUE, most).dropped.find(each => each.name === name)?.because ?? 'kept'

for (const [lines, name, because] of [
  ['encryption: layer2', 'two locations, 1 Gbps', /^encryption: What leaves the site is in the clear/],
  ['survive: single', 'one dedicated connection, 1 Gbps', /survive\.hq: After the loss of a (location|router) 0 bps of 300/],
  ['sla: 99.99', 'two locations, 1 Gbps', /^sla: Eligible for 99\.9 % a month; 99\.99 % is asked for\.$/],
  ['budget: 300', 'two locations, two devices in each, 1 Gbps', /^budget: .* USD a month of 300\.00\.$/],
  ['goLive: 2026-12-10', 'one dedicated connection, 1 Gbps', /^goLive: 84 days until it works; there are 9/],
  ['', 'one dedicated connection, 10 Gbps', /one dedicated connection, 1 Gbps is as good in everything and better in cost/],
] as const) {
  test(`${lines || 'nothing asked for'}: ${name} is dropped with the reason`, () => {
    assert.match(dropped(lines, name), because)
  })
}

test('where no design can do it, those that miss least are looked at and nothing is silently empty', () => {
  const { promising } = shortlist(testRequirements('budget: 1\nlatency: 1ms'), CATALOGUE, 4)
  assert.equal(promising.length > 0, true)
  assert.ok(promising.every(({ verdicts }) => verdicts.some(({ requirement, met }) => requirement === 'budget' && met === 'no')))
})

test('at most so many are looked at, one of each pattern first, and the rest says how to see it', () => {
  const { promising, dropped: out, generated } = shortlist(testRequirements(), CATALOGUE, 3)
  assert.equal(promising.length, 3)
  assert.equal(new Set(promising.map(({ design }) => design.pattern)).size, 3)
  assert.equal(promising.length + out.length, generated)
  assert.ok(out.some(({ because }) => /--candidates \d+ looks at all of them/.test(because)))
})

const QUOTES = `quotes:
  - { partner: any, kind: circuit, monthly: 900, days: 40 }
  - { partner: exact, kind: circuit, bandwidth: 1Gbps, monthly: 950 }
  - { partner: host, kind: hosted, monthly: 200, days: 3 }`

for (const [lines, name, days, fees, because] of [
  ['', 'one dedicated connection, 1 Gbps', 84, {}, 'the long end of what is usual, and no fee is made up'],
  [
    QUOTES,
    'one dedicated connection, 1 Gbps',
    84,
    { 'hq-dx-1': { circuit: '950' } },
    'the exact quote goes before the cheaper one for anything, and names no days',
  ],
  [QUOTES, 'one hosted connection, 300 Mbps', 3, { 'hq-dx-1': { partner: '200' } }, 'the partner’s own days and fee'],
  [
    'existing: { connections: [{ location: EQFA5, bandwidth: 1Gbps, site: hq }] }',
    'one dedicated connection, 1 Gbps',
    0,
    {},
    'what works takes no time',
  ],
  ['existing: { vpns: [hq] }', 'VPN', 0, {}, 'so does a VPN'],
  ['', 'VPN', 1, {}, 'a VPN takes a day'],
] as const) {
  test(`${name} takes ${days} days: ${because}`, () => {
    const requirements = testRequirements(lines)
    const design = designs(requirements).find(each => each.name === name)
    assert.ok(design)
    assert.equal(leadTime(design, requirements).days, days)
    assert.deepEqual(feesOf(design, requirements), fees)
  })
}

test('a port that exists stays where and as large as it is, though another location is nearer', () => {
  const requirements = testRequirements('existing: { connections: [{ location: EqAM3, bandwidth: 10Gbps, site: hq }] }')
  const design = designs(requirements).find(({ pattern }) => pattern === 'high-resiliency')
  const [own] = design?.ports ?? []
  assert.equal(own?.location.toUpperCase(), 'EQAM3')
  assert.deepEqual([own?.bps, own?.exists, design?.ports[1]?.exists], [10e9, true, false])
})

test('until a circuit is there a VPN can carry, where there is an uplink', () => {
  const requirements = testRequirements()
  const find = (name: string) => {
    const design = designs(requirements).find(each => each.name === name)
    assert.ok(design)
    return leadTime(design, requirements).bridge
  }
  assert.equal(find('one dedicated connection, 1 Gbps'), 'a VPN from hq, which works in a day')
  assert.equal(find('one dedicated connection, VPN behind, 1 Gbps'), 'its own VPN')
  assert.equal(find('VPN'), null)
})
