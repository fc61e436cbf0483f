import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { covers } from '../net/prefix.ts'
import type { Network } from './network.ts'
import { PrefixClasses } from './prefixClasses.ts'
import { type PrefixCondition, prefixConditions } from './prefixConditions.ts'
import { drawnClasses } from './testClasses.ts'
import { drawn } from './testNetwork.ts'

/** Texts of prefixes that are treated alike, class by class. */
function classTexts(network: Network): string[] {
  const classes = new PrefixClasses(network)
  return [...classes.firsts.keys()].map(of => [...classes.members(of)].map(place => classes.prefixes[place]!.text).join(' '))
}

/** The same by writing down, for every prefix, everything that anybody could tell it by. */
function dumbClasses(network: Network): string[] {
  const nodes = [...network.nodes.values()]
  const own = nodes.flatMap(({ local, statics }) => [...local, ...statics.map(({ prefix }) => prefix)])
  const all = [...new Map(own.map(prefix => [prefix.text, prefix])).values()]
  const conditions = [...network.sessions.values()].flatMap(({ ends }) =>
    ends.flatMap(end => [...prefixConditions(end.import), ...prefixConditions(end.export)]),
  )
  const holds = (condition: PrefixCondition, prefix: (typeof all)[number]) =>
    condition.some(({ prefix: block, least, most }) => covers(block, prefix) && prefix.length >= least && prefix.length <= most)
  const description = (prefix: (typeof all)[number]) =>
    JSON.stringify([
      nodes.map(({ local, statics, originates }) => [
        local.filter(({ text }) => text === prefix.text).length,
        statics.filter(route => route.prefix.text === prefix.text).map(({ prefix: _, ...rest }) => rest),
        statics.some(({ group }) => group === undefined) && originates.some(({ text }) => text === prefix.text),
      ]),
      conditions.map(condition => holds(condition, prefix)),
    ])
  return [...Map.groupBy(all, description).values()].map(alike => alike.map(({ text }) => text).join(' '))
}

test('classes are those of a comparison of everything with everything', () => {
  fc.assert(
    fc.property(drawnClasses(4), network => {
      assert.deepEqual(classTexts(network).sort(), dumbClasses(network).sort())
    }),
    { numRuns: 300 },
  )
})

for (const [because, drawing, expected] of [
  ['nobody tells them apart', 'a 1 10.0.0.0/24 10.0.1.0/24', ['10.0.0.0/24 10.0.1.0/24']],
  [
    'what another node has, too, is another class',
    `a 1 10.0.0.0/24 10.0.1.0/24 10.0.2.0/24
     b 2 10.0.1.0/24`,
    ['10.0.0.0/24 10.0.2.0/24', '10.0.1.0/24'],
  ],
  [
    'a filter tells those it lets pass from the others',
    `a 1 10.0.0.0/24 10.0.1.0/24 10.1.0.0/24
     b 2
     a -- b b.accept=10.0.0.0/16`,
    ['10.0.0.0/24 10.0.1.0/24', '10.1.0.0/24'],
  ],
  [
    'so does a list, and filters may overlap',
    `a 1 10.0.0.0/24 10.0.1.0/24 10.1.0.0/24 10.1.1.0/24
     b 2
     a -- b b.accept=10.0.0.0/16 a.only=10.0.1.0/24,10.1.1.0/24`,
    ['10.0.0.0/24', '10.0.1.0/24', '10.1.0.0/24', '10.1.1.0/24'],
  ],
  [
    'a block is not within a part of itself',
    `a 1 10.0.0.0/8 10.0.0.0/24
     b 2
     a -- b b.accept=10.0.0.0/16`,
    ['10.0.0.0/8', '10.0.0.0/24'],
  ],
  [
    'two statics in another order tie in another order',
    `a 1
     b 2
     a -- b name=x silent
     a -- b name=y silent
     a -> b 10.0.0.0/24 link=x
     a -> b 10.0.0.0/24 link=y
     a -> b 10.0.1.0/24 link=y
     a -> b 10.0.1.0/24 link=x
     a -> b 10.0.2.0/24 link=x
     a -> b 10.0.2.0/24 link=y`,
    ['10.0.0.0/24 10.0.2.0/24', '10.0.1.0/24'],
  ],
  [
    'IPv6 is told from IPv4 by filters alone',
    `a 1 10.0.0.0/24 2001:db8::/48 2001:db8:1::/48
     b 2
     a -- b b.accept=2001:db8::/47`,
    ['10.0.0.0/24', '2001:db8::/48 2001:db8:1::/48'],
  ],
] as const) {
  test(because, () => assert.deepEqual(classTexts(drawn(drawing)), expected))
}
