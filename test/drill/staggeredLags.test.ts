import assert from 'node:assert/strict'
import { test } from 'node:test'
import { topologyOf } from '../../src/cli/openEstate.ts'
import { DEFAULT_ASSUMPTIONS } from '../../src/drill/assumptions.ts'
import { DRILL_FILE } from '../../src/drill/file/drillFile.ts'
import { playSequence } from '../../src/drill/file/playSequence.ts'
import { sequenceOfFile } from '../../src/drill/file/sequenceOfFile.ts'
import { momentAt, type StandingFault } from '../../src/drill/trace/moment.ts'
import { trace } from '../../src/drill/trace/trace.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import type { Topology } from '../../src/topology/topology.ts'
import { lagEstate } from './lagEstate.ts'

async function topology(): Promise<Topology> {
  const { estate, problems } = parseEstate(lagEstate(), 'estate.yaml')
  return topologyOf(estate ?? assert.fail(problems.map(({ summary }) => summary).join('\n')))
}

const LOSS = { loss: [{ on: 'lag-a-1', share: '30%' }] }
const CUT = { cut: ['lag-a-2'] }

for (const [first, second, at, until, gbps, because] of [
  [LOSS, CUT, '10m', '601s', 10, 'LACP has left the lossy one out long ago: light says at once that the next is too many'],
  [CUT, LOSS, '10m', '610s', 22.5, 'LACP has not left the lossy one out yet'],
  [CUT, LOSS, '10m', '626s', 10, 'and then it has'],
  [LOSS, CUT, '10s', '24s', 22.5, 'it is still in use when the next is cut: what is left out later is too many'],
  [LOSS, CUT, '10s', '26s', 10, 'LACP counts from when the loss began'],
  [{ silent: ['lag-a-1'] }, CUT, '1s', '2900ms', 16.7, 'the silent one is in use for three seconds'],
  [{ silent: ['lag-a-1'] }, CUT, '1s', '3100ms', 10, 'from when it fell silent'],
  [{ silent: ['lag-a-1'] }, CUT, '1m', '61s', 10, 'it has been left out long ago'],
] as const) {
  test(`${JSON.stringify(first)}, at ${at} ${JSON.stringify(second)}: ${gbps} Gbps at ${until}: ${because}`, async () => {
    const steps = [
      { at: '0s', name: 'first', ...first, until },
      { at, name: 'second', ...second, until },
    ]
    const estate = await topology()
    const read = sequenceOfFile(estate, DRILL_FILE.parse({ name: 'a night', steps }))
    assert.ok('sequence' in read, JSON.stringify(read))
    const { scenarios } = playSequence(estate, read.sequence)
    const [phase] = scenarios.filter(scenario => scenario.phase?.name === 'first + second')
    assert.equal(Math.round((phase?.flows[0]?.peak.deliveredBps ?? 0) / 1e8) / 10, gbps)
  })
}

test('on a running service, too, the LAG falls as soon as the member that is too many has no light', async () => {
  const estate = await topology()
  const id = (name: string) => estate.domains.find(each => each.kind === 'member' && each.name === name)?.id ?? assert.fail(name)
  const faults: readonly StandingFault[] = [
    { kind: 'loss', share: 0.3, on: id('lag-a-1'), since: 0 },
    { kind: 'cut', on: id('lag-a-2'), since: 600_000 },
  ]
  const [app, db] = ['app', 'db'].map(name => estate.hosts.get(name) ?? assert.fail(name))
  const wayAt = (ms: number) => {
    const { hops } = trace(estate, momentAt(estate, faults, ms, DEFAULT_ASSUMPTIONS), app!, db!)
    return hops.map(({ via }) => via).find(via => /^(lag|dx)-/.test(via ?? ''))
  }
  assert.deepEqual([wayAt(599_000), wayAt(600_050), wayAt(601_000)], ['lag-a', 'lag-a', 'dx-b'])
})
