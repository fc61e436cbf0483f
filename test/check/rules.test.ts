import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RULES } from '../../src/check/rules.ts'
import { availabilityZonesOf } from '../../src/resources/availabilityZones.ts'
import type { Draft } from '../../src/resources/world.ts'
import { flow, vpn, worldOf } from '../../src/topology/testWorld.ts'
import { DIRECT_CONNECT_CASES } from './cases/directConnect.ts'
import { RESILIENCE_CASES } from './cases/resilience.ts'
import { SHARED_FATE_CASES } from './cases/sharedFate.ts'
import { TIMER_CASES } from './cases/timers.ts'
import { VPC_CASES } from './cases/vpcs.ts'
import { VPN_CASES } from './cases/vpns.ts'
import { pair, report, single, transit } from './ruleCase.ts'

const CASES = [...RESILIENCE_CASES, ...SHARED_FATE_CASES, ...DIRECT_CONNECT_CASES, ...TIMER_CASES, ...VPN_CASES, ...VPC_CASES]

for (const each of CASES) {
  test(`${each.rule} fires: ${each.because}; and not where that is mended`, () => {
    const found = (isBad: boolean) =>
      report(each, isBad)
        .findings.filter(({ rule }) => rule === each.rule)
        .map(({ about }) => about)
    assert.ok(found(true).includes(each.about), `it found ${JSON.stringify(found(true))}`)
    assert.ok(!found(false).includes(each.about), `mended, it found ${JSON.stringify(found(false))}`)
  })
}

/** The world in which a rule does not hold. */
function caseOf(id: string) {
  const { write } = CASES.find(({ rule }) => rule === id) ?? assert.fail(id)
  return (draft: Draft) => write(draft, true)
}

for (const [rule, fix, because] of [
  ['DX014', /^Look first at what DX014 says of hub: Allow 10\.20\.0\.0\/16 on hub/, 'allowed prefixes are the cause'],
  ['DX055', /^Look first at what DX055 says of prod: Add a route to hub /, 'the VPC has no route back'],
  ['DX037', /^Look first at what DX037 says of prod: Enable route propagation /, 'nothing is propagated'],
  [
    'DX066',
    /^Let ashburn announce a prefix that holds 10\.0\.1\.10 of app: it announces 192\.168\.0\.0\/16\.$/,
    'no other rule knows why',
  ],
  ['DX005', /^Let edge-2 learn a route to 10\.20\.1\.10 of db, or write one there\.$/, 'nothing leads there'],
] as const) {
  test(`a flow that does not get through is told where to look: in the case of ${rule}, ${because}`, () => {
    const { findings } = report({ rule: '', about: '', because: '', write: caseOf(rule) }, true)
    const found = findings.find(each => each.rule === 'DX066') ?? assert.fail(JSON.stringify(findings))
    assert.match(found.fix, fix)
  })
}

for (const [about, write, summary, fix] of [
  [
    'two firewalls that do not know each other: more width helps nobody',
    (draft: Draft) => pair(draft, { routers: [{ stateful: true }, { stateful: true }] }),
    /^app-to-db needs 2 Gbps at peak, and 1 Gbps arrive with nothing broken: the firewall edge-\d saw no first packet of it\.$/,
    /^Look first at what DX045 says of app-to-db: Synchronise edge-1 and edge-2 /,
  ],
  [
    'a port that is too small',
    (draft: Draft) => {
      single(draft)
      flow(draft, 'db', 1e9, 12e9)
    },
    /with nothing broken: dx-a is full\.$/,
    /wider way/,
  ],
  [
    'a VPN that is preferred by mistake: the rule that knows why is named, and no wider way is asked for',
    caseOf('DX027'),
    /^app-to-db needs 2 Gbps at peak, and 1\.25 Gbps arrive with nothing broken: backup\/1 is full\.$/,
    /^Look first at what DX027 says of backup: Make the static route to backup shorter /,
  ],
] as const) {
  test(`a flow that is only partly served before any fault is told why: ${about}`, () => {
    const { findings } = report({ rule: '', about: '', because: '', write }, true)
    const found = findings.find(({ rule }) => rule === 'DX067') ?? assert.fail(JSON.stringify(findings))
    assert.match(found.summary, summary)
    assert.match(found.fix, fix)
  })
}

