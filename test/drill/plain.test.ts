import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readEstate, topologyOf } from '../../src/cli/openEstate.ts'
import { drill } from '../../src/drill/drill.ts'
import { everyDouble, everySingle } from '../../src/drill/play/enumerate.ts'
import { plainScenario } from '../../src/drill/play/testPlainDrill.ts'
import type { Scenario } from '../../src/drill/report.ts'

const EXAMPLES = join(import.meta.dirname, '../../examples')
/** Of many doubles every so many are played plainly, for that takes long. */
const DOUBLES = 30

/**
 * Light that goes and an orderly end are noticed after the same time. Played as a whole, whichever of two faults comes first in
 * the network is named, though it may be the one that the flow does not depend on.
 */
function told(scenario: Scenario | undefined): unknown {
  return JSON.parse(JSON.stringify(scenario).replaceAll('"notification"', '"carrier"'))
}

for (const name of readdirSync(EXAMPLES).filter(folder => readdirSync(join(EXAMPLES, folder)).includes('estate.yaml'))) {
  test(`${name} is judged as if every failure were played alone and as a whole`, async () => {
    const topology = await topologyOf(await readEstate(join(EXAMPLES, name, 'estate.yaml')))
    const doubles = everyDouble(topology)
    const step = Math.ceil(doubles.length / DOUBLES)
    const singles = everySingle(topology)
    const few = Math.ceil(singles.length / (2 * DOUBLES))
    const scripts = [...singles.filter((_, i) => i % few === 0), ...doubles.filter((_, i) => i % step === 0)]
    const { scenarios } = drill(topology, scripts)
    for (const [i, script] of scripts.entries()) assert.deepEqual(told(scenarios[i]), told(plainScenario(topology, script)))
  })
}
