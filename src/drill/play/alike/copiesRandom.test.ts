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

test('failures of networks with parts that are alike are judged as if each were played alone and as a whole', () => {
  const found = { none: 0, some: 0 }
  fc.assert(
    fc.property(twoParts, ({ given, ids, joined }) => {
      const topology = twice(given, ids, joined)
      const { flows, baseline } = topology
      // Without AS numbers that show loops some networks have no solution, and what they are found at depends on who begins.
      if (!baseline.tables.stable) return
      const copies = new Copies(topology, flowReach(topology), flows.keys())
      const alike = flows.filter((_, flow) => copies.of(flow)).length
      found[alike === 0 ? 'none' : 'some']++
      const scripts = scriptsOf(topology, given.kinds).filter((_, i, { length }) => i % Math.ceil(length / 60) === 0)
      const { scenarios } = drill(topology, scripts)
      for (const [i, script] of scripts.entries()) {
        const plain = plainScenario(topology, script)
        if (!plain.remarks?.some(remark => remark.startsWith('No stable solution'))) assert.deepEqual(scenarios[i], plain)
      }
    }),
    { numRuns: 60 },
  )
  assert.ok(found.none > 0 && found.some > 0, JSON.stringify(found))
})
