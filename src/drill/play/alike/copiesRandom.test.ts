import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { drill } from '../../drill.ts'
import { flowReach } from '../flowReach.ts'
import { drawing, scriptsOf, twice } from '../testDrawings.ts'
import { plainScenario } from '../testPlainDrill.ts'
import { Copies } from './copies.ts'

const twoParts = fc.record({
  given: drawing.map(given => ({ ...given, size: Math.min(given.size, 4), delays: '' as const })),
  ids: fc.constantFrom('inOrder' as const, 'reversed' as const),
  joined: fc.boolean(),
})

type TwoParts = typeof twoParts extends fc.Arbitrary<infer Drawn> ? Drawn : never

function drawn({ given, ids, joined }: TwoParts) {
  const topology = twice(given, ids, joined)
  const copies = new Copies(topology, flowReach(topology), topology.flows.keys())
  return { topology, hasCopies: topology.flows.some((_, flow) => copies.of(flow)) }
}

test('among the networks that are drawn, some have parts that are alike, and some have none', () => {
  // One in sixteen has none.
  const found = new Set(fc.sample(twoParts, 400).map(each => drawn(each).hasCopies))
  assert.deepEqual(found, new Set([true, false]))
})

test('failures of networks with parts that are alike are judged as if each were played alone and as a whole', () => {
  fc.assert(
    fc.property(twoParts, each => {
      const { topology } = drawn(each)
      // Without AS numbers that show loops some networks have no solution, and what they are found at depends on who begins.
      if (!topology.baseline.tables.stable) return
      const scripts = scriptsOf(topology, each.given.kinds).filter((_, i, { length }) => i % Math.ceil(length / 60) === 0)
      const { scenarios } = drill(topology, scripts)
      for (const [i, script] of scripts.entries()) {
        const plain = plainScenario(topology, script)
        if (!plain.remarks?.some(remark => remark.startsWith('No stable solution'))) assert.deepEqual(scenarios[i], plain)
      }
    }),
    { numRuns: 60 },
  )
})
