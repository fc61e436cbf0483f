import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addressOf, parseAddress } from './address.ts'

for (const [text, canonical, because] of [
  ['192.0.2.1', '192.0.2.1', 'dotted quad'],
  ['0.0.0.0', '0.0.0.0', 'the lowest'],
  ['255.255.255.255', '255.255.255.255', 'the highest'],
  ['2001:DB8::1', '2001:db8::1', 'lower case (RFC 5952 §4.3)'],
  ['2001:0db8:0:0:0:0:0:1', '2001:db8::1', 'leading zeros go, zeros are shortened (§4.1, §4.2)'],
  ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1', 'a single zero group is not shortened (§4.2.2)'],
  ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1', 'the longest run is shortened (§4.2.3)'],
  ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1', 'of equal runs the first (§4.2.3)'],
  ['::', '::', 'all zeros'],
  ['1::', '1::', 'a run at the end'],
  ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0', ':: may stand for one group'],
  ['::ffff:192.0.2.1', '::ffff:c000:201', 'an embedded IPv4 address'],
  ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8', 'nothing to shorten'],
] as const) {
  test(`${text} is ${canonical}: ${because}`, () => {
    assert.equal(parseAddress(text)?.text, canonical)
  })
}

for (const [text, because] of [
  ['', 'empty'],
  ['10.0.0', 'three octets'],
  ['10.0.0.0.0', 'five octets'],
  ['10.0.0.256', 'an octet above 255'],
  ['10.0.0.01', 'a leading zero may mean octal'],
  ['10.0.0.-1', 'a sign'],
  ['10.0.0.1 ', 'a blank'],
  ['0x0a.0.0.1', 'hexadecimal'],
  ['1:2:3:4:5:6:7', 'seven groups'],
  ['1:2:3:4:5:6:7:8:9', 'nine groups'],
  ['1::2::3', 'two gaps'],
  ['1:2:3:4::5:6:7:8', 'a gap that stands for nothing'],
  [':1::2', 'a lone colon'],
  ['12345::', 'five digits'],
  ['g::', 'no hexadecimal digit'],
  ['::1.2.3', 'a broken embedded IPv4 address'],
  ['1.2.3.4::', 'an embedded IPv4 address that is not last'],
  ['fe80::1%eth0', 'a zone'],
] as const) {
  test(`${JSON.stringify(text)} is no address: ${because}`, () => {
    assert.equal(parseAddress(text), undefined)
  })
}

const anyAddress = fc.oneof(
  fc.bigInt({ min: 0n, max: 2n ** 32n - 1n }).map(value => addressOf(4, value)),
  fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }).map(value => addressOf(6, value)),
  // Few values, so that runs of them are met.
  fc.array(fc.constantFrom(0n, 1n, 0xffffn), { minLength: 8, maxLength: 8 }).map(groups =>
    addressOf(
      6,
      groups.reduce<bigint>((sum, group) => (sum << 16n) | group, 0n),
    ),
  ),
)

test('parsing what was printed gives the same address', () => {
  fc.assert(fc.property(anyAddress, address => assert.deepEqual(parseAddress(address.text), address)))
})

test('every way of shortening zeros is the same address, with one canonical text', () => {
  fc.assert(
    fc.property(anyAddress, ({ family, text, value }) => {
      if (family === 4) return
      const groups = Array.from({ length: 8 }, (_, i) => ((value >> BigInt(112 - 16 * i)) & 0xffffn).toString(16))
      for (let from = 0; from < 8; from++) {
        for (let to = from + 2; to <= 8 && groups.slice(from, to).every(group => group === '0'); to++) {
          const spelling = `${groups.slice(0, from).join(':')}::${groups.slice(to).join(':')}`
          assert.equal(parseAddress(spelling)?.text, text)
        }
      }
    }),
  )
})
