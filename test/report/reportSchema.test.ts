import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DRILL_REPORT, drillSchema } from '../../src/drill/report/reportSchema.ts'
import { trace } from '../../src/drill/trace/trace.ts'
import { TRACE, traceSchema } from '../../src/drill/trace/traceSchema.ts'
import { traceText } from '../../src/drill/trace/traceText.ts'
import { REPORTS, TOPOLOGIES } from './reports.ts'

for (const [name, report] of Object.entries(REPORTS)) {
  test(`${name}: the report and what comes back from JSON fit the schema`, () => {
    assert.deepEqual(DRILL_REPORT.parse(JSON.parse(JSON.stringify(report))), JSON.parse(JSON.stringify(report)))
  })
}

test('the schema refuses what is no report', () => {
  const report = REPORTS['nobody tested failover']!
  assert.equal(DRILL_REPORT.safeParse({ ...report, extra: 1 }).success, false)
  assert.equal(DRILL_REPORT.safeParse({ ...report, worst: undefined }).success, false)
  assert.equal(DRILL_REPORT.safeParse({ ...report, scenarios: [{ faults: [], ownEnd: false }] }).success, false)
})

test('the JSON Schemas are of 2020-12, closed, described and without loose ends', () => {
  for (const schema of [drillSchema(), traceSchema()]) {
    const text = JSON.stringify(schema)
    assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema')
    assert.equal(schema.additionalProperties, false)
    assert.match(text, /"description":"[^"]+in bytes/)
    for (const [, name = ''] of text.matchAll(/"\$ref":"#\/\$defs\/(\w+)"/g)) assert.ok(schema.$defs?.[name], name)
  }
  assert.deepEqual(Object.keys(drillSchema().$defs ?? {}).sort(), [
    'darkStretch',
    'delivery',
    'direction',
    'fault',
    'flowVerdict',
    'linkLoad',
    'loadAt',
    'mtuFinding',
    'phase',
    'scenario',
    'sequence',
    'way',
  ])
})

const { twoLocations } = TOPOLOGIES
const [app, db] = ['app', 'db'].map(name => twoLocations.hosts.get(name)!) as [never, never]
const whole = { convergence: twoLocations.baseline, brokenLinks: new Set<string>() }

test('a trace fits its schema', () => {
  assert.ok(TRACE.parse(trace(twoLocations, whole, app, db)).back)
})

test('a trace is read hop by hop, with what decided and what lost', () => {
  const text = traceText(trace(twoLocations, whole, app, db))
  assert.match(text, /^there +delivered at prod \(MTU 9001, round trip 0\.\d+ ms, one of 2 equal ways\)$/m)
  assert.match(text, /^ {2}2 {2}edge-\d \(router\) → dx-[ab] {2}MTU 9001\n {5}10\.20\.0\.0\/16 bgp, decided by eBGP over iBGP$/m)
  assert.match(text, /^ {5}backup\/1 lost at local preference$/m)
  assert.match(text, /^Packets of up to 9001 bytes get there, answers of up to 1500 bytes get back\.$/m)
})

test('a packet that is too big says where, and who tells the sender', () => {
  const text = traceText(trace(twoLocations, whole, app, db, { size: 9001, df: true }), { width: 80 })
  assert.match(text, /^back {4}dropped: 9001 bytes with DF do not fit 1500 at dx-[ab]/m)
  assert.ok(text.split('\n').every(line => line.length <= 80))
})
