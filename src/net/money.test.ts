import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal, divideHalfUp, withThousands } from './money.ts'

const of = (text: string): Decimal => Decimal.parse(text) ?? assert.fail(`${text} is no number`)

// biome-ignore format: a table is read by its rows
const TABLE: readonly [given: string, then: string, value: Decimal, because: string][] = [
  ['0.1 + 0.2', '0.3', of('0.1').plus(of('0.2')), 'no floats'],
  ['0.30 x 730', '219.00', of('0.30').times(of('730')), 'places add up'],
  ['10240 x 0.02', '204.80', of('10240').times(of('0.02')), 'the bill of 10 TB'],
  ['1 - 1.001', '-0.001', of('1').minus(of('1.001')), 'below zero keeps its sign'],
  ['0.005 rounded', '0.01', of('0.005').rounded(2), 'half up'],
  ['0.0049 rounded', '0.00', of('0.0049').rounded(2), 'less than half down'],
  ['-0.005 rounded', '-0.01', of('-0.005').rounded(2), 'half away from zero'],
  ['7 rounded', '7.00', of('7').rounded(2), 'cents are shown'],
  ['1.5e3', '1500', of('1.5e3'), 'offer files have exponents'],
  ['5.0E-4', '0.00050', of('5.0E-4'), 'and small ones'],
  ['2^30 bytes', '1', Decimal.gigabytes(2 ** 30), 'a gigabyte of AWS'],
  ['10^9 bytes', '0.931322574615478515625', Decimal.gigabytes(1e9), 'exact, however long'],
]

for (const [given, then, value, because] of TABLE) {
  test(`${given} is ${then}: ${because}`, () => assert.equal(value.toString(), then))
}

test('what is no number is none', () => {
  for (const text of ['', 'x', '1,5', '.5', '1.', '--1', '1e', '0x10']) assert.equal(Decimal.parse(text), undefined, text)
})

test('quotients and thousands', () => {
  assert.deepEqual([divideHalfUp(7n, 2n), divideHalfUp(-7n, 2n), divideHalfUp(10n, 4n), divideHalfUp(9n, 4n)], [4n, -4n, 3n, 2n])
  assert.deepEqual(['1', '1234.5', '1234567'].map(withThousands), ['1', '1,234.5', '1,234,567'])
})

test('compares whatever the places', () => {
  assert.deepEqual([of('1.0').compare(of('1')), of('0.99').compare(of('1')), of('2').compare(of('1.99'))], [0, -1, 1])
})
