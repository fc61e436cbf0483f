import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ALL_UP } from '../../routing/beliefs.ts'
import { converge } from '../../routing/converge.ts'
import { drawn } from '../../routing/testNetwork.ts'
import type { NodeInfo, Topology } from '../../topology/topology.ts'
import { disputeTexts, propagationTexts } from './propagationTexts.ts'

/** As far as propagation is told of it. */
function topologyOf(drawing: string): Topology {
  const network = drawn(drawing)
  const info = new Map([...network.nodes.keys()].map(name => [name, { label: `router ${name}`, kind: 'router' } as NodeInfo]))
  return { network, info, domains: [], baseline: converge(network, ALL_UP) } as unknown as Topology
}

test('what comes to no rest is told with its prefix and between whom', () => {
  const topology = topologyOf('a 1 10.0.0.0/24\nb 2\na -- b')
  assert.deepEqual(topology.baseline.tables.disputes, [])
  const [text] = disputeTexts(topology, [{ prefix: '10.0.0.0/24', nodes: ['a', 'b', 'a'] }])
  assert.match(
    text ?? '',
    /^No stable solution: routes to 10\.0\.0\.0\/24 go round and round between router a, router b, whose preferences contradict/,
  )
})

test('routers that hold news back are named, with their interval; others take no time', () => {
  assert.match(propagationTexts(topologyOf('a 1\nb 2\na -- b'))[0] ?? '', /count as 0: AWS publishes no figure\.$/)
  const [text] = propagationTexts(topologyOf('a 1\nb 2\na -- b a.interval=30'))
  assert.match(text ?? '', /a router lets its interval pass \(RFC 4271 .*\): router a 30 s\. Withdrawals go at once\./)
})

test('a session that its limit has closed before any fault is told', () => {
  const told = (options: string) =>
    propagationTexts(topologyOf(`a 1 10.0.0.0/24 10.0.1.0/24\nb 2\na -- b name=x ${options}`)).slice(1)
  const closed =
    'The BGP session x between router a and router b is closed before any fault: 2 prefixes are announced and router b takes 1 (Cease, RFC 4486 §4)'
  assert.deepEqual(told('b.max=2'), [])
  assert.deepEqual(told('b.max=1'), [`${closed}, and it stays so until fewer are and somebody resets it.`])
  assert.deepEqual(told('b.max=1 b.retry=0'), [`${closed}, and it stays so until fewer are.`])
  assert.deepEqual(told('b.max=1 b.retry=900'), [`${closed}; router b tries it again every 15 min.`])
})
