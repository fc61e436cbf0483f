import fc from 'fast-check'
import { parseAddress } from '../../net/address.ts'
import { drawn } from '../../routing/testNetwork.ts'
import { bareTopology } from '../../topology/bareTopology.ts'
import type { EndPoint, Topology } from '../../topology/topology.ts'
import type { Script } from '../script.ts'
import { everyDouble, everySingle } from './enumerate.ts'

interface DrawnLeaf {
  readonly at: number
  readonly watch: string
}

const leaf: fc.Arbitrary<DrawnLeaf> = fc.record({
  at: fc.constantFrom(0, 0, 0, 1),
  watch: fc.constantFrom('', '', '', '', 'seen=', 'over=duct'),
})

/**
 * Routers in a ring with chords and twigs, two or three prefixes, and flows between all that have one; leaves on two of
 * them, most of them alike, with flows from the first holder and among themselves.
 */
export const drawing = fc.record({
  size: fc.integer({ min: 3, max: 7 }),
  chords: fc.array(fc.record({ a: fc.nat(6), b: fc.nat(6), prefer: fc.boolean() }), { maxLength: 4 }),
  holders: fc.uniqueArray(fc.nat(6), { minLength: 2, maxLength: 3 }),
  /** Preferences and private peerings make routing more than shortest paths. */
  policy: fc.boolean(),
  paths: fc.constantFrom(1, 2),
  /** How routers choose among equal paths. */
  decides: fc.constantFrom('', '', '', 'everyMed=1', 'equalAsPaths=1', 'single=bgp'),
  /** By link, over and over: how its ends find out. */
  watches: fc.array(
    fc.constantFrom('', '', 'A.bfd=300x3 B.bfd=300x3', 'seen=', 'seen=A', 'A.hold=30 A.keepalive=10', 'over=duct'),
    {
      minLength: 1,
      maxLength: 4,
    },
  ),
  /**
   * A router in the AS of another one refuses what has gone through that, but where somebody sees to it. Nobody takes all
   * numbers out of paths: without them routers believe each other what both have lost, and there are several states of rest.
   */
  sameAs: fc.constantFrom(undefined, undefined, 2, 3),
  loops: fc.array(fc.constantFrom('', '', 'A.override', 'B.override', 'A.allowAs=1', 'A.out1==>med:5', 'B.out1==>med:7'), {
    minLength: 1,
    maxLength: 4,
  }),
  /** Messages that take time hunt for ways; with preferences some never stop, and are given up by how much was said in all. */
  delays: fc.constantFrom('', '', '', 'delay=20'),
  leaves: fc.oneof(fc.constant<DrawnLeaf[]>([]), fc.array(leaf, { minLength: 2, maxLength: 4 })),
  /** Every which leaf hangs on a router of its own. */
  gateways: fc.constantFrom(0, 1, 2),
  /** Some leaves are behind a filter, or fail together. */
  filter: fc.constantFrom('', '', 'A.within=10.0.0.0/9,10.200.0.0/23', 'A.within=10.0.0.0/9,10.200.0.0/16'),
  house: fc.constantFrom([], [], [0, 1], [1]),
  kinds: fc.array(fc.constantFrom('cut' as const, 'cut' as const, 'silent' as const), { minLength: 3, maxLength: 7 }),
})

export type Drawing = typeof drawing extends fc.Arbitrary<infer T> ? T : never

interface Part {
  readonly lines: readonly string[]
  /** Links that fail with the house. */
  readonly together: readonly string[]
  readonly flows: readonly (readonly [EndPoint, EndPoint])[]
}

export function topologyOf(given: Drawing): Topology {
  return topologyOver([partOf(given)])
}

/** The same twice, with other names, numbers and addresses; `ids`: how routers are numbered in the second one; `joined`: with a link between both. */
export function twice(given: Drawing, ids: 'inOrder' | 'reversed', joined: boolean): Topology {
  const first = partOf(given)
  const last = given.size - 1
  const second = elsewhere(first, ids)
  const lines = joined ? [...second.lines, `r${last} -- q${last} bps=1000000000`] : second.lines
  return topologyOver([first, { ...second, lines }])
}

function elsewhere({ lines, together, flows }: Part, ids: 'inOrder' | 'reversed'): Part {
  const names: Record<string, string> = { r: 'q', v: 'w', g: 'k' }
  const renamed = (text: string) =>
    text
      .replaceAll(/\b([rvg])(\d)/g, (_, kind, number) => `${names[kind]}${number}`)
      .replaceAll(/\b10\.(\d)\.0\.(0\/16|9)/g, (_, block, rest) => `10.${100 + Number(block)}.0.${rest}`)
      .replaceAll('10.200.', '10.201.')
      .replaceAll(/\b650(\d\d)\b/g, '651$1')
  const isNode = (line: string) => /^[qwk]\d \d/.test(line)
  const end = ({ name, address, node }: EndPoint): EndPoint => {
    return { name: `other ${name}`, address: parseAddress(renamed(address.text))!, node: renamed(node), own: [] }
  }
  return {
    lines: lines.map(renamed).map((line, i) => (ids === 'reversed' && isNode(line) ? `${line} id=${1000 - i}` : line)),
    together: together.map(renamed),
    flows: flows.map(([from, to]) => [end(from), end(to)]),
  }
}

