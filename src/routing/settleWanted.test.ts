import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ALL_UP, at } from './beliefs.ts'
import { converge } from './converge.ts'
import { type Settled, settle } from './settle.ts'
import { drawn } from './testNetwork.ts'

const NAMES = ['n0', 'n1', 'n2', 'n3', 'n4'] as const
const PREFIXES = ['10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16']

/** Every router an AS of its own, linked in any shape, with three prefixes somewhere. */
const drawing = fc
  .record({
    owners: fc.array(fc.nat(4), { minLength: 3, maxLength: 3 }),
    links: fc.uniqueArray(fc.record({ a: fc.nat(4), b: fc.nat(4), prepend: fc.nat(2) }), {
      minLength: 4,
      maxLength: 9,
      selector: ({ a, b }) => `${Math.min(a, b)} ${Math.max(a, b)}`,
    }),
  })
  .map(({ owners, links }) => {
    const lines: string[] = NAMES.map(
      (name, i) => `${name} ${i + 1} id=${i + 1} paths=2 ${PREFIXES.filter((_, k) => owners[k] === i).join(' ')}`,
    )
    for (const { a, b, prepend } of links) {
      if (a !== b) lines.push(`${NAMES[a]} -- ${NAMES[b]} ${NAMES[a]}.prepend=${prepend}`)
    }
    return lines.join('\n')
  })

test('what is asked for is settled as if all were, whatever was settled with it', () => {
  fc.assert(
    fc.property(
      drawing,
      fc.array(fc.array(fc.nat(8), { maxLength: 3 }), { minLength: 1, maxLength: 12 }),
      fc.subarray(PREFIXES, { minLength: 1 }),
      (text, states, asked) => {
        const network = drawn(text)
        const links = [...network.links.values()]
        const before = converge(network, ALL_UP)
        const wider: Settled = { byBeliefs: new Map(), wanted: new Set(PREFIXES) }
        const narrow: Settled = { byBeliefs: new Map(), wanted: new Set(asked), wider, mostKept: 40 }
        for (const [i, cuts] of states.entries()) {
          const ends = cuts.flatMap(cut => links[cut]?.ends.map(end => at(links[cut]!.name, end)) ?? [])
          const beliefs = { ...ALL_UP, linkEndsDown: new Set(ends) }
          // Some are known to who asks for more, before.
          if (i % 3 === 0) settle(network, beliefs, before, wider)
          const found = settle(network, beliefs, before, narrow)
          const expected = converge(network, beliefs)
          for (const name of NAMES) {
            for (const prefix of asked) {
              assert.deepEqual(
                found.tables.routes.get(name)?.get(prefix)?.chosen,
                expected.tables.routes.get(name)?.get(prefix)?.chosen,
              )
            }
          }
        }
      },
    ),
  )
})
