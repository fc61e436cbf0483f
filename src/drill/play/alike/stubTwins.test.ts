import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAddress } from '../../../net/address.ts'
import { drawn } from '../../../routing/testNetwork.ts'
import type { EndPoint } from '../../../topology/topology.ts'
import { StubTwins } from './stubTwins.ts'

const NETWORK = `
  here 65001 10.0.0.0/16
  far  65002
  near 65003
  one   0 selection=ranked 10.200.1.0/24
  two   0 selection=ranked 10.200.2.0/24
  three 0 selection=ranked 10.200.3.0/24
  here -- far
  here -- near
  near -- far
  one -- far silent
  two -- far silent
  three -- far silent
  far -> one   10.200.1.0/24 link=one-far
  far -> two   10.200.2.0/24 link=two-far
  far -> three 10.200.3.0/24 link=three-far
  one   -> far 0.0.0.0/0 link=one-far
  two   -> far 0.0.0.0/0 link=two-far
  three -> far 0.0.0.0/0 link=three-far
`

const ADDRESSES = { here: '10.0.0.9', one: '10.200.1.9', two: '10.200.2.9', three: '10.200.3.9' }

function end(node: keyof typeof ADDRESSES, own: readonly string[] = []): EndPoint {
  return { name: `at ${node}`, address: parseAddress(ADDRESSES[node])!, node, own }
}

interface Case {
  readonly why: string
  /** What is otherwise in the network, line by line: the line that begins alike is replaced. */
  readonly lines?: readonly string[]
  readonly sharedFate?: ReadonlyMap<string, readonly string[]>
  readonly flows?: readonly (readonly [EndPoint, EndPoint])[]
  /** By flow: the one that stands for it. */
  readonly standing: readonly number[]
}

const CASES: readonly Case[] = [
  { why: 'all three hang on the same router in the same way', standing: [0, 0, 0] },
  { why: 'the link of the second one is watched otherwise', lines: ['two -- far silent seen=two'], standing: [0, 1, 0] },
  { why: 'the third one hangs on another router', lines: ['three -- far silent', 'three -- near silent'], standing: [0, 0, 2] },
  { why: 'a filter knows the first one', lines: ['here -- far here.accept=10.200.1.0/24'], standing: [0, 1, 1] },
  { why: 'a filter knows the first two', lines: ['here -- far here.accept=10.200.1.0/24,10.200.2.0/24'], standing: [0, 0, 2] },
  { why: 'a filter lets all of them through', lines: ['here -- far here.accept=10.200.0.0/16'], standing: [0, 0, 0] },
  { why: 'the second one speaks for itself', lines: ['two -- far'], standing: [0, 1, 0] },
  {
    why: 'the second one lies in a duct with another link',
    lines: ['two -- far silent over=duct', 'here -- near over=duct'],
    standing: [0, 1, 0],
  },
  {
    why: 'the first two lie in a duct',
    lines: ['one -- far silent over=duct', 'two -- far silent over=duct'],
    standing: [0, 0, 2],
  },
  { why: 'a house stands over the third one', sharedFate: new Map([['house', ['three-far']]]), standing: [0, 0, 2] },
  { why: 'a house stands over all', sharedFate: new Map([['house', ['one-far', 'two-far', 'three-far']]]), standing: [0, 0, 0] },
  {
    why: 'the second one takes another way out',
    lines: ['two -> far 0.0.0.0/0 link=two-far', 'two -> nowhere 0.0.0.0/0'],
    standing: [0, 1, 0],
  },
  {
    why: 'the first two hang on gateways of their own',
    lines: [...behind('one', 'north'), ...behind('two', 'south')],
    standing: [0, 0, 2],
  },
  {
    why: 'one gateway has a filter',
    lines: [...behind('one', 'north'), ...behind('two', 'south', 'south.accept=10.0.0.0/8')],
    standing: [0, 1, 2],
  },
  {
    why: 'both gateways have a filter',
    lines: [...behind('one', 'north', 'north.accept=10.0.0.0/8'), ...behind('two', 'south', 'south.accept=10.0.0.0/8')],
    standing: [0, 0, 2],
  },
  {
    why: 'both gateways speak of a larger block, and who is chosen depends on their numbers',
    lines: [
      ...behind('one', 'north'),
      'north -> one 10.200.0.0/16 link=one-north',
      ...behind('two', 'south'),
      'south -> two 10.200.0.0/16 link=two-south',
    ],
    standing: [0, 1, 2],
  },
  {
    why: 'one gateway has another way out',
    lines: [...behind('one', 'north'), ...behind('two', 'south'), 'south -- near'],
    standing: [0, 1, 2],
  },
  {
    why: 'the last one fails with its zone',
    flows: [
      [end('here'), end('one')],
      [end('here'), end('two')],
      [end('here'), end('three', ['zone'])],
    ],
    standing: [0, 0, 2],
  },
  {
    why: 'the other way is another flow',
    flows: [
      [end('here'), end('one')],
      [end('two'), end('here')],
      [end('three'), end('here')],
    ],
    standing: [0, 1, 1],
  },
  {
    why: 'among leaves, a leaf cannot be at both ends of two',
    flows: [
      [end('one'), end('two')],
      [end('two'), end('three')],
      [end('three'), end('two')],
    ],
    standing: [0, 1, 0],
  },
]

