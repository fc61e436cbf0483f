import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAddress } from '../net/address.ts'
import { holds } from '../net/prefix.ts'
import { ALL_UP, at } from './beliefs.ts'
import { converge } from './converge.ts'
import { forward } from './forward.ts'
import { longestMatch } from './longestPrefixMatch.ts'
import type { Network } from './network.ts'
import { drawn, prefix, routesText } from './testNetwork.ts'

const address = (text: string) => parseAddress(text) ?? assert.fail(text)

/** `delivered at site by site edge site` of the first branch. */
function way(network: Network, from: string, to: string, down: readonly string[] = []): string {
  const { tables } = converge(network, { ...ALL_UP, linkEndsDown: new Set(down) })
  const [branch] = forward(network, tables, new Set(), from, address(to))
  return `${branch?.reason} by ${branch?.hops.map(({ node }) => node).join(' ')}`
}

/**
 * A customer's router on an interface `port` that belongs to the table `vrf`, beside another table that has the same
 * prefixes. The interface hands its customer's paths to `vrf` and hears from it what it announces.
 */
const ONE_INTERFACE = drawn(`
  edge 65001 10.1.0.0/16
  port 64700
  vrf 64700 selection=ranked
  other 64700 selection=ranked
  inside 1 10.2.0.0/16
  elsewhere 2 10.2.0.0/16
  vrf -- inside silent
  other -- elsewhere silent
  vrf -> inside 10.2.0.0/16 link=vrf-inside group=vpc
  vrf -> nowhere 10.3.0.0/16 group=blackhole
  vrf -> port 10.9.0.0/16 link=vrf-port rank=0
  other -> elsewhere 10.2.0.0/16 link=other-elsewhere
  edge -- port enters=port:vrf edge.from=local port.group=customers port.from=table port.inactive
  vrf -- port vrf.from=vpc port.group=table port.told port.from=customers port.everyPath`)

test('packets that come by an interface are looked up in the table it belongs to', () => {
  assert.equal(way(ONE_INTERFACE, 'edge', '10.2.0.1'), 'delivered at inside by edge vrf inside')
  assert.equal(way(ONE_INTERFACE, 'edge', '10.3.0.1'), 'no route at edge by edge')
})

test('the table has the next hops of the interface’s customer, and packets to it cross no table again', () => {
  assert.equal(way(ONE_INTERFACE, 'vrf', '10.1.0.1'), 'delivered at edge by vrf edge')
})

test('what an interface only tells on takes none of its packets', () => {
  const { tables } = converge(ONE_INTERFACE, ALL_UP)
  assert.deepEqual(routesText(tables, 'port'), ['10.1.0.0/16 via edge (65001)', '10.2.0.0/16 via vrf ()'])
  assert.equal(way(ONE_INTERFACE, 'port', '10.2.0.1'), 'no route at port by port')
  assert.equal(way(ONE_INTERFACE, 'vrf', '10.9.0.1'), 'no route at port by vrf port')
  assert.deepEqual(routesText(tables, 'edge'), ['10.1.0.0/16 here', '10.2.0.0/16 via port (64700)'])
})

test('the best of an exported group is announced though a path of another group takes the packets', () => {
  const network = drawn(`
    customer 65001 10.1.0.0/16
    port 64700
    table 64700 10.1.0.0/16
    third 65003
    customer -- port port.group=customers port.from=table
    table -- port port.group=table port.told port.from=customers
    port -- third port.from=table port.inactive third.from=local`)
  const { tables } = converge(network, ALL_UP)
  assert.equal(tables.routes.get('port')?.get('10.1.0.0/16')?.chosen[0]?.group, 'customers')
  assert.deepEqual(routesText(tables, 'third'), ['10.1.0.0/16 via port (64700)'])
})

for (const [options, expected, because] of [
  ['a.med=50', 'via a (65001)', '50 is less than what no MED counts as'],
  ['a.med=150', 'via b (65001)', '150 is more'],
  ['a.med=100 b.med=100', 'via a (65001) + via b (65001)', 'said or not said is the same then'],
] as const) {
  test(`no MED counts as 100, ${options}: ${because}`, () => {
    const ends = (node: string) =>
      options
        .split(' ')
        .filter(option => option.startsWith(node))
        .join(' ')
    const network = drawn(`
      r 1 paths=4
      a 65001 10.1.0.0/16
      b 65001 10.1.0.0/16
      r -- a r.missingMed=100 ${ends('a')}
      r -- b r.missingMed=100 ${ends('b')}`)
    assert.deepEqual(routesText(converge(network, ALL_UP).tables, 'r'), [`10.1.0.0/16 ${expected}`])
  })
}

for (const [options, b, expected, because] of [
  ['paths=4', '65002', 'via a (65001) + via b (65002)', 'AS paths of one length are equal'],
  ['paths=4 equalAsPaths=yes', '65002', 'via a (65001)', 'unless they have to be the same'],
  ['paths=4 equalAsPaths=yes', '65001', 'via a (65001) + via b (65001)', 'as these are'],
  ['paths=4 everyMed=yes', '65002', 'via b (65002)', 'MED decides between ASes where it is set to'],
] as const) {
  test(`ways from AS 65001 and ${b}, ${options}: ${because}`, () => {
    const network = drawn(`
      r 1 ${options}
      a 65001 10.1.0.0/16
      b ${b} 10.1.0.0/16
      r -- a a.med=10
      r -- b b.med=${b === '65001' ? 10 : 5}`)
    assert.deepEqual(routesText(converge(network, ALL_UP).tables, 'r'), [`10.1.0.0/16 ${expected}`])
  })
}

test('longest match by index is what looking at every entry finds', () => {
  let seed = 7
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  const chosen = [
    { ...(converge(drawn('r 1 10.0.0.0/8'), ALL_UP).tables.routes.get('r')?.get('10.0.0.0/8')?.chosen[0] ?? assert.fail()) },
  ]
  const texts = ['0.0.0.0/0', '::/0', '2001:db8::/32', '2001:db8:1::/48', '2001:db8:1::1/128', '10.1.2.3/32']
  for (let i = 0; i < 400; i++) texts.push(random(2) === 0 ? `10.${random(4)}.0.0/16` : `10.${random(4)}.${random(8)}.0/24`)
  const table = new Map(texts.map(text => [text, { prefix: prefix(text), chosen }]))
  const slow = (text: string) => {
    const fitting = [...table.values()].filter(entry => holds(entry.prefix, address(text)))
    return fitting.sort((a, b) => b.prefix.length - a.prefix.length)[0]?.prefix.text
  }
  const asked = ['10.1.2.3', '192.0.2.1', '2001:db8:1::1', '2001:db8:1::2', '2001:db8:2::1', '3fff::1']
  for (let i = 0; i < 300; i++) asked.push(`10.${random(5)}.${random(10)}.${random(256)}`)
  for (const text of asked) assert.equal(longestMatch(table, address(text))?.prefix.text, slow(text), text)
  assert.equal(longestMatch(new Map([['10.0.0.0/8', { prefix: prefix('10.0.0.0/8'), chosen }]]), address('11.0.0.1')), undefined)
})

test('an interface that is down at the table’s end takes its routes along', () => {
  assert.equal(way(ONE_INTERFACE, 'vrf', '10.1.0.1', [at('edge-port', 'port')]), 'no route at vrf by vrf')
})
