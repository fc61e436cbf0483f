import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAddress } from '../../net/address.ts'
import { drawn } from '../../routing/testNetwork.ts'
import { bareTopology } from '../../topology/bareTopology.ts'
import type { EndPoint } from '../../topology/topology.ts'
import { drill } from '../drill.ts'
import { everyDouble, everySingle } from './enumerate.ts'
import { plainScenario } from './testPlainDrill.ts'

test('of every failure those that leave no stable solution say so, as a drill by name does', () => {
  // BAD GADGET, asleep while `better` keeps all of them on one way.
  const network = drawn(`
    o 9 10.0.0.0/16
    a 1
    b 2
    c 3
    z 7 10.9.0.0/16
    o -- a a.lp=300 name=better
    o -- a name=plain
    o -- b
    o -- c
    a -- b a.lp=200
    b -- c b.lp=200
    c -- a c.lp=200
    z -- a`)
  const end = (name: string, address: string, node: string): EndPoint => ({
    name,
    address: parseAddress(address)!,
    node,
    own: [],
  })
  const topology = bareTopology({
    network,
    domains: [...network.links.keys()].map(id => ({ id, kind: 'site-link', name: id, aliases: [] })),
    flows: [
      {
        id: 'f',
        from: end('near', '10.9.0.1', 'z'),
        to: end('far', '10.0.0.1', 'o'),
        steadyBps: 1e8,
        peakBps: 2e8,
        single: false,
      },
    ],
    hosts: new Map(),
    info: new Map([...network.nodes.keys()].map(label => [label, { label, kind: 'router' }])),
  })
  const scripts = [...everySingle(topology), ...everyDouble(topology)]
  const { scenarios } = drill(topology, scripts)
  let said = 0
  for (const [i, script] of scripts.entries()) {
    assert.deepEqual(
      scenarios[i]?.remarks,
      plainScenario(topology, script).remarks,
      script.map(f => `${f.kind} ${f.domain.id}`).join(),
    )
    if (scenarios[i]?.remarks?.[0]?.startsWith('No stable solution')) said++
  }
  assert.ok(said > 0 && said < scripts.length)
})
