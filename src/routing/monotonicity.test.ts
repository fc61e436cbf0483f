import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ALL_UP, at, type Beliefs } from './beliefs.ts'
import { converge } from './converge.ts'
import type { Network } from './network.ts'
import { drawn } from './testNetwork.ts'

/**
 * Whether losing more can bring a destination back. It cannot where (1) policies prefer and drop nothing: every end tells
 * all it uses, no community holds a route back, there is no limit, filter or rule that drops; (2) inside an AS every router
 * has a session with every other, and those never fail; (3) no two routers of one AS number are apart; (4) tables come to
 * rest. For then an AS that has a route tells each neighbour whose number is not in its path, and one without any route is in
 * nobody's path: who has a route is who hangs together with its origin. Each of the conditions is needed, as the last test shows.
 */
const AS_COUNT = 5
const preference = fc.constantFrom(50, 100, 200)

const preferring = fc
  .record({
    sizes: fc.array(fc.constantFrom(1, 1, 2, 3), { minLength: AS_COUNT, maxLength: AS_COUNT }),
    owners: fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }),
    paths: fc.constantFrom(1, 4),
    external: fc.array(
      fc.record({ a: fc.nat(20), b: fc.nat(20), lpA: preference, lpB: preference, prepend: fc.nat(2), med: fc.nat(2) }),
      { minLength: 4, maxLength: 10 },
    ),
  })
  .map(({ sizes, owners, paths, external }) => {
    const routers = sizes.flatMap((size, as) => Array.from({ length: size }, (_, i) => ({ name: `n${as}-${i}`, as })))
    const lines = routers.map(({ name, as }, i) => {
      const own = owners.flatMap((owner, k) => (owner % routers.length === i ? [`10.${k}.0.0/16`] : []))
      return [name, 65_001 + as, `paths=${paths}`, ...own].join(' ')
    })
    for (const [i, b] of routers.entries()) {
      for (const a of routers.slice(0, i)) if (a.as === b.as) lines.push(`${a.name} -- ${b.name} name=inside-${a.name}-${b.name}`)
    }
    for (const [k, { a, b, lpA, lpB, prepend, med }] of external.entries()) {
      const [from, to] = [routers[a % routers.length], routers[b % routers.length]]
      if (!from || !to || from.as === to.as) continue
      const options = `${from.name}.lp=${lpA} ${to.name}.lp=${lpB} ${from.name}.prepend=${prepend} ${to.name}.med=${med}`
      lines.push(`${from.name} -- ${to.name} name=between-${k} ${options}`)
    }
    return lines.join('\n')
  })

function cut({ links }: Network, names: Iterable<string>): Beliefs {
  const ends = [...names].flatMap(name => (links.get(name)?.ends ?? []).map(end => at(name, end)))
  return { ...ALL_UP, linkEndsDown: new Set(ends) }
}

/** `router prefix` of every route, or undefined where tables do not come to rest. */
function reachable(network: Network, lost: Iterable<string>): readonly string[] | undefined {
  const { tables } = converge(network, cut(network, lost))
  if (!tables.stable) return undefined
  return [...network.nodes.keys()]
    .flatMap(node => [...(tables.routes.get(node)?.keys() ?? [])].map(prefix => `${node} ${prefix}`))
    .sort()
}

/** What hangs together with each origin, whatever anybody prefers. */
function connected(network: Network, lost: ReadonlySet<string>): readonly string[] {
  return [...network.nodes.values()]
    .flatMap(origin =>
      origin.local.flatMap(({ text }) => {
        const found = new Set([origin.name])
        // A set hands out what is added while it is walked.
        for (const here of found) {
          for (const { name, ends } of network.links.values()) {
            if (!lost.has(name) && ends.includes(here)) for (const end of ends) found.add(end)
          }
        }
        return [...found].map(node => `${node} ${text}`)
      }),
    )
    .filter((line, i, all) => all.indexOf(line) === i)
    .sort()
}

test('where policies only prefer, who has a route is who hangs together, so that more failures bring nothing back', () => {
  let rests = 0
  fc.assert(
    fc.property(preferring, fc.array(fc.nat(20), { maxLength: 6 }), (text, cuts) => {
      const network = drawn(text)
      const between = [...network.links.keys()].filter(name => name.startsWith('between'))
      const lost = new Set<string>()
      let before: readonly string[] | undefined
      for (const n of [undefined, ...cuts]) {
        const name = n === undefined ? undefined : between[n % Math.max(1, between.length)]
        if (name !== undefined) lost.add(name)
        const now = reachable(network, lost)
        if (now === undefined) return
        assert.deepEqual(now, connected(network, lost))
        if (before)
          assert.deepEqual(
            now.filter(line => !before?.includes(line)),
            [],
            'nothing is reached that was not',
          )
        before = now
      }
      rests++
    }),
    { numRuns: 300 },
  )
  assert.ok(rests > 200, `${rests} of 300 networks came to rest`)
})

for (const [drawing, lost, because] of [
  [
    'a 1 10.0.0.0/16\nb 2\nc 3\nd 4\na -- b name=a-b b.mark=1:1\nb -- c name=b-c c.lp=200\na -- c name=a-c\nc -- d name=c-d d.in1=c:1:1=>drop',
    'b-c',
    'a filter drops the better route, and lets the worse one pass once there is no better',
  ],
  [
    'a 1 10.0.0.0/16\nb 2\nc 2\nd 2\na -- b name=a-b\na -- c name=a-c\nb -- c name=b-c c.lp=200\nc -- d name=c-d',
    'b-c',
    'in half a mesh c tells d only what it has from outside, which it uses once b is gone',
  ],
  [
    'a 1 10.0.0.0/16\nb 2\nc 3\nd 2\na -- b name=a-b\nb -- c name=b-c c.lp=200\na -- c name=a-c\nc -- d name=c-d',
    'b-c',
    'd takes the way over another place of its AS for a loop, and not the way beside it',
  ],
] as const) {
  test(`elsewhere a failure may bring a destination back: ${because}`, () => {
    const network = drawn(drawing)
    const has = (names: readonly string[]) => reachable(network, names)?.includes('d 10.0.0.0/16')
    assert.deepEqual([has([]), has([lost])], [false, true])
  })
}
