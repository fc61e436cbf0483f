import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addressOf } from '../net/address.ts'
import { lastOf } from '../net/prefix.ts'
import { ALL_UP, at, type Beliefs } from './beliefs.ts'
import { classedNetwork } from './classedNetwork.ts'
import { type Convergence, converge, convergeEach } from './converge.ts'
import { longestMatch } from './longestPrefixMatch.ts'
import type { Network } from './network.ts'
import { drawnClasses } from './testClasses.ts'
import { drawn, prefix } from './testNetwork.ts'

/** Networks in which classes pay. */
const classed = drawnClasses(250).filter(network => classedNetwork(network) !== undefined)

/** Everything that tables say, in the order of prefixes, as lines: values as large as these take minutes to be told apart. */
function said(network: Network, { tables }: Convergence): string[] {
  const byPrefix = <T>(items: readonly T[] | undefined, textOf: (item: T) => string) =>
    items && [...items].sort((a, b) => (textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : 0))
  const ends = [...network.sessions.values()].flatMap(({ name, ends }) => ends.map(({ node }) => at(name, node)))
  const lines = (name: string, items: readonly unknown[] = []) =>
    items.map(item => `${name} ${JSON.stringify(item, (_, value) => (typeof value === 'bigint' ? `${value}` : value))}`)
  return [
    ...network.nodes.keys().flatMap(node => {
      const table = tables.routes.get(node)!
      return [
        `${node} ${table.size}`,
        ...lines(
          node,
          byPrefix([...table.values()], entry => entry.prefix.text),
        ),
      ]
    }),
    ...ends.flatMap(end => [
      ...lines(
        `accepted ${end}`,
        byPrefix(tables.accepted.get(end), path => path.prefix.text),
      ),
      ...lines(
        `advertised ${end}`,
        byPrefix(tables.advertised.get(end), path => path.prefix.text),
      ),
      ...lines(
        `refused ${end}`,
        byPrefix(tables.refused.get(end), ({ path }) => path.prefix.text),
      ),
    ]),
    ...lines('over their limit', [...tables.overLimit].sort()),
    ...lines('disputed', tables.disputes),
  ]
}

/** Nothing, or the first line that differs. */
function difference(network: Network, seen: Convergence, expected: Convergence): string | undefined {
  const [a, b] = [said(network, seen), said(network, expected)]
  const i = a.findIndex((line, i) => line !== b[i])
  return i < 0 && a.length === b.length ? undefined : `${a[i]} instead of ${b[i]}`
}

/** Beliefs in which some ends, picked by numbers, are down and some sessions are silent. */
function believing(network: Network, downs: readonly number[], blocked: readonly number[]): Beliefs {
  const links = [...network.links.values()]
  const ends = downs.map(n => at(links[n % links.length]!.name, links[n % links.length]!.ends[n % 2]!))
  return { ...ALL_UP, linkEndsDown: new Set(ends), sessionsBlocked: new Set(blocked.map(n => links[n % links.length]!.name)) }
}

const picks = fc.array(fc.nat(20), { maxLength: 3 })

test('by classes everything is said that is said prefix by prefix, through losses and returns', () => {
  fc.assert(
    fc.property(classed, picks, picks, (network, downs, blocked) => {
      let [seen, expected] = [converge(network, ALL_UP), convergeEach(network, ALL_UP)]
      assert.equal(difference(network, seen, expected), undefined)
      for (const beliefs of [believing(network, downs, blocked), believing(network, blocked, []), ALL_UP]) {
        seen = converge(network, beliefs, seen)
        expected = convergeEach(network, beliefs, expected)
        assert.equal(difference(network, seen, expected), undefined)
      }
    }),
    { numRuns: 6, endOnFailure: true },
  )
})

test('what is still believed of another network is taken over, whatever its classes were', () => {
  fc.assert(
    fc.property(classed, drawnClasses(250), picks, (before, network, blocked) => {
      const beliefs = believing(network, [], blocked)
      const seen = converge(network, beliefs, converge(before, ALL_UP))
      const expected = convergeEach(network, beliefs, convergeEach(before, ALL_UP))
      assert.equal(difference(network, seen, expected), undefined)
      const [healed, all] = [converge(network, ALL_UP, seen), convergeEach(network, ALL_UP, expected)]
      assert.equal(difference(network, healed, all), undefined)
    }),
    { numRuns: 6, endOnFailure: true },
  )
})

/** One network with so many prefixes at `a` that classes pay, and a filter that lets half of them through. */
function chain(limit: string): Network {
  const texts = Array.from({ length: 2000 }, (_, i) => `10.${i >> 8}.${i & 255}.0/24`)
  return drawn(`
    a 1 0.0.0.0/0 ${texts.join(' ')}
    b 2
    c 3 10.0.0.0/8
    a -- b b.accept=10.0.0.0/14 ${limit}
    b -- c`)
}

test('a table is asked like a map, answers the same objects, and holds what has a route alone', () => {
  const network = chain('')
  const { tables } = converge(network, ALL_UP)
  const table = tables.routes.get('c')!
  assert.equal(classedNetwork(network)?.classes.firsts.length, 3)
  assert.equal(table.size, 1025)
  assert.equal([...table].length, 1025)
  assert.equal(table.get('10.3.7.0/24'), table.get('10.3.7.0/24'))
  assert.deepEqual(table.get('10.3.7.0/24')?.chosen[0]?.prefix, prefix('10.3.7.0/24'))
  for (const [text, has] of [
    ['10.3.255.0/24', true],
    ['10.4.0.0/24', false],
    ['0.0.0.0/0', false],
    ['192.0.2.0/24', false],
  ] as const) {
    assert.deepEqual([table.has(text), table.get(text) !== undefined, [...table.keys()].includes(text)], [has, has, has], text)
  }
  assert.equal(tables.refused.get('a-b@b')?.length, 977)
})

test('an address is looked up among the routes of its node alone', () => {
  const network = chain('')
  const [seen, each] = [converge(network, ALL_UP).tables, convergeEach(network, ALL_UP).tables]
  for (const node of ['a', 'b', 'c']) {
    for (const text of ['10.0.0.0/24', '10.3.255.0/24', '10.4.0.0/24', '10.200.0.0/24', '192.0.2.0/24', '2001:db8::/64']) {
      const { family, first } = prefix(text)
      for (const value of [first, lastOf(prefix(text))]) {
        const [found, expected] = [seen, each].map(({ routes }) => longestMatch(routes.get(node)!, addressOf(family, value)))
        assert.deepEqual(found, expected, `${text} at ${node}`)
        assert.equal(found && seen.routes.get(node)!.get(found.prefix.text), found)
      }
    }
  }
})

for (const [limit, isOver, because] of [
  [1024, false, 'a limit counts every prefix of a class: as many as it allows'],
  [1023, true, 'and one more closes the session'],
] as const) {
  test(because, () => {
    const { overLimit } = converge(chain(`b.max=${limit}`), ALL_UP).tables
    assert.equal(overLimit.has('a-b'), isOver)
  })
}
