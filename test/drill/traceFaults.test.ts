import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_ASSUMPTIONS } from '../../src/drill/assumptions.ts'
import { type NamedFaults, namedFaults } from '../../src/drill/namedFaults.ts'
import { momentAt } from '../../src/drill/trace/moment.ts'
import type { Packet } from '../../src/drill/trace/packet.ts'
import { endPointByName, type Trace, trace } from '../../src/drill/trace/trace.ts'
import { TRACE } from '../../src/drill/trace/traceSchema.ts'
import { traceText } from '../../src/drill/trace/traceText.ts'
import { compile } from '../../src/topology/compile.ts'
import { GEOGRAPHY, nobodyTestedFailover, twoLocations } from './worlds.ts'

const TWO = compile(twoLocations(), GEOGRAPHY)
const NOBODY = compile(nobodyTestedFailover(), GEOGRAPHY)

function traced(topology: typeof TWO, named: NamedFaults, packet: Packet = {}): Trace {
  const faults = namedFaults(topology, named).map(found => {
    assert.ok('fault' in found, 'problem' in found ? found.problem : '')
    const { domain, ...how } = found.fault
    return { ...how, on: domain.id, since: 0 }
  })
  const [from, to] = [endPointByName(topology, 'app'), endPointByName(topology, 'db')]
  assert.ok('node' in from && 'node' in to)
  const found = trace(topology, momentAt(topology, faults, 3_600_000, DEFAULT_ASSUMPTIONS), from, to, packet)
  return TRACE.parse(found)
}

/** `dx-a loss 0.02` per thing met, and what is lost of the way. */
function met({ hops, lostShare }: Omit<Trace, 'back'>): string {
  const faults = hops.flatMap(hop =>
    (hop.faults ?? []).map(({ name, kind, share, toBps }) => `${name} ${kind} ${share ?? toBps}`),
  )
  return [...faults, lostShare ?? 0].join(', ')
}

const DX = 'connection:dx-a'

for (const [named, there, back, because] of [
  [{}, '0', '0', 'nothing fails'],
  [
    { loss: [{ on: DX, share: '2%' }] },
    'dx-a loss 0.02, 0.02',
    'dx-a loss 0.02, 0.02',
    'of two equal ways the lossy one is shown',
  ],
  [{ loss: [{ on: `${DX}:in`, share: '2%' }] }, '0', 'dx-a loss 0.02, 0.02', 'what comes from AWS alone'],
  [
    { rate: [{ on: DX, to: '2Gbps' }] },
    'dx-a rate 2000000000, 0',
    'dx-a rate 2000000000, 0',
    'a lowered rate loses nothing by itself',
  ],
  [
    { loss: [{ on: DX, share: '2%' }], rate: [{ on: DX, to: '2Gbps' }] },
    'dx-a loss 0.02, dx-a rate 2000000000, 0.02',
    'dx-a loss 0.02, dx-a rate 2000000000, 0.02',
    'both at once',
  ],
  [
    { loss: [{ on: DX, share: '2%' }], rate: [{ on: 'connection:dx-b', to: '2Gbps' }] },
    'dx-a loss 0.02, 0.02',
    'dx-a loss 0.02, 0.02',
    'a lossy way before a slow one',
  ],
  [{ loss: [{ on: DX, share: '30%' }] }, '0', '0', 'BFD has given it up: the loss is on no way any more'],
] as const) {
  test(`a trace under ${JSON.stringify(named)}: ${because}`, () => {
    const found = traced(TWO, named)
    assert.deepEqual([met(found), met(found.back ?? assert.fail())], [there, back])
    assert.deepEqual([found.outcome, found.back?.outcome], ['delivered', 'delivered'])
  })
}

test('losses in a row come one after the other, and on the VPN behind a cut they are named as people name them', () => {
  const twice = traced(TWO, { loss: ['vif-a', DX].map(on => ({ on, share: '1%' })) })
  assert.equal(twice.lostShare, 0.0199)
  const behind = traced(NOBODY, {
    cut: ['connection:dx-a'],
    loss: [{ on: 'vpn-1', share: '5%' }],
    rate: [{ on: 'vpn-1', to: '100Mbps' }],
  })
  const text = traceText(behind)
  assert.match(text, /^there +delivered at .*, 5 % lost on this way\)/)
  assert.match(text, /\n +loses 5 % at backup \(VPN\)\n/)
  assert.match(text, /\n +backup \(VPN\) is lowered to 100 Mbps\n/)
})

test('what is dropped for its size is not lost to chance', () => {
  const found = traced(NOBODY, { cut: ['connection:dx-a'], loss: [{ on: 'vpn-1', share: '5%' }] }, { size: 9001, df: true })
  assert.deepEqual([found.outcome, found.lostShare], ['dropped', undefined])
  assert.equal(found.hops.at(-1)?.via, 'backup/1', 'nothing of it gets any further')
})
