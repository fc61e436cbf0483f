import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAddress } from '../../net/address.ts'
import type { Breakage } from '../../routing/detection.ts'
import { drawn } from '../../routing/testNetwork.ts'
import type { Topology, TopologyFlow } from '../../topology/topology.ts'
import { FlowFootprints } from './flowFootprints.ts'
import { flowReach } from './flowReach.ts'

const NETWORK = drawn(`
  a 1 10.0.0.0/16
  b 2
  c 3 10.1.0.0/16
  twig 4
  a -- b
  b -- c
  a -- c
  twig -- a
`)
const FLOW: TopologyFlow = {
  id: 'a-c',
  from: { name: 'here', address: parseAddress('10.0.0.1')!, node: 'a', own: ['rack'] },
  to: { name: 'there', address: parseAddress('10.1.0.1')!, node: 'c', own: [] },
  steadyBps: 1,
  peakBps: 1,
  single: false,
}
/** A house in which two links end. */
const TOPOLOGY: Pick<Topology, 'network' | 'flows'> = {
  network: { ...NETWORK, sharedFate: new Map([['house', ['a-b', 'twig-a']]]) },
  flows: [FLOW],
}
const footprints = new FlowFootprints(TOPOLOGY, flowReach(TOPOLOGY))

function of(...texts: readonly string[]): number {
  const breakages = texts.map((text): Breakage => {
    const [kind, component = ''] = text.split(' ')
    return { component, kind: kind as Breakage['kind'] }
  })
  return footprints.of(0, breakages)
}

const CASES: readonly (readonly [a: readonly string[], b: readonly string[], same: boolean, because: string])[] = [
  [['cut twig-a'], [], true, 'nothing of the flow can go by the twig'],
  [['cut house'], ['cut a-b'], true, 'the twig that fails with it is nothing to the flow'],
  [['cut a-b'], ['cut b-c'], false, 'other links'],
  [['cut a-b'], ['silent a-b'], false, 'others notice'],
  [['cut a-b', 'cut house'], ['cut a-b'], true, 'the one is part of the other'],
  [['cut a-b', 'cut b-c'], ['cut b-c', 'cut a-b'], true, 'in any order'],
  [['cut a-b', 'silent b-c'], ['silent a-b', 'cut b-c'], false, 'the one cut and the other silent'],
  [['cut rack'], [], false, 'an end of the flow is gone with it'],
]

for (const [a, b, same, because] of CASES) {
  test(`${a.join(' and ')} ${same ? 'is' : 'is not'} ${b.join(' and ') || 'nothing'} to the flow: ${because}`, () => {
    assert.equal(of(...a) === of(...b), same)
  })
}