test('a VPN that takes all of a flow but its large packets is told as that, and not as too narrow', () => {
  const write = (draft: Draft) => {
    single(draft)
    vpn(draft, '198.51.100.1', 'vgw-prod')
    draft.update('flow', 'flow-app-db', { steadyBps: 1e8, peakBps: 1e8, dfBytes: 1500 })
  }
  const { findings } = report({ rule: '', about: '', because: '', write }, true)
  const found = findings.filter(({ rule, summary }) => rule === 'DX025' && /packets/.test(summary))
  assert.deepEqual(
    found.map(({ summary }) => summary.replace(/backup\/\d/, 'backup')),
    ['Without dx-a, packets of 1500 bytes with DF of app-to-db do not fit 1446 at backup, and nobody says so.'],
  )
  assert.match(found[0]?.fix ?? '', /^Let app-to-db send 1446 bytes at most/)
})

test('a port that must encrypt and cannot carries nothing, and no clear text', () => {
  const write = (draft: Draft) => {
    pair(draft, { routers: [{ macsec: false }] })
    const macSecKeys = [{ secretArn: 'arn', ckn: 'ab', state: 'associated', startOn: 0 }] as const
    draft.update('connection', 'dxcon-a', { requestMACSec: true, encryptionMode: 'must_encrypt', macSecKeys })
  }
  const { findings } = report({ rule: '', about: '', because: '', write }, true)
  const found = findings.filter(({ rule }) => rule === 'DX048').map(({ summary, fix }) => `${summary} ${fix}`)
  assert.deepEqual(found, [
    'dx-a must encrypt and edge-1’s end does not: nothing passes over it. Configure the key of dx-a on edge-1.',
  ])
})

test('a session that its limit has closed is told as that, and not as one whose key may be wrong', () => {
  const prefixes = Array.from({ length: 101 }, (_, i) => `10.0.${i}.0/24`)
  const { findings } = report({ rule: '', about: '', because: '', write: draft => pair(draft, { site: { prefixes } }) }, true)
  const rules = findings.map(({ rule }) => rule)
  assert.ok(!rules.includes('DX010'), String(rules))
  const found = findings.filter(({ rule }) => rule === 'DX012').map(({ summary }) => summary)
  assert.deepEqual(found, [
    'edge-1 announces more than 100 IPv4 prefixes over vif-a, which takes 100: its session is closed.',
    'edge-2 announces more than 100 IPv4 prefixes over vif-b, which takes 100: its session is closed.',
  ])
})

test('every rule has a case', () => {
  const tried = new Set(CASES.map(({ rule }) => rule))
  assert.deepEqual(
    [...RULES.keys()].filter(id => !tried.has(id)),
    [],
  )
})

test('no rule fires only in zones that no subnet can be in: Local Zones are not built', () => {
  for (const { rule, write } of CASES) {
    for (const { region, body } of worldOf(draft => write(draft, true)).all('subnet')) {
      const zones = availabilityZonesOf(region).map(({ name }) => name)
      assert.ok(zones.includes(body.availabilityZone), `${rule}: ${body.availabilityZone}`)
    }
  }
})

for (const [name, write] of [
  ['two locations', pair],
  ['two locations and a transit gateway', transit],
] as const) {
  test(`a careful design (${name}) has no finding but that nobody has tested it`, () => {
    const { findings } = report({ rule: '', about: '', because: '', write: draft => write(draft) }, false)
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['DX036'],
    )
  })
}

test('what every rule says is whole sentences, and its findings say what to do', () => {
  for (const { id, title, why, source } of RULES.values()) {
    assert.match(id, /^DX\d{3}$/)
    assert.doesNotMatch(title, /\.$/, id)
    assert.match(why, /^[A-Z].*\.$/, id)
    assert.notEqual(source, '', id)
  }
  for (const each of CASES) {
    for (const { rule, summary, fix } of report(each, true).findings) {
      assert.match(summary, /^[A-Za-z0-9].*\.$/, `${rule}: ${summary}`)
      assert.match(fix, /^[A-Z][a-z]+ .*\.$/, `${rule}: ${fix}`)
      assert.doesNotMatch(`${summary} ${fix}`, /undefined|NaN|\[object/, rule)
    }
  }
})
