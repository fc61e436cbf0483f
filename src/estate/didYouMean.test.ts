import assert from 'node:assert/strict'
import { test } from 'node:test'
import { didYouMean } from './didYouMean.ts'

for (const [written, names, expected, because] of [
  ['bdf', ['bfd', 'asn'], 'bfd', 'two letters swapped'],
  ['EDGE-1', ['edge-1', 'edge-2'], 'edge-1', 'case does not count'],
  ['prd', ['prod', 'dev'], 'prod', 'one letter missing'],
  ['db', ['lake', 'app'], undefined, 'nothing is near'],
] as const) {
  test(`${written}: ${because}`, () => assert.equal(didYouMean(written, names), expected ? `: did you mean ${expected}?` : ''))
}
