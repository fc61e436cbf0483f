import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePrefix } from '../net/prefix.ts'
import { checkPreSharedKey, newPreSharedKey } from './preSharedKey.ts'
import { freeInsideCidr, parseInsideCidr } from './tunnelAddresses.ts'

const NOTHING_TAKEN: readonly never[] = []

for (const [text, isAllowed, because] of [
  ['169.254.6.0/30', true, 'the first that is not reserved'],
  ['169.254.255.252/30', true, 'the last'],
  ['169.254.5.0/30', false, 'reserved'],
  ['169.254.0.4/30', true, 'only the first /30 of it is reserved'],
  ['169.254.169.252/30', false, 'reserved'],
  ['169.254.6.0/29', false, 'no /30'],
  ['169.254.6.1/30', false, 'host bits'],
  ['10.0.0.0/30', false, 'outside of link-local'],
  ['nonsense', false, 'no CIDR'],
] as const) {
  test(`inside CIDR ${text} is ${isAllowed ? 'taken' : 'refused'}: ${because}`, () => {
    if (isAllowed) assert.equal(parseInsideCidr(text, NOTHING_TAKEN).text, text)
    else assert.throws(() => parseInsideCidr(text, NOTHING_TAKEN), { code: 'InvalidParameterValue' })
  })
}

test('a free block steps over what is reserved or taken', () => {
  const taken = [parsePrefix('169.254.0.4/30')!]
  assert.equal(freeInsideCidr(taken, n => new Uint8Array(n)).text, '169.254.0.8/30', '.0 is reserved, .4 is taken')
})

test('a peer address of a virtual interface takes the blocks that it overlaps', () => {
  assert.throws(() => parseInsideCidr('169.254.20.0/30', [parsePrefix('169.254.20.0/29')!]), /already in use/)
})

for (const [key, isAllowed, because] of [
  ['abcdefgh', true, 'eight characters'],
  ['A'.repeat(64), true, '64 characters'],
  ['a.b_c.d_9', true, 'full stops and underscores'],
  ['abcdefg', false, 'seven'],
  ['A'.repeat(65), false, '65'],
  ['0bcdefgh', false, 'starts with zero'],
  ['abcdefg-', false, 'a dash'],
] as const) {
  test(`pre-shared key ${key.slice(0, 10)}: ${because}`, () => {
    if (isAllowed) assert.equal(checkPreSharedKey(key), key)
    else
      assert.throws(
        () => checkPreSharedKey(key),
        error => error instanceof Error && !error.message.includes(key),
      )
  })
}

test('a generated key keeps the rule whatever the entropy', () => {
  for (let byte = 0; byte < 256; byte++)
    assert.match(checkPreSharedKey(newPreSharedKey(n => new Uint8Array(n).fill(byte))), /^.{32}$/)
})
