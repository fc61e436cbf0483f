import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Branch } from './forward.ts'
import { capacityBps, carried } from './load.ts'

/** A branch as `0.5 x:10 y:20:140`: its share and the pipes it fills, in Gbit/s and 1000 packets/s; `lost` at the end = dropped there. */
function branch(text: string): Branch {
  const [share, ...words] = text.split(' ')
  const pipes = words.filter(word => word.includes(':')).map(word => word.split(':'))
  const outcome = words.at(-1) === 'lost' ? 'dropped' : 'delivered'
  return {
    share: Number(share),
    hops: [],
    outcome,
    reason: '',
    mtu: 1500,
    rttMs: 0,
    pipes: pipes.map(([name, gbps, packets]) => ({
      name: name ?? '',
      bps: Number(gbps) * 1e9,
      ...(packets === undefined ? {} : { packetsPerSecond: Number(packets) * 1e3 }),
    })),
  }
}

const gbps = (bps: number) => Math.round(bps / 1e5) / 1e4

for (const [branches, expected, because] of [
  [['1 x:10'], 10, 'one way, one pipe'],
  [['1 x:10 y:2'], 2, 'the narrowest pipe of the way'],
  [['0.5 x:10', '0.5 y:10'], 20, 'two ways of equal rate'],
  [['0.5 x:10', '0.5 y:1'], 2, 'members times the slowest: equal shares do not care for rates'],
  [['0.25 x:1', '0.25 y:1', '0.25 z:1', '0.25 w:1'], 4, 'four tunnels'],
  [['0.5 x:10 u:1', '0.5 y:10 u:1'], 1, 'both ways through one uplink'],
  [['0.5 x:10', '0.5 y:10 lost'], 20, 'what is lost anyway limits nothing'],
  [['1 x:10 lost'], 0, 'nothing arrives'],
  [['1'], Number.POSITIVE_INFINITY, 'no pipe limits it'],
] as const) {
  test(`${branches.join(', ')} carries ${expected} Gbps: ${because}`, () => {
    assert.equal(gbps(capacityBps(branches.map(branch))), expected)
  })
}

for (const [demands, expected, because] of [
  [[[3, ['1 x:10']]], [3], 'there is room'],
  [[[3, ['1 x:1.25']]], [1.25], 'the pipe is full'],
  [
    [
      [6, ['1 x:10']],
      [6, ['1 x:10']],
    ],
    [5, 5],
    'two flows share a pipe',
  ],
  [
    [
      [9, ['1 x:10']],
      [3, ['1 x:10']],
    ],
    [7.5, 2.5],
    'in proportion to what each asks for',
  ],
  [[[4, ['0.5 x:1', '0.5 y:10']]], [3], 'one of two ways is full, the other is not'],
  [
    [
      [10, ['1 x:1 y:5']],
      [4, ['1 y:5']],
    ],
    [1, 4],
    'what an earlier pipe dropped does not burden the next one',
  ],
  [[[4, ['1 x:5 y:2']]], [2], 'one pipe after another drops once'],
  [[[4, ['0.5 x:10', '0.5 x:10 lost']]], [2], 'half of it ends nowhere'],
  [
    [
      [4, ['1 x:2 lost']],
      [2, ['1 x:2']],
    ],
    [0, 0.6667],
    'what ends nowhere has still filled the pipe',
  ],
  [[[0, ['1 x:10']]], [0], 'nothing asked, nothing delivered'],
] as const) {
  test(`demands ${JSON.stringify(demands)} deliver ${expected.join(' and ')} Gbps: ${because}`, () => {
    const asked = demands.map(([bps, branches]) => ({ bps: bps * 1e9, branches: branches.map(branch) }))
    assert.deepEqual(carried(asked).arriving.map(gbps), expected)
  })
}

