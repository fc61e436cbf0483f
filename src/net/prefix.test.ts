import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addressOf, parseAddress } from './address.ts'
import {
  covers,
  coverTogether,
  holds,
  hostPrefix,
  lastOf,
  nthAddress,
  overlap,
  parseInterfaceAddress,
  parsePrefix,
  prefixOf,
  sizeOf,
} from './prefix.ts'

for (const [text, canonical, because] of [
  ['10.0.0.0/16', '10.0.0.0/16', 'no host bits'],
  ['0.0.0.0/0', '0.0.0.0/0', 'everything'],
  ['192.0.2.1/32', '192.0.2.1/32', 'one address'],
  ['2001:DB8:0:0::/32', '2001:db8::/32', 'canonical text'],
  ['::/0', '::/0', 'everything of IPv6'],
  ['2001:db8::1/128', '2001:db8::1/128', 'one address of IPv6'],
] as const) {
  test(`${text} is the prefix ${canonical}: ${because}`, () => {
    assert.equal(parsePrefix(text)?.text, canonical)
  })
}

for (const [text, because] of [
  ['10.0.0.1/16', 'host bits'],
  ['10.0.0.0/33', 'longer than an address'],
  ['10.0.0.0/-1', 'a sign'],
  ['10.0.0.0/08', 'a leading zero'],
  ['10.0.0.0', 'no length'],
  ['10.0.0.0/', 'an empty length'],
  ['10.0.0.0/16/8', 'two lengths'],
  ['2001:db8::/129', 'longer than an address'],
  ['2001:db8::1/64', 'host bits'],
] as const) {
  test(`${text} is no prefix: ${because}`, () => {
    assert.equal(parsePrefix(text), undefined)
  })
}

test('169.254.20.1/30 is an address and the block it lies in', () => {
  const parsed = parseInterfaceAddress('169.254.20.1/30')
  assert.deepEqual([parsed?.address.text, parsed?.prefix.text], ['169.254.20.1', '169.254.20.0/30'])
  const { prefix } = parsed!
  assert.deepEqual(
    [sizeOf(prefix), addressOf(4, lastOf(prefix)).text, nthAddress(prefix, 2).text],
    [4n, '169.254.20.3', '169.254.20.2'],
  )
})

/** Prefixes of the last byte alone, so that every address can be tried. */
const smallPrefix = fc
  .record({ family: fc.constantFrom(4 as const, 6 as const), byte: fc.nat(255), length: fc.nat(8) })
  .map(({ family, byte, length }) => prefixOf(addressOf(family, BigInt(byte)), (family === 4 ? 24 : 120) + length))

const everyAddress = ([4, 6] as const).flatMap(family =>
  Array.from({ length: 256 }, (_, byte) => addressOf(family, BigInt(byte))),
)

test('parsing what was printed gives the same prefix', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }), fc.nat(128), (value, length) => {
      const six = prefixOf(addressOf(6, value), length)
      const four = prefixOf(addressOf(4, value >> 96n), length % 33)
      assert.deepEqual([parsePrefix(six.text), parsePrefix(four.text)], [six, four])
    }),
  )
})

test('holds, covers and overlap agree with trying every address', () => {
  fc.assert(
    fc.property(smallPrefix, smallPrefix, (a, b) => {
      const inside = (prefix: typeof a) =>
        new Set(everyAddress.filter(address => holds(prefix, address)).map(address => address.text))
      const [inA, inB] = [inside(a), inside(b)]
      assert.equal(BigInt(inA.size), sizeOf(a))
      assert.equal(covers(a, b), inB.isSubsetOf(inA))
      assert.equal(overlap(a, b), !inA.isDisjointFrom(inB))
      assert.equal(overlap(a, b), overlap(b, a))
    }),
  )
})

test('a host prefix holds its address and no other', () => {
  const host = hostPrefix(parseAddress('10.0.0.7')!)
  assert.equal(host.text, '10.0.0.7/32')
  assert.deepEqual(
    ['10.0.0.6', '10.0.0.7', '10.0.0.8', '::10.0.0.7'].map(text => holds(host, parseAddress(text)!)),
    [false, true, false, false],
  )
})

for (const [outer, inner, isCovered] of [
  ['10.0.0.0/17 10.0.128.0/17', '10.0.0.0/16', true],
  ['10.0.0.0/17 10.0.128.0/18 10.0.192.0/18', '10.0.0.0/16', true],
  ['10.0.0.0/17 10.0.128.0/18', '10.0.0.0/16', false],
  ['10.0.0.0/8', '10.0.0.0/16', true],
  ['', '10.0.0.0/16', false],
  ['10.0.0.0/32', '10.0.0.0/32', true],
  ['10.0.0.0/32 10.0.0.1/32', '10.0.0.0/31', true],
  ['2001:db8::/33 2001:db8:8000::/33', '2001:db8::/32', true],
  ['10.0.0.0/17 10.0.128.0/17', '2001:db8::/32', false],
] as const) {
  test(`${outer || 'nothing'} ${isCovered ? 'covers' : 'does not cover'} all of ${inner}`, () => {
    const prefixes = outer.split(' ').flatMap(text => parsePrefix(text) ?? [])
    assert.equal(coverTogether(prefixes, parsePrefix(inner) ?? assert.fail()), isCovered)
  })
}
