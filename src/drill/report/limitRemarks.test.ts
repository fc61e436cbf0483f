import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ALL_UP } from '../../routing/beliefs.ts'
import { converge } from '../../routing/converge.ts'
import { crowdDrawing, detourDrawing } from '../../routing/testLimits.ts'
import { drawn } from '../../routing/testNetwork.ts'
import type { NodeInfo, Topology } from '../../topology/topology.ts'
import { DEFAULT_ASSUMPTIONS } from '../assumptions.ts'
import { drill } from '../drill.ts'
import { Laboratory } from '../play/laboratory.ts'
import type { Scenario } from '../report.ts'
import { limitRemarks } from './limitRemarks.ts'

/** As far as limits are told of it; nobody sends anything. */
function topologyOf(drawing: string): Topology {
  const network = drawn(drawing)
  const info = new Map([...network.nodes.keys()].map(name => [name, { label: `router ${name}`, kind: 'router' } as NodeInfo]))
  const domains = [...network.sessions.keys()].flatMap(name => [
    { id: `session:${name}`, kind: 'session', name: `peering ${name}` },
    { id: name, kind: 'connection', name },
  ])
  const baseline = converge(network, ALL_UP)
  return { network, info, domains, baseline, flows: [], pipes: new Map(), remarks: [] } as unknown as Topology
}

function detour(options: string): Topology {
  return topologyOf(detourDrawing(options))
}

function drilled(topology: Topology, ...broken: readonly string[]): Pick<Scenario, 'remarks' | 'toDo'> {
  const script = broken.map(text => {
    const [kind, name] = text.split(' ')
    const domain = topology.domains.find(({ id }) => id === name) ?? assert.fail()
    return { domain, kind: kind as 'cut' | 'silent' }
  })
  const [scenario] = drill(topology, [script]).scenarios
  return scenario ?? assert.fail()
}

const CLOSED =
  'The BGP session peering a-c between router a and router c is closed after the fault: 2 prefixes are announced and router c takes 1 (Cease, RFC 4486 §4)'

for (const [options, broken, remarks, toDo] of [
  ['', ['silent d-b'], undefined, undefined],
  [
    '',
    ['cut c-b'],
    [`${CLOSED}, and it stays so until fewer are and somebody resets it.`],
    [
      'The BGP session peering a-c between router a and router c stays closed after the repair, once its prefix limit has closed it, until somebody resets it.',
    ],
  ],
  ['c.retry=0', ['cut c-b'], [`${CLOSED}, and it stays so until fewer are.`], undefined],
  [
    'c.retry=900',
    ['cut c-b'],
    [`${CLOSED}; router c tries it again every 15 min, and it closes each time until fewer are.`],
    undefined,
  ],
  [
    'c.retry=120',
    ['cut c-b', 'silent d-b'],
    [`${CLOSED}; router c tries it again every 2 min, and it is back after 2 min.`],
    undefined,
  ],
] as const) {
  test(`${broken.join(' and ')}, ${options || 'no retry'}: ${remarks?.[0] ?? 'nothing is closed'}`, () => {
    const scenario = drilled(detour(options), ...broken)
    assert.deepEqual([scenario.remarks, scenario.toDo], [remarks, toDo])
  })
}

test('what comes and goes is said to', () => {
  const { remarks = [] } = drilled(
    topologyOf(`
      a 1 10.1.0.0/16
      b 2 10.2.0.0/16
      c 3
      d 4
      a -- c a.lp=200 c.max=1 c.retry=60 delay=20
      c -- b delay=20
      a -- d delay=20
      d -- b delay=20`),
    'cut c-b',
  )
  assert.deepEqual(remarks, [`${CLOSED}; router c tries it again every 60 s: it comes back, and is closed again by turns.`])
})

test('what was closed before any fault is no news of a scenario, nor anything to do after it', () => {
  const topology = topologyOf(crowdDrawing())
  assert.deepEqual([...topology.baseline.tables.overLimit], ['m-c'])
  const { remarks, toDo } = drilled(topology, 'cut y-m')
  assert.deepEqual([remarks, toDo], [undefined, undefined])
})

test('what only the repair closes is told of the repair', () => {
  const topology = detour('')
  const { worst } = new Laboratory(topology, DEFAULT_ASSUMPTIONS).play([{ component: 'c-b', kind: 'cut' }])
  const quiet = { ...worst, frames: worst.frames.slice(0, 1), closed: new Map() }
  const remarks = limitRemarks(topology, { worst: quiet, heal: worst })
  assert.deepEqual(remarks, [
    `${CLOSED.replace('after the fault', 'after the repair')}, and it stays so until fewer are and somebody resets it.`,
  ])
})
