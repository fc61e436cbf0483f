import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseAddress } from '../../net/address.ts'
import { drawn } from '../../routing/testNetwork.ts'
import { bareTopology } from '../../topology/bareTopology.ts'
import type { EndPoint, Topology } from '../../topology/topology.ts'
import { drill } from '../drill.ts'
import { everyDouble, everySingle } from './enumerate.ts'
import { isPlainBgp } from './isPlainBgp.ts'
import { plainScenario } from './testPlainDrill.ts'

/** Routers in a ring with chords and twigs, two or three prefixes, and flows between all that have one. */
const drawing = fc.record({
  size: fc.integer({ min: 3, max: 7 }),
  chords: fc.array(fc.record({ a: fc.nat(6), b: fc.nat(6), prefer: fc.boolean() }), { maxLength: 4 }),
  holders: fc.uniqueArray(fc.nat(6), { minLength: 2, maxLength: 3 }),
  /** Preferences and private peerings make routing more than shortest paths. */
  policy: fc.boolean(),
  paths: fc.constantFrom(1, 2),
})

function topologyOf({
  size,
  chords,
  holders,
  policy,
  paths,
}: typeof drawing extends fc.Arbitrary<infer T> ? T : never): Topology {
  const held = [...new Set(holders.map(holder => holder % size))]
  const lines = Array.from({ length: size }, (_, i) => {
    const at = held.indexOf(i)
    return `r${i} ${65_001 + i} paths=${paths} ${at < 0 ? '' : `10.${at}.0.0/16`}`
  })
  const pairs = new Map<string, string>()
  for (let i = 1; i < size; i++) pairs.set(`${i - 1} ${i}`, '')
  for (const { a, b, prefer } of chords) {
    const [low, high] = [a % size, b % size].sort((x, y) => x - y) as [number, number]
    if (low !== high) pairs.set(`${low} ${high}`, policy ? (prefer ? `r${low}.lp=200` : `r${high}.from=local`) : '')
  }
  for (const [pair, options] of pairs) {
    const [a, b] = pair.split(' ')
    lines.push(`r${a} -- r${b} bps=1000000000 ${options}`)
  }
  const network = drawn(lines.join('\n'))
  const ends = held.map(
    (holder, at): EndPoint => ({ name: `h${at}`, address: parseAddress(`10.${at}.0.9`)!, node: `r${holder}`, own: [] }),
  )
  return bareTopology({
    network,
    domains: [...network.links.keys()].map(id => ({ id, kind: 'site-link', name: id, aliases: [] })),
    flows: ends.flatMap((from, i) =>
      ends.slice(i + 1).map(to => ({ id: `${from.name}-${to.name}`, from, to, steadyBps: 4e8, peakBps: 8e8, single: false })),
    ),
    hosts: new Map(),
    info: new Map([...network.nodes.keys()].map(label => [label, { label, kind: 'router' }])),
  })
}

test('every single and double failure of random networks is judged as if each were played alone and as a whole', () => {
  let plain = 0
  fc.assert(
    fc.property(drawing, given => {
      const topology = topologyOf(given)
      if (isPlainBgp(topology)) plain++
      const scripts = [...everySingle(topology), ...everyDouble(topology)]
      const { scenarios } = drill(topology, scripts)
      for (const [i, script] of scripts.entries()) assert.deepEqual(scenarios[i], plainScenario(topology, script))
    }),
    { numRuns: 40 },
  )
  assert.ok(plain > 5 && plain < 35, 'networks with policies and without')
})
