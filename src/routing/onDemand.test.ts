import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ALL_UP, at, type Beliefs } from './beliefs.ts'
import { type Convergence, converge } from './converge.ts'
import { OnDemand } from './onDemand.ts'
import { type Settled, settle } from './settle.ts'
import { drawn } from './testNetwork.ts'

const NAMES = ['n0', 'n1', 'n2', 'n3', 'n4'] as const
const PREFIXES = ['10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16']

/** Every router an AS of its own, linked in any shape, with three prefixes somewhere and statics that float or win. */
const drawing = fc
  .record({
    owners: fc.array(fc.nat(4), { minLength: 3, maxLength: 3 }),
    links: fc.uniqueArray(fc.record({ a: fc.nat(4), b: fc.nat(4), prepend: fc.nat(2), restart: fc.boolean() }), {
      minLength: 4,
      maxLength: 9,
      selector: ({ a, b }) => `${Math.min(a, b)} ${Math.max(a, b)}`,
    }),
    statics: fc.array(fc.record({ link: fc.nat(8), prefix: fc.nat(2) }), { maxLength: 2 }),
  })
  .map(({ owners, links, statics }) => {
    const lines: string[] = NAMES.map(
      (name, i) => `${name} ${i + 1} id=${i + 1} paths=2 ${PREFIXES.filter((_, k) => owners[k] === i).join(' ')}`,
    )
    const drawnLinks = links.filter(({ a, b }) => a !== b)
    for (const { a, b, prepend } of drawnLinks) lines.push(`${NAMES[a]} -- ${NAMES[b]} ${NAMES[a]}.prepend=${prepend}`)
    for (const { link, prefix } of drawnLinks.length === 0 ? [] : statics) {
      const { a, b } = drawnLinks[link % drawnLinks.length]!
      const how = prefix % 2 === 0 ? 'distance=1 group=local' : 'distance=250 group=hidden'
      lines.push(`${NAMES[a]} -> ${NAMES[b]} ${PREFIXES[prefix]} link=${NAMES[a]}-${NAMES[b]} ${how}`)
    }
    return lines.join('\n')
  })

/** What nodes use for the prefixes that are asked for. */
function chosen({ tables }: Convergence, asked: readonly string[]) {
  return NAMES.map(name => asked.map(prefix => tables.routes.get(name)?.get(prefix)?.chosen))
}

test('what is asked for is settled as if all were, whatever was asked before', () => {
  fc.assert(
    fc.property(
      drawing,
      fc.array(fc.array(fc.nat(8), { maxLength: 3 }), { minLength: 1, maxLength: 12 }),
      fc.subarray(PREFIXES, { minLength: 1 }),
      (text, states, asked) => {
        const network = drawn(text)
        const links = [...network.links.values()]
        const onDemand = new OnDemand(network)
        assert.deepEqual(chosen(onDemand.origin, asked), chosen(converge(network, ALL_UP), asked))
        for (const cuts of states) {
          const ends = cuts.flatMap(cut => links[cut]?.ends.map(end => at(links[cut]!.name, end)) ?? [])
          const beliefs = { ...ALL_UP, linkEndsDown: new Set(ends) }
          const found = onDemand.settle(beliefs, onDemand.origin)
          assert.deepEqual(chosen(found, asked), chosen(converge(network, beliefs), asked))
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('who still lives on what it heard before goes on from there, as when all is settled at once', () => {
  let deaf = 0
  fc.assert(
    fc.property(
      drawing,
      fc.array(fc.record({ link: fc.nat(8), end: fc.nat(2) }), { minLength: 1, maxLength: 8 }),
      fc.subarray(PREFIXES, { minLength: 1 }),
      (text, losses, asked) => {
        const network = drawn(text)
        const links = [...network.links.values()]
        if (links.length === 0) return
        const onDemand = new OnDemand(network)
        const settled: Settled = { byBeliefs: new Map() }
        let beliefs: Beliefs = ALL_UP
        let [found, expected] = [onDemand.origin, converge(network, ALL_UP)]
        for (const { link, end } of losses) {
          const { name, ends } = links[link % links.length]!
          // One end alone believes in the loss at first; the third time the session is only blocked.
          const key = end === 2 ? undefined : at(name, ends[end]!)
          beliefs = key
            ? { ...beliefs, linkEndsDown: beliefs.linkEndsDown.symmetricDifference(new Set([key])) }
            : { ...beliefs, sessionsBlocked: beliefs.sessionsBlocked.symmetricDifference(new Set([name])) }
          found = onDemand.settle(beliefs, found)
          expected = settle(network, beliefs, expected, settled)
          deaf++
          assert.deepEqual(chosen(found, asked), chosen(expected, asked))
        }
      },
    ),
    { numRuns: 300 },
  )
  assert.ok(deaf > 100)
})

test('states in which a prefix fares alike have one value for it', () => {
  const network = drawn(`
    a 1 10.0.0.0/16
    b 2
    c 3
    d 4 10.1.0.0/16
    a -- b
    b -- c
    c -- d
    a -- d
  `)
  const onDemand = new OnDemand(network)
  const without = (...names: readonly string[]) => {
    const keys = names.flatMap(name => network.links.get(name)!.ends.map(end => at(name, end)))
    return onDemand.settle({ ...ALL_UP, linkEndsDown: new Set(keys) }, onDemand.origin).rib.prefixes.get('10.0.0.0/16')
  }
  const [first] = [...network.links.keys()]
  assert.equal(without(first!), without(first!))
  assert.equal(onDemand.settle(ALL_UP, onDemand.origin), onDemand.origin)
})
