import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseAddress } from '../../net/address.ts'
import { drawn } from '../../routing/testNetwork.ts'
import { bareTopology } from '../../topology/bareTopology.ts'
import type { EndPoint, Topology } from '../../topology/topology.ts'
import { drill } from '../drill.ts'
import { everyDouble, everySingle } from './enumerate.ts'
import { mayExceedLimits } from './mayExceedLimits.ts'
import { plainScenario } from './testPlainDrill.ts'

const drawing = fc.record({
  size: fc.integer({ min: 4, max: 6 }),
  chords: fc.uniqueArray(fc.record({ a: fc.nat(5), b: fc.nat(5) }), {
    maxLength: 3,
    selector: ({ a, b }) => `${Math.min(a, b)} ${Math.max(a, b)}`,
  }),
  holders: fc.uniqueArray(fc.nat(5), { minLength: 4, maxLength: 5 }),
  /** By link, over and over. */
  limits: fc.array(fc.constantFrom('', 'B.max=2', 'B.max=3', 'A.max=2 A.retry=60', 'B.max=2 B.retry=0', 'A.max=3 A.retry=300'), {
    minLength: 2,
    maxLength: 5,
  }),
  delays: fc.constantFrom('', '', 'delay=20'),
})

type Drawn = typeof drawing extends fc.Arbitrary<infer T> ? T : never

/** Routers in a ring with chords, each with as many prefixes as it holds places, and sessions that take few. */
function topologyOf({ size, chords, holders, limits, delays }: Drawn): Topology {
  const held = [...new Set(holders.map(holder => holder % size))]
  const lines = Array.from({ length: size }, (_, i) => {
    const at = held.indexOf(i)
    return `r${i} ${65_001 + i} ${at < 0 ? '' : `10.${at}.0.0/16`}`
  })
  const pairs = new Set(Array.from({ length: size }, (_, i) => [i, (i + 1) % size].sort((a, b) => a - b).join(' ')))
  for (const { a, b } of chords) if (a % size !== b % size) pairs.add([a % size, b % size].sort((x, y) => x - y).join(' '))
  for (const [i, pair] of [...pairs].entries()) {
    const [a, b] = pair.split(' ').map(end => `r${end}`) as [string, string]
    lines.push(`${a} -- ${b} bps=1000000000 ${delays} ${limits[i % limits.length]!.replaceAll('A', a).replaceAll('B', b)}`)
  }
  const network = drawn(lines.join('\n'))
  const ends = held.map(
    (holder, at): EndPoint => ({ name: `h${at}`, address: parseAddress(`10.${at}.0.9`)!, node: `r${holder}`, own: [] }),
  )
  return bareTopology({
    network,
    domains: [...network.links.keys()].map(id => ({ id, kind: 'site-link', name: id, aliases: [] })),
    flows: ends.slice(1).map(to => ({
      id: to.name,
      from: ends[0]!,
      to,
      steadyBps: 1e8,
      peakBps: 2e8,
      single: false,
    })),
    hosts: new Map(),
    info: new Map([...network.nodes.keys()].map(label => [label, { label, kind: 'router' }])),
  })
}

/** One network in eight has a session that comes back: this is one, so that there is one for sure. */
const COMES_BACK: Drawn = {
  size: 6,
  chords: [{ a: 4, b: 5 }],
  holders: [5, 2, 4, 1],
  limits: ['A.max=2 A.retry=60', '', 'A.max=3 A.retry=300'],
  delays: 'delay=20',
}

test('where limits close sessions every scenario is what it is by itself, with what it says of them', () => {
  let closing = 0
  let backAgain = 0
  fc.assert(
    fc.property(drawing, given => {
      const topology = topologyOf(given)
      const scripts = [...everySingle(topology), ...everyDouble(topology)]
      const { scenarios } = drill(topology, scripts)
      for (const [i, script] of scripts.entries()) {
        const scenario = scenarios[i]
        assert.deepEqual(scenario, plainScenario(topology, script))
        const told = scenario?.remarks?.filter(each => each.includes('Cease')) ?? []
        if (told.length > 0) closing++
        if (told.some(each => each.includes('is back after'))) backAgain++
        if (told.length > 0) assert.equal(mayExceedLimits(topology.network), true)
      }
    }),
    { numRuns: 30, examples: [[COMES_BACK]] },
  )
  assert.ok(closing > 0 && backAgain > 0, `${closing} ${backAgain}`)
})
