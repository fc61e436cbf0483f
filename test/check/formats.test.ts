import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CHECK_REPORT, checkSchema } from '../../src/check/checkSchema.ts'
import { checkText } from '../../src/check/checkText.ts'
import { junit } from '../../src/check/junit.ts'
import type { CheckReport } from '../../src/check/report.ts'
import { RULES } from '../../src/check/rules.ts'
import { sarif } from '../../src/check/sarif.ts'
import { pair, type RuleCase, report } from './ruleCase.ts'

const FINDING = {
  rule: 'DX001',
  severity: 'error',
  summary: 'hub is reached through EqDC2 alone.',
  about: 'hub',
  where: 'estates/a b.yaml:12:3',
  source: 'Direct Connect SLA',
  fix: 'Add a connection.',
} as const

const REPORT: CheckReport = {
  findings: [FINDING, { ...FINDING, rule: 'DX036', severity: 'warning', about: 'a <b> & "c"\u0007', where: null }],
  ignored: [{ ...FINDING, rule: 'DX017', severity: 'warning', because: "the carrier's switch has none" }],
  unused: [],
}

test('the report fits its schema, which is closed and of 2020-12', () => {
  assert.deepEqual(CHECK_REPORT.parse(REPORT), REPORT)
  assert.equal(CHECK_REPORT.safeParse({ ...REPORT, findings: [{ ...FINDING, severity: 'high' }] }).success, false)
  assert.equal(checkSchema().$schema, 'https://json-schema.org/draft/2020-12/schema')
  assert.equal(checkSchema().additionalProperties, false)
})

test('text: errors first, where, what to do, what is ignored and why', () => {
  const lines = checkText(REPORT).split('\n')
  assert.equal(lines[0], '1 error')
  assert.equal(lines[1], '  DX001  hub  estates/a b.yaml:12:3')
  assert.equal(lines[3], '         do: Add a connection.')
  assert.ok(lines.includes('1 warning'))
  assert.ok(lines.includes("ignored DX017 hub: the carrier's switch has none"))
  assert.equal(lines.at(-1), '1 error, 1 warning. docs/checks.md says why each rule is there.')
  assert.equal(checkText({ findings: [], ignored: [], unused: [] }), 'Nothing found.')
})

test('text: what is the same of many things but for their names is said once, and of a few each time', () => {
  const of = (name: string) => ({ ...FINDING, about: name, summary: `${name} is alone.`, fix: `Add a way beside ${name}.` })
  const text = (count: number) => {
    const findings = Array.from({ length: count }, (_, i) => of(`port-${i + 1}`))
    return checkText({ findings: [...findings, { ...of('other'), rule: 'DX003' }], ignored: [], unused: [] })
  }
  assert.equal(text(2).match(/is alone/g)?.length, 3)
  const many = text(14)
  assert.equal(many.match(/is alone/g)?.length, 2)
  assert.match(
    many,
    /DX001 {2}port-1 .*\n +port-1 is alone\.\n +do: Add a way beside port-1\.\n +The same of 13 more: port-2, port-3, /,
  )
  assert.match(many.replace(/\s+/g, ' '), /port-11, and 3 more\./)
  assert.equal(many.split('\n')[0], '15 errors', 'all are counted')
})

test('SARIF: levels, places and suppressions as the standard has them', () => {
  const { version, runs } = JSON.parse(JSON.stringify(sarif(REPORT, '1.2.3')))
  assert.equal(version, '2.1.0')
  const [{ tool, results }] = runs
  assert.equal(tool.driver.version, '1.2.3')
  assert.equal(tool.driver.rules.length, RULES.size)
  for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex].id, ruleId)
  assert.deepEqual(
    results.map(({ level }: { level: string }) => level),
    ['error', 'warning', 'warning'],
  )
  assert.deepEqual(results[0].locations[0].physicalLocation, {
    artifactLocation: { uri: 'estates/a%20b.yaml' },
    region: { startLine: 12, startColumn: 3 },
  })
  assert.equal(results[1].locations[0].physicalLocation, undefined)
  assert.deepEqual(results[0].suppressions, [], 'every result has them or none')
  assert.deepEqual(results[2].suppressions, [{ kind: 'external', justification: "the carrier's switch has none" }])
})

test('JUnit: one test per rule that holds, errors fail, warnings pass, what is accepted is skipped; the text is escaped', () => {
  const xml = junit(REPORT, 'service')
  assert.match(xml, new RegExp(`<testsuites tests="${RULES.size}" failures="1" errors="0" skipped="1">`))
  assert.equal([...xml.matchAll(/<testcase /g)].length, RULES.size)
  assert.match(xml, /<failure type="error" message="hub is reached through EqDC2 alone\.">estates\/a b\.yaml:12:3: hub/)
  assert.match(xml, /name="a &lt;b&gt; &amp; &quot;c&quot; "><system-out>/)
  assert.match(xml, /<skipped message="the carrier&apos;s switch has none"\/>/)
  assert.match(xml, /<testcase classname="DX002" name="No finding: Two connections are on one device of AWS"\/>/)
  const unasked = [...RULES.values()].filter(({ needsService }) => needsService).length
  assert.ok(unasked > 0)
  const ofFile = junit(REPORT, 'file')
  assert.match(ofFile, new RegExp(`skipped="${1 + unasked}"`))
  assert.match(
    ofFile,
    /<testcase classname="DX035" name="[^"]*"><skipped message="it is asked of running services alone"\/><\/testcase>/,
  )
  assert.ok(!xml.includes('\u0007'))
})

const NO_BFD: RuleCase = {
  rule: 'DX017',
  about: 'vif-a',
  because: '',
  write: draft => pair(draft, { routers: [{ bfd: false }, { bfd: false }] }),
}

for (const [ignore, left, ignored, unused, because] of [
  [[], ['vif-a', 'vif-b'], [], 0, 'nothing is accepted'],
  [[{ rule: 'DX017', about: 'vif-a' }], ['vif-b'], ['vif-a'], 0, 'one thing is accepted by its name'],
  [[{ rule: 'DX017', about: 'dxvif-a' }], ['vif-b'], ['vif-a'], 0, 'or by its id'],
  [[{ rule: 'DX017' }], [], ['vif-a', 'vif-b'], 0, 'or the rule as such'],
  [[{ rule: 'DX017', about: 'vif-c' }], ['vif-a', 'vif-b'], [], 1, 'what meets nothing is told'],
  [[{ rule: 'DX018' }], ['vif-a', 'vif-b'], [], 1, 'another rule is another rule'],
] as const) {
  test(`ignored: ${because}`, () => {
    const reasons = ignore.map(each => ({ ...each, because: 'told so' }))
    const found = report(NO_BFD, true, reasons)
    const abouts = (list: CheckReport['findings']) => list.filter(({ rule }) => rule === 'DX017').map(({ about }) => about)
    assert.deepEqual([abouts(found.findings), abouts(found.ignored), found.unused.length], [left, ignored, unused])
    assert.ok(found.ignored.every(each => each.because === 'told so'))
  })
}
