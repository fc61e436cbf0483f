import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drillAll } from '../../src/cli/drillAll.ts'
import { readEstate, topologyOf } from '../../src/cli/openEstate.ts'
import { drill } from '../../src/drill/drill.ts'
import { everyDouble, everyTriple } from '../../src/drill/play/enumerate.ts'
import { compile } from '../../src/topology/compile.ts'
import { GEOGRAPHY, twoLocations } from '../drill/worlds.ts'

const TOPOLOGY = compile(twoLocations(), GEOGRAPHY)
const HUB = await topologyOf(await readEstate('examples/hub-and-spoke/estate.yaml'))

test('several threads find what one finds, in the same order', async () => {
  const scripts = everyDouble(TOPOLOGY)
  assert.deepEqual(await drillAll(TOPOLOGY, scripts, { threads: 2 }), JSON.parse(JSON.stringify(drill(TOPOLOGY, scripts))))
})

test('every three that can matter are played on threads by themselves', async () => {
  const scripts = everyTriple(TOPOLOGY).slice(0, 2100)
  const report = await drillAll(TOPOLOGY, scripts)
  assert.equal(report.scenarios.length, scripts.length)
  assert.equal(report.partial, false)
  assert.equal(report.scenarios[0]?.faults.length, 3)
})

for (const [threads, afterMs] of [
  [1, 0],
  [2, 0],
  // The other thread is at it, and not done by far: forty VPCs, three failures at a time.
  [2, 600],
] as const) {
  test(`who stops it after ${afterMs} ms gets what there is, said to be a part: ${threads} threads`, async () => {
    const scripts = everyTriple(HUB)
    const stop = new AbortController()
    setTimeout(() => stop.abort(), afterMs)
    const report = await drillAll(HUB, scripts, { threads, signal: stop.signal })
    assert.equal(report.partial, true)
    assert.ok(report.scenarios.length < scripts.length)
    assert.ok(threads > 1 || report.scenarios.length > 0)
  })
}
