import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nthAddress, overlap, parseInterfaceAddress, parsePrefix } from '../net/prefix.ts'
import { generatedIpv4Addresses, generatedIpv6Addresses, givenPeerAddresses } from './peerAddresses.ts'

const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 })
const linkLocal = parsePrefix('169.254.0.0/16')!

test('a generated IPv4 pair is the two hosts of a /30 of 169.254.0.0/16 that nothing else uses', () => {
  const taken = fc.array(fc.integer({ min: 0, max: 16_383 }).map(at => parsePrefix(`169.254.${at >> 6}.${(at & 63) * 4}/30`)!))
  fc.assert(
    fc.property(bytes, taken, (entropy, used) => {
      const { amazonAddress, customerAddress } = generatedIpv4Addresses(used, n => entropy.slice(0, n))
      const { prefix } = parseInterfaceAddress(amazonAddress)!
      assert.equal(prefix.length, 30)
      assert.ok(overlap(linkLocal, prefix))
      assert.ok(used.every(other => !overlap(other, prefix)))
      assert.equal(amazonAddress, `${nthAddress(prefix, 1).text}/30`)
      assert.equal(customerAddress, `${nthAddress(prefix, 2).text}/30`)
    }),
  )
})

test('what AWS keeps for itself on tunnels is never generated', () => {
  const zero = (n: number) => new Uint8Array(n)
  assert.equal(generatedIpv4Addresses([], zero).amazonAddress, '169.254.0.5/30', '169.254.0.0/30 is kept')
})

test('when no block is left, the refusal says what helps', () => {
  assert.throws(
    () => generatedIpv4Addresses([linkLocal], n => new Uint8Array(n)),
    /No \/30 .* give amazonAddress and customerAddress/,
  )
})

test('a generated IPv6 pair is two addresses of one /125', () => {
  fc.assert(
    fc.property(bytes, entropy => {
      const { amazonAddress, customerAddress } = generatedIpv6Addresses([], n => entropy.slice(0, n))
      const [amazon, customer] = [parseInterfaceAddress(amazonAddress)!, parseInterfaceAddress(customerAddress)!]
      assert.equal(amazon.prefix.length, 125)
      assert.equal(amazon.prefix.text, customer.prefix.text)
      assert.notEqual(amazon.address.value, customer.address.value)
    }),
  )
})

test('a generated pair is one that could have been given', () => {
  fc.assert(
    fc.property(bytes, entropy => {
      const pair = generatedIpv4Addresses([], n => entropy.slice(0, n))
      assert.deepEqual(givenPeerAddresses(pair), pair)
    }),
  )
})
