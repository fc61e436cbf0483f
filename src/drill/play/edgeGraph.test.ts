import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Edge, EdgeGraph } from './edgeGraph.ts'

/** Every edge on some way without loops from one vertex to another, found by walking all of them. */
function walked(edges: readonly Edge[], from: string, to: string): ReadonlySet<string> {
  const found = new Set<string>()
  const walk = (here: string, been: readonly string[], way: readonly string[]) => {
    if (here === to) for (const name of way) found.add(name)
    else {
      for (const { name, ends } of edges) {
        const far = ends[0] === here ? ends[1] : ends[1] === here ? ends[0] : undefined
        if (far !== undefined && !been.includes(far)) walk(far, [...been, far], [...way, name])
      }
    }
  }
  walk(from, [from], [])
  return found
}

test('between places lie the edges of all ways without loops, whatever the graph looks like', () => {
  let some = 0
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 12 }),
      fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 4 }),
      (drawn, chosen) => {
        const edges = drawn.map(([a, b], i): Edge => ({ name: `e${i}`, ends: [`v${a}`, `v${b}`] }))
        const vertices = chosen.map(vertex => `v${vertex}`)
        const pairs = vertices.flatMap((a, i) => vertices.slice(i + 1).map(b => [a, b] as const))
        const expected = new Set(pairs.flatMap(([a, b]) => [...walked(edges, a, b)]))
        const found = new EdgeGraph(edges)
          .between(vertices)
          .edges()
          .map(({ name }) => name)
        // A link from a place to itself is on no way, and does no harm.
        const own = new Set(edges.filter(({ ends: [a, b] }) => a === b).map(({ name }) => name))
        assert.deepEqual(
          found.filter(name => !own.has(name)),
          edges.map(({ name }) => name).filter(name => expected.has(name)),
        )
        some += expected.size
      },
    ),
    { numRuns: 2000 },
  )
  assert.ok(some > 2000)
})
