import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAddress } from '../../../net/address.ts'
import type { Network } from '../../../routing/network.ts'
import { drawn } from '../../../routing/testNetwork.ts'
import type { EndPoint, NodeInfo } from '../../../topology/topology.ts'
import { flowReach } from '../flowReach.ts'
import { Twins } from '../twins.ts'
import { Copies } from './copies.ts'

/** Two branches with two routers each, on one hub. */
const NETWORK = `
  hub 64512 10.9.0.0/16
  a   65001 10.1.0.0/16
  a1  65001
  a2  65001
  b   65002 10.2.0.0/16
  b1  65002
  b2  65002
  a -- a1
  a -- a2
  b -- b1
  b -- b2
  a1 -- hub
  a2 -- hub
  b1 -- hub
  b2 -- hub
`

interface Case {
  readonly why: string
  /** What is otherwise in the network: the line that begins alike is replaced. */
  readonly lines?: readonly string[]
  readonly sharedFate?: Network['sharedFate']
  readonly info?: ReadonlyMap<string, NodeInfo>
  readonly own?: Readonly<Record<string, readonly string[]>>
  readonly isCopy: boolean
}

const CASES: readonly Case[] = [
  { why: 'names, addresses and AS numbers make no difference', isCopy: true },
  { why: 'one AS number is private and the other is not', lines: ['b 3356 10.2.0.0/16', 'b1 3356', 'b2 3356'], isCopy: false },
  { why: 'one branch is two ASes', lines: ['b2 65003'], isCopy: false },
  { why: 'a timer is longer', lines: ['b1 -- hub b1.hold=180'], isCopy: false },
  { why: 'packets are smaller', lines: ['b1 -- hub mtu=1500'], isCopy: false },
  { why: 'who sees light go is another one', lines: ['b1 -- hub seen=hub'], isCopy: false },
  { why: 'rates make no difference', lines: ['b1 -- hub bps=1000'], isCopy: true },
  { why: 'distances make no difference', lines: ['b1 -- hub rtt=30'], isCopy: true },
  {
    why: 'each filter lets through its own block',
    lines: ['a1 -- hub hub.accept=10.1.0.0/16', 'b1 -- hub hub.accept=10.2.0.0/16'],
    isCopy: true,
  },
  {
    why: 'both filters let through the block of one branch',
    lines: ['a1 -- hub hub.accept=10.1.0.0/16', 'b1 -- hub hub.accept=10.1.0.0/16'],
    isCopy: false,
  },
  {
    why: 'each has a community of its own for the same thing',
    lines: ['a1', 'b1'].map(end => `${end} -- hub ${end}.out1==>add:65001:${end.length} hub.in1=c:65001:${end.length}=>lp:50`),
    isCopy: true,
  },
  {
    why: 'one listens to another community than it is told',
    lines: [
      'a1 -- hub a1.out1==>add:65001:1 hub.in1=c:65001:1=>lp:50',
      'b1 -- hub b1.out1==>add:65001:1 hub.in1=c:65001:2=>lp:50',
    ],
    isCopy: false,
  },
  {
    why: 'a community is a well-known one',
    lines: ['a1 -- hub a1.out1==>add:65535:65281', 'b1 -- hub b1.out1==>add:65001:1'],
    isCopy: false,
  },
  { why: 'routers of one branch prefer each other', lines: ['b -- b1 b.lp=200'], isCopy: false },
  { why: 'who is chosen depends on numbers of routers', lines: ['b1 65002 id=9', 'b2 65002 id=8'], isCopy: false },
  {
    why: 'numbers of routers decide nothing where all equal paths are used and nobody is told of them',
    lines: [
      'b1 65002 id=9',
      'b2 65002 id=8',
      'hub 64512 10.9.0.0/16 paths=2',
      'a 65001 10.1.0.0/16 paths=2',
      'b 65002 10.2.0.0/16 paths=2',
    ],
    isCopy: true,
  },
  {
    why: 'names of sessions decide between two with one neighbour',
    lines: ['a1 -- hub name=x', 'a1 -- hub name=y', 'b1 -- hub name=w', 'b1 -- hub name=v'],
    isCopy: false,
  },
  {
    why: 'they are called in the same order',
    lines: ['a1 -- hub name=x', 'a1 -- hub name=y', 'b1 -- hub name=v', 'b1 -- hub name=w'],
    isCopy: true,
  },
  { why: 'both routers of one branch are in one duct', lines: ['b1 -- hub over=duct', 'b2 -- hub over=duct'], isCopy: false },
  {
    why: 'each branch has a duct',
    lines: ['a1 -- hub over=north', 'a2 -- hub over=north', 'b1 -- hub over=south', 'b2 -- hub over=south'],
    isCopy: true,
  },
  {
    why: 'one duct is for both branches',
    lines: ['a1', 'a2', 'b1', 'b2'].map(end => `${end} -- hub over=duct`),
    isCopy: true,
  },
  { why: 'something stands over one of them', sharedFate: new Map([['house', ['b1-hub', 'b2-hub']]]), isCopy: true },
  { why: 'a part takes another one with it', sharedFate: new Map([['b1-hub', ['b2-hub']]]), isCopy: false },
  {
    why: 'a part takes more with it than what it is a part of',
    sharedFate: new Map([
      ['house', ['b1-hub']],
      ['b1-hub', ['b2-hub']],
      ['room', ['a1-hub']],
      ['a1-hub', ['a2-hub']],
    ]),
    isCopy: false,
  },
  { why: 'one end fails with its zone', own: { b: ['zone'] }, isCopy: false },
  { why: 'both ends fail with their zones', own: { a: ['zone a'], b: ['zone b'] }, isCopy: true },
  { why: 'one router is a firewall', info: firewalls('b1'), isCopy: false },
  { why: 'firewalls know what the others saw in one branch alone', info: firewalls('a1 a2', 'b1', 'b2'), isCopy: false },
  { why: 'firewalls know what the others saw in each branch', info: firewalls('a1 a2', 'b1 b2'), isCopy: true },
  { why: 'messages take time', lines: ['a1', 'b1'].map(end => `${end} -- hub delay=20`), isCopy: false },
  {
    why: 'static routes lead the same way',
    lines: ['hub -> a1 10.1.0.0/16 link=a1-hub', 'hub -> b1 10.2.0.0/16 link=b1-hub'],
    isCopy: true,
  },
  {
    why: 'static routes lead to one router and to the other',
    lines: ['hub -> a1 10.1.0.0/16 link=a1-hub', 'hub -> b2 10.2.0.0/16 link=b2-hub'],
    isCopy: false,
  },
]

