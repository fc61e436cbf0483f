import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { drill } from '../drill.ts'
import { flowReach } from './flowReach.ts'
import { isPlainBgp } from './isPlainBgp.ts'
import { drawing, scriptsOf, topologyOf } from './testDrawings.ts'
import { plainScenario } from './testPlainDrill.ts'
import { Twins } from './twins.ts'

test('every single and double failure of random networks is judged as if each were played alone and as a whole', () => {
  let plain = 0
  let twins = 0
  fc.assert(
    fc.property(drawing, given => {
      const topology = topologyOf(given)
      if (isPlainBgp(topology)) plain++
      const alike = new Twins(topology, flowReach(topology))
      if (topology.flows.some((_, flow) => alike.of(flow))) twins++
      const scripts = scriptsOf(topology, given.kinds)
      const { scenarios } = drill(topology, scripts)
      // Without AS numbers that show loops some networks have no solution, and what they are found at depends on who begins.
      if (!topology.baseline.tables.stable) return
      for (const [i, script] of scripts.entries()) {
        const plain = plainScenario(topology, script)
        if (!plain.remarks?.some(remark => remark.startsWith('No stable solution'))) assert.deepEqual(scenarios[i], plain)
      }
    }),
    { numRuns: 60 },
  )
  assert.ok(plain > 0 && plain < 60, 'networks with policies and without')
  assert.ok(twins > 0 && twins < 60, 'flows like others and none like them')
})