for (const [demands, expected, asked, because] of [
  [[[7, 512]], [0.5734], { askedBps: 7, packets: 1_708_984 }, '140,000 packets/s of 512 B are 0.57344 Gbps'],
  [[[7, 1115]], [1.2488], { askedBps: 7, packets: 784_753 }, 'just below 1,116 B packets bind first'],
  [[[7, 1117]], [1.25], { askedBps: 7, packets: 783_348 }, 'just above, the rate does'],
  [[[0.5, 512]], [0.5], { askedBps: 0.5, packets: 122_070 }, 'there is room for both'],
  [[[7, undefined]], [1.25], { askedBps: 7, packets: 0 }, 'a size that nobody knows counts for no packets'],
  [
    [
      [1, 128],
      [1, 1400],
    ],
    [0.1314, 0.1314],
    { askedBps: 2, packets: 1_065_848 },
    'small packets crowd out large ones: both lose alike',
  ],
] as const) {
  test(`demands ${JSON.stringify(demands)} on a tunnel deliver ${expected.join(' and ')} Gbps: ${because}`, () => {
    const branches = [branch('1 tunnel:1.25:140')]
    const found = carried(demands.map(([bps, packetBytes]) => ({ bps: bps * 1e9, branches, packetBytes })))
    assert.deepEqual(found.arriving.map(gbps), expected)
    const load = found.pipes.get('tunnel')
    assert.deepEqual({ askedBps: gbps(load?.askedBps ?? 0), packets: Math.round(load?.askedPacketsPerSecond ?? 0) }, asked)
  })
}

test('alone a flow of 512 B packets could carry 0.57344 Gbps over a tunnel, and twice that over two', () => {
  assert.equal(capacityBps([branch('1 t:1.25:140')], 512), 573_440_000)
  assert.equal(capacityBps([branch('0.5 t:1.25:140'), branch('0.5 u:1.25:140')], 512), 1_146_880_000)
})

const demand = fc.record({
  bps: fc.integer({ min: 0, max: 20 }).map(n => n * 1e9),
  branches: fc
    .array(fc.uniqueArray(fc.constantFrom('p:1', 'q:5', 'r:10'), { minLength: 1 }), { minLength: 1, maxLength: 3 })
    .map(ways => ways.map(pipes => branch(`${1 / ways.length} ${pipes.join(' ')}`))),
})

test('nobody gets more than it asked for, and alone a flow gets its capacity', () => {
  fc.assert(
    fc.property(fc.array(demand, { minLength: 1, maxLength: 4 }), demands => {
      const { arriving } = carried(demands)
      arriving.forEach((bps, i) => {
        assert.ok(bps <= demands[i]!.bps * (1 + 1e-9) && bps >= 0)
      })
      const capacity = capacityBps(demands[0]!.branches)
      const [alone] = carried([{ ...demands[0]!, bps: Math.min(capacity, 1e12) }]).arriving
      assert.ok(Math.abs(alone! - Math.min(capacity, 1e12)) < 1)
    }),
  )
})

const straight = fc.array(
  fc.record({
    bps: fc.integer({ min: 1, max: 20 }),
    pipes: fc.uniqueArray(fc.constantFrom('p:1', 'q:5', 'r:10'), { minLength: 1 }),
  }),
  { minLength: 1, maxLength: 5 },
)

test('no tunnel passes on more bits or packets than it carries', () => {
  const flows = fc.array(
    fc.record({ bps: fc.integer({ min: 1, max: 5 }).map(n => n * 1e9), packetBytes: fc.integer({ min: 64, max: 1500 }) }),
    { minLength: 1, maxLength: 5 },
  )
  fc.assert(
    fc.property(flows, asked => {
      const branches = [branch('1 tunnel:1.25:140')]
      const { arriving } = carried(asked.map(flow => ({ ...flow, branches })))
      const packets = arriving.reduce((sum, bps, i) => sum + bps / (8 * asked[i]!.packetBytes), 0)
      assert.ok(arriving.reduce((sum, bps) => sum + bps, 0) <= 1.25e9 + 1)
      assert.ok(packets <= 140_001)
    }),
  )
})

test('no pipe passes on more than it carries, and who meets no full pipe gets all it asked for', () => {
  fc.assert(
    fc.property(straight, flows => {
      const demands = flows.map(({ bps, pipes }) => ({ bps: bps * 1e9, branches: [branch(`1 ${pipes.toSorted().join(' ')}`)] }))
      const { arriving } = carried(demands)
      const users = (pipe: string) =>
        demands.flatMap((d, i) => (d.branches[0]!.pipes.some(({ name }) => name === pipe) ? [i] : []))
      const sum = (rates: readonly number[]) => rates.reduce((total, rate) => total + rate, 0)
      for (const [pipe, bps] of [
        ['p', 1e9],
        ['q', 5e9],
        ['r', 10e9],
      ] as const) {
        assert.ok(sum(users(pipe).map(i => arriving[i]!)) <= bps + 1)
      }
      for (const [i, { branches, bps }] of demands.entries()) {
        const full = branches[0]!.pipes.some(pipe => sum(users(pipe.name).map(k => demands[k]!.bps)) > pipe.bps)
        assert.ok(full || Math.abs(arriving[i]! - bps) < 1)
      }
    }),
  )
})
