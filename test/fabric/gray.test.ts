import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_ASSUMPTIONS } from '../../src/drill/assumptions.ts'
import { ManualClock } from '../../src/fabric/clock.ts'
import type { FabricFault } from '../../src/fabric/fabric.ts'
import { ModelFabric } from '../../src/fabric/model/modelFabric.ts'
import { compile } from '../../src/topology/compile.ts'
import { GEOGRAPHY, nobodyTestedFailover, twoLocations } from '../drill/worlds.ts'

const START = 1_800_000_000_000
const TWO = compile(twoLocations(), GEOGRAPHY)
const NOBODY = compile(nobodyTestedFailover(), GEOGRAPHY)

/** Loss and rate of a probe from app to db, and whether AWS holds vif-a's session for up, so long after the faults. */
async function seen(topology: typeof TWO, faults: readonly Omit<FabricFault, 'since'>[], afterMs: number) {
  const clock = new ManualClock(START)
  await using fabric = new ModelFabric(clock, DEFAULT_ASSUMPTIONS)
  await fabric.set('c', topology, [])
  const standing = faults.map(fault => ({ ...fault, since: START }))
  await fabric.set('c', topology, standing)
  while (clock.advance(START + afterMs)) await Promise.resolve()
  const observed = await fabric.set('c', topology, standing)
  const { loss, throughputBps = 0 } = await fabric.probe('c', { from: 'app', to: 'db' })
  const session = observed.find(({ kind, id }) => kind === 'session' && [...topology.observables.peers.keys()][0] === id)
  return `${100 * loss} % lost of ${throughputBps / 1e9} Gbps, ${session && 'up' in session && session.up ? 'up' : 'down'}`
}

const DX = 'connection:dxcon-a'
const MINUTE = 60_000

for (const [because, topology, faults, afterMs, expected] of [
  ['half of it is hashed there', TWO, [{ kind: 'loss', on: DX, share: 0.02 }], MINUTE, '1 % lost of 20 Gbps, up'],
  ['three in a row of 30 % are lost by then', TWO, [{ kind: 'loss', on: DX, share: 0.3 }], MINUTE, '0 % lost of 10 Gbps, down'],
  ['two ways, each as slow as the slower', TWO, [{ kind: 'rate', on: DX, toBps: 2e9 }], MINUTE, '0 % lost of 4 Gbps, up'],
  ['not noticed yet', TWO, [{ kind: 'silent', on: DX, direction: 'out' }], 100, '50 % lost of 20 Gbps, up'],
  ['what comes from AWS still comes', TWO, [{ kind: 'silent', on: DX, direction: 'in' }], 100, '0 % lost of 20 Gbps, up'],
  ['BFD told both ends', TWO, [{ kind: 'silent', on: DX, direction: 'out' }], 2000, '0 % lost of 10 Gbps, down'],
  ['nothing is lost while sessions are shut', TWO, [{ kind: 'drain', on: DX }], MINUTE, '0 % lost of 10 Gbps, down'],
  [
    'shut while nothing gets through: the hold timers have not run out',
    NOBODY,
    [
      { kind: 'silent', on: DX },
      { kind: 'drain', on: DX },
    ],
    MINUTE,
    '100 % lost of 0 Gbps, up',
  ],
  ['the VPN takes over', NOBODY, [{ kind: 'drain', on: DX }], MINUTE, '0 % lost of 1.25 Gbps, down'],
  ['the hold timer has not run out', NOBODY, [{ kind: 'silent', on: DX, direction: 'out' }], MINUTE, '100 % lost of 0 Gbps, up'],
] as const) {
  test(`the model fabric, ${JSON.stringify(faults)} for ${afterMs} ms: ${expected}: ${because}`, async () => {
    assert.equal(await seen(topology, faults, afterMs), expected)
  })
}
