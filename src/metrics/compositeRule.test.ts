import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AlarmState } from '../resources/alarm.ts'
import { alarmsIn, holds, parseRule } from './compositeRule.ts'

const STATES: Readonly<Record<string, AlarmState>> = { a: 'ALARM', b: 'OK', c: 'INSUFFICIENT_DATA', 'with space': 'ALARM' }

// biome-ignore format: a table is read by its rows
const TABLE: readonly [rule: string, value: boolean][] = [
  ['ALARM(a)', true], ['OK(a)', false], ['ALARM("with space")', true], ["ALARM('a')", true], ['INSUFFICIENT_DATA(c)', true],
  ['ALARM(a) AND ALARM(b)', false], ['ALARM(a) OR ALARM(b)', true], ['NOT ALARM(b)', true], ['TRUE', true], ['FALSE', false],
  ['ALARM(b) AND ALARM(b) OR ALARM(a)', true], ['ALARM(b) AND (ALARM(b) OR ALARM(a))', false],
  ['NOT ALARM(b) AND ALARM(b)', false], ['NOT (ALARM(b) AND ALARM(b))', true], ['NOT NOT alarm(a)', true], ['ALARM(gone)', false],
]

for (const [rule, value] of TABLE) {
  test(`${rule} is ${value}`, () =>
    assert.equal(
      holds(parseRule(rule), name => STATES[name]),
      value,
    ))
}

for (const rule of ['', 'ALARM()', 'ALARM(a', 'ALARM(a) ALARM(b)', 'AND', '(ALARM(a)', 'ALARM(a) AND', 'WRONG(a)', 'ALARM(a))']) {
  test(`"${rule}" is no rule`, () => assert.throws(() => parseRule(rule), { name: 'RuleError' }))
}

test('its alarms are listed once each', () =>
  assert.deepEqual(alarmsIn(parseRule('ALARM(a) OR (OK(b) AND NOT ALARM(a))')), ['a', 'b']))