for (const { why, lines = [], sharedFate = new Map(), flows, standing } of CASES) {
  test(`flows are told apart by all but the names of their stubs: ${why}`, () => {
    const topology = {
      network: { ...drawn(replaced(lines)), sharedFate },
      flows: (flows ?? (['one', 'two', 'three'] as const).map(to => [end('here'), end(to)] as const)).map(([from, to], i) => ({
        ...{ id: `flow ${i}`, from, to, steadyBps: 1e8, peakBps: 1e8, single: false },
      })),
      info: new Map(),
    }
    const twins = new StubTwins(topology)
    assert.deepEqual(
      topology.flows.map((_, flow) => twins.of(flow)?.flow ?? flow),
      standing,
    )
  })
}

test("what breaks a flow's leaf breaks its twin's, and the other way round", () => {
  const flows = (['one', 'two'] as const).map(to => {
    return { id: to, from: end('here'), to: end(to), steadyBps: 1e8, peakBps: 1e8, single: false }
  })
  const twin = new StubTwins({ network: drawn(NETWORK), flows, info: new Map() }).of(1)
  const cut = (component: string) => ({ component, kind: 'cut' as const })
  const both = twin?.theirs([cut('two-far'), cut('here-near')])
  assert.deepEqual([both, twin?.theirs([cut('one-far')])], [[cut('one-far'), cut('here-near')], [cut('two-far')]])
})

/** A leaf on a gateway of its own, which speaks with `far`. */
function behind(leaf: 'one' | 'two', gateway: string, options = ''): readonly string[] {
  const block = leaf === 'one' ? '10.200.1.0/24' : '10.200.2.0/24'
  return [
    `${leaf} -- far silent none`,
    `far -> ${leaf} none`,
    `${leaf} -> far none`,
    `${gateway} 64512`,
    `${gateway} -- far ${options}`,
    `${leaf} -- ${gateway} silent`,
    `${gateway} -> ${leaf} ${block} link=${leaf}-${gateway}`,
    `${leaf} -> ${gateway} 0.0.0.0/0 link=${leaf}-${gateway}`,
  ]
}

/** A line of two nodes and an arrow stands for the one between the same two, or takes it away with `none`. */
function replaced(lines: readonly string[]): string {
  const headOf = (line: string) => line.trim().split(/\s+/).slice(0, 3).join(' ')
  const heads = new Set(lines.map(headOf))
  const kept = NETWORK.split('\n').filter(line => !heads.has(headOf(line)))
  return [...kept, ...lines.filter(line => !line.endsWith('none'))].join('\n')
}
