import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseAddress } from '../../net/address.ts'
import { drawn } from '../../routing/testNetwork.ts'
import { bareTopology } from '../../topology/bareTopology.ts'
import type { EndPoint, Topology } from '../../topology/topology.ts'
import { drill } from '../drill.ts'
import type { Script } from '../script.ts'
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
  /** By link, over and over: how its ends find out. */
  watches: fc.array(fc.constantFrom('', '', 'A.bfd=300x3 B.bfd=300x3', 'seen=', 'seen=A', 'A.hold=30 A.keepalive=10', 'over=duct'), {
    minLength: 1,
    maxLength: 4,
  }),
  /** Messages that take time hunt for ways. */
  delays: fc.constantFrom('', '', '', 'delay=20'),
  kinds: fc.array(fc.constantFrom('cut' as const, 'cut' as const, 'silent' as const), { minLength: 3, maxLength: 7 }),
})

function topologyOf({
  size,
  chords,
  holders,
  policy,
  paths,
  watches,
  delays,
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
  for (const [i, [pair, options]] of [...pairs].entries()) {
    const [a, b] = pair.split(' ').map(end => `r${end}`) as [string, string]
    const watch = watches[i % watches.length]?.replaceAll('A', a).replaceAll('B', b)
    lines.push(`${a} -- ${b} bps=1000000000 ${watch} ${delays} ${options}`)
  }
  const network = drawn(lines.join('\n'))
  const ends = held.map(
    (holder, at): EndPoint => ({ name: `h${at}`, address: parseAddress(`10.${at}.0.9`)!, node: `r${holder}`, own: [] }),
  )
  return bareTopology({
    network,
    domains: [...network.links.keys(), 'duct'].map(id => ({ id, kind: 'site-link', name: id, aliases: [] })),
    flows: ends.flatMap((from, i) =>
      ends.slice(i + 1).map(to => ({ id: `${from.name}-${to.name}`, from, to, steadyBps: 4e8, peakBps: 8e8, single: false })),
    ),
    hosts: new Map(),
    info: new Map([...network.nodes.keys()].map(label => [label, { label, kind: 'router' }])),
  })
}

/** Every single and double failure, the double ones again with some of it silent, and some of three at once. */
function scriptsOf(topology: Topology, kinds: readonly Script[number]['kind'][]): readonly Script[] {
  const doubles = everyDouble(topology)
  const mixed = doubles.map((script, i) => script.map((fault, k) => ({ ...fault, kind: kinds[(i + 2 * k) % kinds.length]! })))
  const triples = mixed.flatMap((script, i) => {
    const domain = topology.domains[(3 * i) % topology.domains.length]!
    const isThird = i % 4 === 0 && script.every(fault => fault.domain !== domain)
    return isThird ? [[...script, { domain, kind: kinds[i % kinds.length]! }]] : []
  })
  return [...everySingle(topology), ...doubles, ...mixed, ...triples]
}

test('every single and double failure of random networks is judged as if each were played alone and as a whole', () => {
  let plain = 0
  fc.assert(
    fc.property(drawing, given => {
      const topology = topologyOf(given)
      if (isPlainBgp(topology)) plain++
      const scripts = scriptsOf(topology, given.kinds)
      const { scenarios } = drill(topology, scripts)
      for (const [i, script] of scripts.entries()) assert.deepEqual(scenarios[i], plainScenario(topology, script))
    }),
    { numRuns: 60 },
  )
  assert.ok(plain > 10 && plain < 50, 'networks with policies and without')
})
