import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAddress } from '../../net/address.ts'
import { drawn } from '../../routing/testNetwork.ts'
import type { EndPoint } from '../../topology/topology.ts'
import { linksHeardOver } from './linksHeardOver.ts'

const AT: EndPoint = { name: 'far', address: parseAddress('10.0.0.9')!, node: 'first', own: [] }
const HERE: EndPoint = { name: 'near', address: parseAddress('10.9.0.9')!, node: 'near', own: [] }

/** A site of two routers in one AS, both on a carrier, and somebody else on the carrier. */
const SITE = (options: { readonly carrier?: string; readonly second?: string; readonly asn?: number } = {}) => `
  first   65001 10.0.0.0/16
  second  ${options.asn ?? 65001}
  carrier 65100
  other   65200
  near    65300 10.9.0.0/16
  first -- carrier
  second -- carrier ${options.carrier ?? ''} ${options.second ?? ''}
  other -- carrier
  other -- near
  near -- carrier
  second -- near`

const CASES = [
  { why: 'the second router sees its own AS in what the carrier tells', options: {}, isHeard: false },
  { why: 'the second router is in an AS of its own', options: { asn: 65002 }, isHeard: true },
  { why: 'it takes its own AS once', options: { second: 'second.allowAs=1' }, isHeard: true },
  { why: 'the carrier puts itself in its place', options: { carrier: 'carrier.override' }, isHeard: true },
  // The number of the neighbour itself stays, but that is known of the path and not of the session.
  { why: 'the carrier takes private numbers away', options: { carrier: 'carrier.removePrivate=all' }, isHeard: true },
] as const

for (const { why, options, isHeard } of CASES) {
  test(`news of a prefix ${isHeard ? 'can' : 'cannot'} come to the other router of its site: ${why}`, () => {
    const links = linksHeardOver(drawn(SITE(options))).between(HERE, AT)
    assert.equal(links.has('second-carrier'), isHeard)
    assert.ok(links.has('first-carrier') && links.has('near-carrier') && links.has('other-near'))
  })
}

test('a path without the number of its AS is told on as one that lacks it, and one with it as well', () => {
  const network = drawn(`
    first  65001 10.0.0.0/16
    plain  65100
    strips 65101
    meet   65102
    second 65001
    near   65300 10.9.0.0/16
    first -- plain
    first -- strips
    plain -- meet
    strips -- meet strips.removePrivate=all
    meet -- second
    second -- near`)
  assert.ok(linksHeardOver(network).between(HERE, AT).has('meet-second'))
})
