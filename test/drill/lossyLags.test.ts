import assert from 'node:assert/strict'
import { test } from 'node:test'
import { topologyOf } from '../../src/cli/openEstate.ts'
import { drill } from '../../src/drill/drill.ts'
import { drillTable } from '../../src/drill/report/reportTable.ts'
import type { DrillReport } from '../../src/drill/report.ts'
import { type DrillRequest, scriptsFor } from '../../src/drill/request.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import { type LagOptions, lagEstate } from './lagEstate.ts'

async function report(said: LagOptions, request: DrillRequest): Promise<DrillReport> {
  const { estate, problems } = parseEstate(lagEstate(said), 'estate.yaml')
  const topology = await topologyOf(estate ?? assert.fail(problems.map(({ summary }) => summary).join('\n')))
  const scripts = scriptsFor(topology, request)
  assert.ok('scripts' in scripts, 'problem' in scripts ? scripts.problem : '')
  return drill(topology, scripts.scripts)
}

const loss = (share: string, ...on: readonly string[]): DrillRequest => ({ loss: on.map(each => ({ on: each, share })) })

/** `survives, dark, lossy, Gbps that arrive at peak by what`. */
function told({ scenarios }: DrillReport): string {
  const { survives, darkMs, lossy, forward, peak } = scenarios[0]?.flows[0] ?? assert.fail()
  const [path = 'nowhere'] = forward.after?.path ?? []
  const lost = lossy
    ? `${Number((100 * lossy.share).toFixed(2))} % lost ${lossy.ms === null ? 'on' : `for ${lossy.ms}`}`
    : 'none lost'
  return `${survives}, dark ${darkMs}, ${lost}, ${peak.deliveredBps / 1e9} by ${path.split(' → ').find(step => /^(lag|dx)-/.test(step))}`
}

for (const [because, said, request, expected] of [
  ['one port can be spared', {}, loss('30%', 'lag-a-1'), 'whole, dark 0, 7.5 % lost for 25741, 25 by lag-a'],
  ['the second port is one too many', {}, loss('30%', 'lag-a-1', 'lag-a-2'), 'partly, dark 0, 15 % lost for 25741, 10 by dx-b'],
  [
    'of four the last two are enough',
    { minimumLinks: 2 },
    loss('30%', 'lag-a-1', 'lag-a-2'),
    'partly, dark 0, 15 % lost for 25741, 20 by lag-a',
  ],
  [
    'with one that is silent one lossy port is one too many',
    {},
    { silent: ['lag-a-2'], ...loss('30%', 'lag-a-1') },
    'partly, dark 3000, 10 % lost for 25741, 10 by dx-b',
  ],
  ['no port saves BFD, which is quicker than LACP', {}, loss('10%', 'lag-a'), 'partly, dark 0, 10 % lost for 166500, 10 by dx-b'],
  ['as of its virtual interface', {}, loss('10%', 'vif-a'), 'partly, dark 0, 10 % lost for 166500, 10 by dx-b'],
  ['BFD within the hour, LACP not', {}, loss('5%', 'lag-a'), 'partly, dark 0, 5 % lost for 1263000, 10 by dx-b'],
  ['neither within the hour', {}, loss('2%', 'lag-a'), 'partly, dark 0, 2 % lost on, 24.5 by lag-a'],
  ['without BFD LACP ends it', { bfd: false }, loss('30%', 'lag-a'), 'partly, dark 0, 30 % lost for 25741, 10 by dx-b'],
  ['neither LACP nor a hold timer', { bfd: false }, loss('5%', 'lag-a'), 'partly, dark 0, 5 % lost on, 23.75 by lag-a'],
] as const satisfies readonly (readonly [string, LagOptions, DrillRequest, string])[]) {
  test(`${JSON.stringify({ ...said, ...request })}: ${expected}: ${because}`, async () => {
    assert.equal(told(await report(said, request)), expected)
  })
}

test('what is lossy for a while has its row, whatever comes after', async () => {
  const table = drillTable(await report({}, loss('10%', 'lag-a-1')), { width: 200 })
  assert.match(table, /│ lag-a-1: connection │ loss 10 % │ whole .* 0; 2\.5 % lost for 9\.3 min/)
  assert.doesNotMatch(table, /move nothing/)
})

for (const [because, said, request, expected] of [
  [
    'LACP leaves it out',
    {},
    loss('30%', 'lag-a-1'),
    [
      'on lag-a-1: LACP misses three packets in a row within 2 s to 25.7 s (expected): it is left out from then on, until the loss ends.',
    ],
  ],
  [
    'LACP keeps it',
    {},
    loss('2%', 'lag-a-1'),
    [
      'on lag-a-1: LACP misses three packets in a row after 17.7 h (expected), within 60 min with about 5.5 %: it is not left out.',
    ],
  ],
  [
    'too few are left',
    {},
    loss('30%', 'lag-a-1', 'lag-a-2'),
    [
      'on lag-a-1 and lag-a-2: LACP misses three packets in a row within 2 s to 25.7 s (expected): it is left out from then on, until the loss ends.',
      'on lag-a: fewer members are left than the 3 it needs within 2 s to 25.7 s (expected): it counts as down from then on, until the loss ends.',
    ],
  ],
  [
    'the session goes with its LAG, not by its hold timer',
    { bfd: false, minimumLinks: 0 },
    loss('30%', 'lag-a'),
    [
      'on lag-a-1, lag-a-2, lag-a-3 and lag-a-4: LACP misses three packets in a row within 2 s to 25.7 s (expected): it is left out from then on, until the loss ends.',
      'on lag-a: no member is left within 2 s to 25.7 s (expected): it counts as down from then on, until the loss ends.',
    ],
  ],
  [
    'BFD comes first',
    {},
    loss('5%', 'lag-a'),
    [
      'on vif-a: BFD misses as many packets in a row as its multiplier says within 600 ms to 21 min (expected): it counts as down from then on, until the loss ends.',
      'on lag-a-1, lag-a-2, lag-a-3 and lag-a-4: LACP misses three packets in a row after 70.2 min (expected), within 60 min with about 57 %: it is not left out.',
    ],
  ],
] as const satisfies readonly (readonly [string, LagOptions, DrillRequest, readonly string[]])[]) {
  test(`${JSON.stringify({ ...said, ...request })} is told of LACP too: ${because}`, async () => {
    const { remarks = [] } = (await report(said, request)).scenarios[0] ?? {}
    const under = remarks.flatMap(remark => (remark.startsWith('Under loss, ') ? [remark.slice('Under loss, '.length)] : []))
    assert.deepEqual(under, expected)
  })
}
