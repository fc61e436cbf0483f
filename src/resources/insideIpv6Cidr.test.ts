import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePrefix } from '../net/prefix.ts'
import { freeInsideIpv6Cidr, parseInsideIpv6Cidr } from './insideIpv6Cidr.ts'

const TAKEN = [parsePrefix('fd00::8/126')!]

for (const [text, isAllowed, because] of [
  ['fd00::/126', true, 'the first'],
  ['fdff:ffff::fffc/126', true, 'anywhere in fd00::/8'],
  ['fd00::8/126', false, 'taken'],
  ['fd00::/125', false, 'no /126'],
  ['fd00::1/126', false, 'host bits'],
  ['fc00::/126', false, 'outside of fd00::/8'],
  ['169.254.9.0/30', false, 'IPv4'],
] as const) {
  test(`inside IPv6 CIDR ${text} is ${isAllowed ? 'taken' : 'refused'}: ${because}`, () => {
    if (isAllowed) assert.equal(parseInsideIpv6Cidr(text, TAKEN).text, text)
    else assert.throws(() => parseInsideIpv6Cidr(text, TAKEN), { code: 'InvalidParameterValue' })
  })
}

test('a free block steps over what is taken', () => {
  const taken = [parsePrefix('fd00::/126')!]
  assert.equal(freeInsideIpv6Cidr(taken, n => new Uint8Array(n)).text, 'fd00::4/126')
  assert.match(freeInsideIpv6Cidr([], n => new Uint8Array(n).fill(255)).text, /^fdff:.*fffc\/126$/)
})
