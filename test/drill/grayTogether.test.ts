import assert from 'node:assert/strict'
import { test } from 'node:test'
import { topologyOf } from '../../src/cli/openEstate.ts'
import { drill } from '../../src/drill/drill.ts'
import { DRILL_FILE } from '../../src/drill/file/drillFile.ts'
import { playSequence } from '../../src/drill/file/playSequence.ts'
import { sequenceOfFile } from '../../src/drill/file/sequenceOfFile.ts'
import type { Scenario } from '../../src/drill/report.ts'
import { type DrillRequest, scriptsFor } from '../../src/drill/request.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import { compile } from '../../src/topology/compile.ts'
import type { Topology } from '../../src/topology/topology.ts'
import { lagEstate } from './lagEstate.ts'
import { GEOGRAPHY, twoLocations } from './worlds.ts'

const TWO = compile(twoLocations(), GEOGRAPHY)
const NO_BFD = compile(twoLocations({ bfd: false }), GEOGRAPHY)

async function lags(): Promise<Topology> {
  const { estate, problems } = parseEstate(lagEstate(), 'estate.yaml')
  return topologyOf(estate ?? assert.fail(problems.map(({ summary }) => summary).join('\n')))
}

function scenario(topology: Topology, request: DrillRequest): Scenario {
  const scripts = scriptsFor(topology, request)
  assert.ok('scripts' in scripts, 'problem' in scripts ? scripts.problem : '')
  return drill(topology, scripts.scripts).scenarios[0] ?? assert.fail()
}

/** Phase by phase: `name: survives, dark from best to worst by what, percent of the peak, lossy for so long`. */
function phases(topology: Topology, steps: readonly Record<string, unknown>[]): readonly string[] {
  const read = sequenceOfFile(topology, DRILL_FILE.parse({ name: 'a night', steps }))
  assert.ok('sequence' in read, JSON.stringify(read))
  return playSequence(topology, read.sequence).scenarios.map(each => `${each.phase?.name}: ${told(each)}`)
}

function told({ flows: [flow] }: Scenario): string {
  const { survives, darkMinMs, darkMs, decidedBy, peak, lossy } = flow ?? assert.fail()
  const dark = darkMs === 0 ? 'never dark' : `${darkMinMs}..${darkMs} ${decidedBy}`
  const lost = lossy ? `, ${Math.round(100 * lossy.share)} % lost for ${lossy.ms}` : ''
  return `${survives}, ${dark}, ${Number(((100 * peak.deliveredBps) / peak.demandBps).toFixed(2))}${lost}`
}

for (const [because, request, expected] of [
  [
    'what carries 1 Gbps carries no more for another reason to carry 2',
    {
      rate: [
        { on: 'dx-a', to: '2Gbps' },
        { on: 'dx-a', to: '1Gbps' },
      ],
    },
    'partly, never dark, 62.5',
  ],
  [
    'in whatever order they are told',
    {
      rate: [
        { on: 'dx-a', to: '1Gbps' },
        { on: 'dx-a', to: '2Gbps' },
      ],
    },
    'partly, never dark, 62.5',
  ],
  [
    'of two losses of one thing the larger, as of two alike one',
    {
      loss: [
        { on: 'dx-a', share: '2%' },
        { on: 'dx-a', share: '1%' },
      ],
    },
    'partly, never dark, 99, 1 % lost for null',
  ],
] as const satisfies readonly (readonly [string, DrillRequest, string])[]) {
  test(`${JSON.stringify(request)}: ${expected}: ${because}`, () => assert.equal(told(scenario(TWO, request)), expected))
}

test('of lowered rates in a row the narrowest is what holds back', () => {
  const { flows } = scenario(TWO, {
    rate: [
      { on: 'dx-a', to: '2Gbps' },
      { on: 'vif-a', to: '1Gbps' },
    ],
  })
  assert.equal(flows[0]?.forward.heldBackBy, 'vif-a (lowered)')
})

for (const thing of ['lag-a', 'edge-1', 'location:EqDC2']) {
  test(`a drain of ${thing} shuts the session over the LAG while its members carry packets`, async () => {
    const { flows } = scenario(await lags(), { drain: [thing] })
    const [flow] = flows
    assert.deepEqual([flow?.darkMs, flow?.peak.deliveredBps, flow?.redundancyLost], [0, 10e9, true])
  })
}

test('a drain of one member of a LAG shuts no session, and is refused', async () => {
  const scripts = scriptsFor(await lags(), { drain: ['lag-a-1'] })
  assert.match('problem' in scripts ? scripts.problem : '', /^lag-a-1 \(connection\) has no BGP session to shut/)
})

for (const [because, topology, steps, expected] of [
  [
    'nobody hears the goodbye: both wait for their hold timers',
    NO_BFD,
    [{ at: '0s', name: 'both', silent: ['dx-a'], drain: ['dx-a'], for: '10m' }],
    ['both: whole, 60000..90000 hold, 100', 'healed after both: whole, never dark, 100'],
  ],
  [
    'a goodbye that comes late does not get through either, and the timers that run go on',
    NO_BFD,
    [
      { at: '0s', name: 'silence', silent: ['dx-a'], for: '10m' },
      { at: '10s', name: 'drained', drain: ['dx-a'], for: '5m' },
    ],
    [
      'silence: partly, 10000..10000 null, 50',
      'silence + drained: whole, 50000..80000 hold, 100',
      'silence: whole, never dark, 100',
      'healed after silence: whole, never dark, 100',
    ],
  ],
  [
    'the router hears AWS, and does not wait until AWS has given up',
    NO_BFD,
    [
      { at: '0s', name: 'deaf', silent: [{ on: 'dx-a', direction: 'out' }], for: '10m' },
      { at: '10s', name: 'drained', drain: ['dx-a'], for: '10m' },
    ],
    [
      'deaf: partly, 10000..10000 null, 50',
      'deaf + drained: whole, 10..100 notification, 100',
      'drained: whole, never dark, 100',
      'healed after drained: whole, never dark, 100',
    ],
  ],
  [
    'drained in time, what falls silent later takes nothing with it',
    NO_BFD,
    [
      { at: '0s', name: 'drained', drain: ['dx-a'], for: '5m' },
      { at: '1m', name: 'silence', silent: ['dx-a'], for: '10m' },
    ],
    [
      'drained: whole, never dark, 100',
      'drained + silence: whole, never dark, 100',
      'silence: whole, never dark, 100',
      'healed after silence: whole, never dark, 100',
    ],
  ],
  [
    'at 10 % BFD would end after 166.5 s; with 40 % behind it, 1 - 0.9 x 0.6 in all, it ends 2.6 s after these began',
    TWO,
    [
      { at: '0s', name: 'some', loss: [{ on: 'dx-a', share: '10%' }], for: '10m' },
      { at: '60s', name: 'more', loss: [{ on: 'vif-a', share: '40%' }], for: '8m' },
    ],
    [
      'some: partly, never dark, 95, 5 % lost for 60000',
      'some + more: whole, never dark, 100, 23 % lost for 2576',
      'some: whole, never dark, 100',
      'healed after some: whole, never dark, 100',
    ],
  ],
] as const) {
  test(`${JSON.stringify(steps)}: ${because}`, () => assert.deepEqual(phases(topology, steps), expected))
}
