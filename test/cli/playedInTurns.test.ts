import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEstate, topologyOf } from '../../src/cli/openEstate.ts'
import { DEFAULT_ASSUMPTIONS } from '../../src/drill/assumptions.ts'
import { drill } from '../../src/drill/drill.ts'
import { everyScript } from '../../src/drill/play/enumerate.ts'
import { playedInTurns } from '../../src/wire/landbridge/playedInTurns.ts'
import { ROOT } from './landbridge.ts'

const topology = await topologyOf(await readEstate(`${ROOT}examples/two-locations/estate.yaml`))

test('a service lets others be answered while it drills, and says what a drill at one go says', async () => {
  const scripts = everyScript(topology, 'double')
  let isPlayed = false
  let turns = 0
  const others = () => {
    turns++
    if (!isPlayed) setImmediate(others)
  }
  setImmediate(others)
  const report = await playedInTurns(topology, scripts, DEFAULT_ASSUMPTIONS)
  isPlayed = true
  assert.ok(turns > 1, `${turns} turns of others`)
  assert.deepEqual(report, drill(topology, scripts))
})

test('a service refuses what no one answer could hold before it plays anything', async () => {
  const scripts = Array.from({ length: 75_001 }, () => [])
  await assert.rejects(playedInTurns(topology, scripts, DEFAULT_ASSUMPTIONS), {
    message:
      '75,001 scenarios of 2 flows are more than one answer holds (150,000 verdicts); name what fails, ask for every single failure, or drill the estate file, where there is no such limit.',
  })
})