function partOf({
  size,
  chords,
  holders,
  policy,
  paths,
  decides,
  watches,
  sameAs,
  loops,
  delays,
  leaves,
  gateways,
  filter,
  house,
}: Drawing): Part {
  const held = [...new Set(holders.map(holder => holder % size))]
  const lines = Array.from({ length: size }, (_, i) => {
    const at = held.indexOf(i)
    return `r${i} ${65_001 + (i === sameAs ? 0 : i)} paths=${paths} ${policy ? decides : ''} ${at < 0 ? '' : `10.${at}.0.0/16`}`
  })
  const pairs = new Map<string, string>()
  for (let i = 1; i < size; i++) pairs.set(`${i - 1} ${i}`, '')
  for (const { a, b, prefer } of leaves.length > 0 ? chords.slice(2) : chords) {
    const [low, high] = [a % size, b % size].sort((x, y) => x - y) as [number, number]
    if (low !== high) pairs.set(`${low} ${high}`, policy ? (prefer ? `r${low}.lp=200` : `r${high}.from=local`) : '')
  }
  for (const [i, [pair, options]] of [...pairs].entries()) {
    const [a, b] = pair.split(' ').map(end => `r${end}`) as [string, string]
    const loop = policy ? loops[i % loops.length] : ''
    const watch = `${watches[i % watches.length]} ${loop} ${i === 0 ? filter : ''}`.replaceAll('A', a).replaceAll('B', b)
    lines.push(`${a} -- ${b} bps=1000000000 ${watch} ${policy ? '' : delays} ${options}`)
  }
  const hasGateway = (i: number) => gateways > 0 && i % gateways === 0
  for (const [i, { at, watch }] of leaves.entries()) {
    const gateway = hasGateway(i)
    const [hub, options] = gateway ? [`g${i}`, ''] : [`r${at}`, watch]
    lines.push(
      ...(gateway ? [`g${i} 64512`, `g${i} -- r${at} bps=1000000000 ${watch}`] : []),
      `v${i} 0 selection=ranked 10.200.${i}.0/24`,
      `v${i} -- ${hub} silent bps=1000000000 ${options}`,
      `v${i} -> ${hub} 0.0.0.0/0 link=v${i}-${hub}`,
      `${hub} -> v${i} 10.200.${i}.0/24 link=v${i}-${hub}`,
    )
  }
  const together = house.flatMap(i => (leaves[i] ? [`${hasGateway(i) ? 'g' : 'v'}${i}-r${leaves[i].at}`] : []))
  const ends = held.map(
    (holder, at): EndPoint => ({ name: `h${at}`, address: parseAddress(`10.${at}.0.9`)!, node: `r${holder}`, own: [] }),
  )
  const far = leaves.map(
    (_, i): EndPoint => ({ name: `leaf${i}`, address: parseAddress(`10.200.${i}.9`)!, node: `v${i}`, own: [] }),
  )
  const pairsOfEnds = [
    ...ends.flatMap((from, i) => ends.slice(i + 1).map(to => [from, to] as const)),
    ...far.map(to => [ends[0]!, to] as const),
    ...far.slice(2).map((from, i) => [from, far[i]!] as const),
  ]
  return { lines, together, flows: pairsOfEnds }
}

function topologyOver(parts: readonly Part[]): Topology {
  const together = parts.flatMap(part => part.together)
  const network = { ...drawn(parts.flatMap(({ lines }) => lines).join('\n')), sharedFate: new Map([['house', together]]) }
  return bareTopology({
    network,
    domains: [...network.links.keys(), 'duct', 'house'].map(id => ({ id, kind: 'site-link', name: id, aliases: [] })),
    flows: parts
      .flatMap(({ flows }) => flows)
      .map(([from, to], i) => {
        const steadyBps = 1e8 * (1 + (i % 3))
        return { id: `${from.name}-${to.name}`, from, to, steadyBps, peakBps: 2 * steadyBps, single: false }
      }),
    hosts: new Map(),
    info: new Map([...network.nodes.keys()].map(label => [label, { label, kind: 'router' }])),
  })
}

/** Every single failure, double ones, all of these with some of it silent, and some of three at once. */
export function scriptsOf(topology: Topology, kinds: readonly Script[number]['kind'][]): readonly Script[] {
  const doubles = everyDouble(topology)
  const mixed = doubles.map((script, i) => script.map((fault, k) => ({ ...fault, kind: kinds[(i + 2 * k) % kinds.length]! })))
  const triples = mixed.flatMap((script, i) => {
    const domain = topology.domains[(3 * i) % topology.domains.length]!
    const isThird = i % 4 === 0 && script.every(fault => fault.domain !== domain)
    return isThird ? [[...script, { domain, kind: kinds[i % kinds.length]! }]] : []
  })
  return [...everySingle(topology), ...doubles.filter((_, i) => i % 3 > 0), ...mixed, ...triples]
}