for (const { why, isCopy, ...otherwise } of CASES) {
  test(`a flow's part of the network is ${isCopy ? '' : 'no '}copy of another's: ${why}`, () => {
    const topology = topologyWith(otherwise)
    assert.equal(new Copies(topology, flowReach(topology), [0, 1]).of(1)?.flow, isCopy ? 0 : undefined)
  })
}

test('where limits of prefixes can be hit, no flow stands for another', () => {
  const standing = (most: number) => {
    const topology = topologyWith({ lines: ['a1', 'a2', 'b1', 'b2'].map(end => `${end} -- hub hub.max=${most}`) })
    return new Twins(topology, flowReach(topology)).of(1)?.flow
  }
  assert.deepEqual([standing(9), standing(1)], [0, undefined])
})

test('what breaks of one part is called by its name in the other, part by part of what stands over both', () => {
  const topology = topologyWith({ sharedFate: new Map([['house', ['a1-hub', 'b1-hub', 'b2-hub']]]) })
  const twin = new Copies(topology, flowReach(topology), [0, 1]).of(1)
  const named = (...components: readonly string[]) =>
    twin?.theirs(components.map(component => ({ component, kind: 'cut' }))).map(({ component }) => component)
  assert.deepEqual(
    [named('b-b1', 'session b2-hub'), named('house'), named('a-a1')],
    [['a-a1', 'session a2-hub'], ['a1-hub', 'a2-hub'], []],
  )
  assert.deepEqual([twin?.ours.node('a2'), twin?.ours.link('a-a1'), twin?.ours.session('a1-hub')], ['b2', 'b-b1', 'b1-hub'])
})

function topologyWith({ lines = [], sharedFate = new Map(), info = new Map(), own = {} }: Omit<Case, 'why' | 'isCopy'>) {
  const headOf = (line: string) => line.trim().split(/ +(?=[\w.]+=|\d)/)[0]
  // At the place of the line that begins alike, for order counts.
  const drawing = NETWORK.split('\n').flatMap(line => {
    const otherwise = lines.filter(each => headOf(each) === headOf(line))
    return otherwise.length > 0 ? otherwise : [line]
  })
  const statics = lines.filter(line => line.includes(' -> '))
  const end = (node: string, address: string): EndPoint => {
    return { name: `at ${node}`, address: parseAddress(address)!, node, own: own[node] ?? [] }
  }
  const flow = (from: EndPoint) => ({ id: from.name, from, to: end('hub', '10.9.0.9'), steadyBps: 1, peakBps: 1, single: false })
  const network = { ...drawn([...drawing, ...statics].join('\n')), sharedFate }
  return { network, flows: [flow(end('a', '10.1.0.9')), flow(end('b', '10.2.0.9'))], info }
}

/** Each word of a text is a router; those of one text share what they know. */
function firewalls(...groups: readonly string[]): ReadonlyMap<string, NodeInfo> {
  return new Map(
    groups.flatMap(firewall => firewall.split(' ').map(label => [label, { label, kind: 'router' as const, firewall }] as const)),
  )
}
