import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RULES } from '../../src/check/rules.ts'
import { DIRECT_CONNECT_CASES } from './cases/directConnect.ts'
import { RESILIENCE_CASES } from './cases/resilience.ts'
import { VPC_CASES } from './cases/vpcs.ts'
import { VPN_CASES } from './cases/vpns.ts'
import { pair, report, transit } from './ruleCase.ts'

const CASES = [...RESILIENCE_CASES, ...DIRECT_CONNECT_CASES, ...VPN_CASES, ...VPC_CASES]

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

test('every rule has a case', () => {
  const tried = new Set(CASES.map(({ rule }) => rule))
  assert.deepEqual(
    [...RULES.keys()].filter(id => !tried.has(id)),
    [],
  )
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
