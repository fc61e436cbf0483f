import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Address, addressOf, BITS } from '../net/address.ts'
import { covers, holds, lastOf, type Prefix, prefixOf } from '../net/prefix.ts'
import { PrefixTable } from './prefixTable.ts'
import { prefix } from './testNetwork.ts'

/** The place of the longest that passes, looking at each; of equal ones the last. */
function longest(prefixes: readonly Prefix[], passes: (prefix: Prefix) => boolean): number {
  return prefixes.reduce((best, next, place) => {
    return passes(next) && (best < 0 || next.length >= prefixes[best]!.length) ? place : best
  }, -1)
}

/** Values that are close to each other, at the ends of the space, or anywhere: prefixes nest, touch and repeat. */
function values(family: 4 | 6): fc.Arbitrary<bigint> {
  const bits = BITS[family]
  const max = 2n ** BigInt(bits) - 1n
  const close = fc.tuple(fc.nat(3), fc.nat(bits - 2)).map(([value, shift]) => BigInt(value) << BigInt(shift))
  const near = fc.bigInt({ min: 0n, max: 1024n })
  const base = 10n << BigInt(bits - 8)
  return fc.oneof(
    close,
    near.map(value => base + value),
    near.map(value => max - value),
    fc.bigInt({ min: 0n, max }),
  )
}

function prefixesOf(family: 4 | 6): fc.Arbitrary<Prefix> {
  const bits = BITS[family]
  const length = fc.oneof(fc.nat(bits), fc.constantFrom(0, 8, 16, 23, 24, 25, bits - 1, bits))
  return fc.tuple(values(family), length).map(([value, length]) => prefixOf(addressOf(family, value), length))
}

const some = fc.array(fc.oneof(prefixesOf(4), prefixesOf(6)), { maxLength: 60 })
const anywhere = fc.array(fc.oneof(...([4, 6] as const).map(family => values(family).map(value => addressOf(family, value)))), {
  maxLength: 20,
})

/** Where an answer may change: both ends of every prefix, and their neighbours. */
function edges(prefixes: readonly Prefix[]): Address[] {
  return prefixes.flatMap(prefix => {
    const [first, last] = [prefix.first, lastOf(prefix)]
    return [first - 1n, first, last, last + 1n]
      .filter(value => value >= 0n && value < 2n ** BigInt(BITS[prefix.family]))
      .map(value => addressOf(prefix.family, value))
  })
}

function sameAsScan(prefixes: readonly Prefix[], addresses: readonly Address[]): void {
  const table = new PrefixTable(prefixes)
  for (const address of [...edges(prefixes), ...addresses]) {
    const expected = longest(prefixes, prefix => holds(prefix, address))
    assert.equal(table.find(address), expected, address.text)
  }
  const four = [...edges(prefixes), ...addresses].filter(({ family }) => family === 4)
  const numbers = Uint32Array.from(four, ({ value }) => Number(value))
  assert.deepEqual(
    [...table.findFourEach(numbers)],
    four.map(address => table.find(address)),
  )
}

test('a lookup finds what looking at every prefix finds', () => {
  fc.assert(
    fc.property(some, anywhere, (prefixes, addresses) => sameAsScan(prefixes, addresses)),
    { numRuns: 500 },
  )
})

test('without some of the prefixes the rest is found as if they had never been', () => {
  fc.assert(
    fc.property(some, fc.func(fc.boolean()), (prefixes, keeps) => {
      const left = prefixes.filter(prefix => keeps(prefix.text))
      sameAsScan(left, edges(prefixes))
    }),
  )
})

test('what covers a prefix is the longest of the others that does', () => {
  fc.assert(
    fc.property(some, given => {
      const prefixes = [...new Map(given.map(prefix => [prefix.text, prefix])).values()]
      const table = new PrefixTable(prefixes)
      prefixes.forEach((inner, place) => {
        const expected = longest(prefixes, outer => outer.text !== inner.text && covers(outer, inner))
        assert.equal(table.covering(place), expected, inner.text)
      })
    }),
  )
})

test('as many prefixes as a radix sort is used for are found, too', () => {
  const many = ([4, 6] as const).flatMap(family =>
    Array.from({ length: 5000 }, (_, i) => {
      const value = (BigInt(i) * 2_654_435_761n * 340_282_366_920_938_463n) % 2n ** BigInt(BITS[family])
      return prefixOf(addressOf(family, value), 3 + (i % (BITS[family] - 2)))
    }),
  )
  const table = new PrefixTable(many)
  for (const address of edges(many.filter((_, i) => i % 100 === 0))) {
    assert.equal(
      table.find(address),
      longest(many, prefix => holds(prefix, address)),
      address.text,
    )
  }
})

for (const [texts, text, expected, because] of [
  [[], '10.0.0.1', -1, 'an empty table knows nothing'],
  [['0.0.0.0/0'], '255.255.255.255', 0, 'the default route holds the last address'],
  [['0.0.0.0/0'], '2001:db8::1', -1, 'and none of the other family'],
  [['0.0.0.0/0', '255.255.255.255/32'], '255.255.255.255', 1, 'a host route at the end of the space'],
  [['0.0.0.0/0', '255.255.255.255/32'], '255.255.255.254', 0, 'holds one address only'],
  [['0.0.0.0/32'], '0.0.0.1', -1, 'a host route at its beginning, too'],
  [['::/0', '2001:db8::/128', '2001:db8::/32'], '2001:db8::', 1, '/128 is found'],
  [['::/0', '2001:db8::/128', '2001:db8::/32'], '2001:db8::1', 2, 'and around it what covers it'],
  [['10.0.0.0/25', '10.0.1.16/28'], '10.0.1.16', 1, 'blocks of 256 that are cut may be neighbours'],
  [['10.0.0.0/8', '10.0.0.0/8'], '10.1.1.1', 1, 'of a prefix that is given twice the last one'],
] as const) {
  test(because, () => {
    const host = prefix(`${text}/${text.includes(':') ? 128 : 32}`)
    assert.equal(new PrefixTable(texts.map(prefix)).find(addressOf(host.family, host.first)), expected)
  })
}
