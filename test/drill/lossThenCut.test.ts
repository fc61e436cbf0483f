import assert from 'node:assert/strict'
import { test } from 'node:test'
import { topologyOf } from '../../src/cli/openEstate.ts'
import { DRILL_FILE } from '../../src/drill/file/drillFile.ts'
import { playSequence } from '../../src/drill/file/playSequence.ts'
import { sequenceOfFile } from '../../src/drill/file/sequenceOfFile.ts'
import type { Scenario } from '../../src/drill/report.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'

const SIDES = `
landbridge: 1
region: us-east-1
vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } } }
directConnectGateways: { hub: { asn: 64600, vpcs: [prod] } }
`

/** Three ports, of which two are enough. */
const LAG = `${SIDES}
sites: { hq: { place: 'Ashburn, VA', prefixes: [10.0.0.0/16], routers: { edge-1: {} }, hosts: { app: 10.0.1.10 } } }
lags: { lag-a: { location: EqDC2, bandwidth: 10Gbps, links: 3, minimumLinks: 2, router: edge-1 } }
virtualInterfaces: { vif-a: { lag: lag-a, type: private, vlan: 100, gateway: hub } }
flows: [{ from: app, to: db, steady: 5Gbps }]
`

/** Two connections that share. */
const PAIR = `${SIDES}
sites: { hq: { place: 'Ashburn, VA', prefixes: [10.0.0.0/16], routers: { edge-1: {}, edge-2: {} }, hosts: { app: 10.0.1.10 } } }
connections: { dx-a: { location: EqDC2, bandwidth: 1Gbps, router: edge-1 }, dx-b: { location: CSVA1, bandwidth: 1Gbps, router: edge-2 } }
virtualInterfaces: { vif-a: { connection: dx-a, type: private, vlan: 100, gateway: hub }, vif-b: { connection: dx-b, type: private, vlan: 100, gateway: hub } }
flows: [{ from: app, to: db, steady: 100Mbps }]
`

async function phases(text: string, steps: readonly object[]): Promise<readonly Scenario[]> {
  const { estate, problems } = parseEstate(text, 'estate.yaml')
  const topology = await topologyOf(estate ?? assert.fail(problems.map(({ summary }) => summary).join('\n')))
  const read = sequenceOfFile(topology, DRILL_FILE.parse({ name: 'a night', steps }))
  assert.ok('sequence' in read, JSON.stringify(read))
  return playSequence(topology, read.sequence).scenarios
}

/** `from, survives, dark, lossy: what LACP or BFD is said to do`. */
function told({ phase, flows: [flow], remarks = [] }: Scenario): string {
  assert.ok(phase && flow)
  const { survives, darkMs, lossy } = flow
  const lost = lossy ? `${Number((100 * lossy.share).toFixed(3))} % for ${lossy.ms}` : 'none lost'
  const said = remarks.flatMap(
    remark => /(?:LACP|BFD) .*?(within [^(,]*\(|within [^(]*) ?with about|(it is left out)/.exec(remark) ?? [],
  )
  const [, within, out] = said
  return `${phase.atMs / 60_000} min: ${survives}, dark ${darkMs}, ${lost}${out ? ', left out' : within ? `, ${within.trim()}` : ''}`
}

const lossy = { name: 'loses', at: '0s', loss: [{ on: 'lag-a-1', share: '5%' }] }

for (const [because, steps, expected] of [
  [
    'it is as lossy as at first when it is back',
    [lossy, { at: '10m', cut: ['lag-a-1'], until: '1h30m' }],
    [
      '0 min: partly, dark 0, 1.667 % for 600000, within 10 min',
      '10 min: whole, dark 100, none lost',
      '90 min: partly, dark 0, 1.667 % for null, within 60 min',
    ],
  ],
  [
    'LACP leaves it out 70 minutes after its return',
    [
      { ...lossy, until: '3h' },
      { at: '10m', cut: ['lag-a-1'], until: '1h30m' },
    ],
    [
      '0 min: partly, dark 0, 1.667 % for 600000, within 10 min',
      '10 min: whole, dark 100, none lost',
      '90 min: whole, dark 0, 1.667 % for 4210000, left out',
      '180 min: whole, dark 0, none lost',
    ],
  ],
  [
    'it is one of two when another is cut, and the clock runs from its return',
    [lossy, { at: '10m', cut: ['lag-a-1'], for: '5m' }, { at: '30m', cut: ['lag-a-2'], for: '5m' }],
    [
      '0 min: partly, dark 0, 1.667 % for 600000, within 10 min',
      '10 min: whole, dark 100, none lost',
      '15 min: partly, dark 0, 1.667 % for 899900, within 15 min',
      '30 min: partly, dark 100, 2.5 % for 300000, within 20 min',
      '35 min: whole, dark 0, 1.667 % for 3010100, left out',
    ],
  ],
  [
    'the moments until the third is back do not count for the hour after them',
    [lossy, { at: '30m', cut: ['lag-a-2'], for: '5m' }],
    [
      '0 min: partly, dark 0, 1.667 % for 1800000, within 30 min',
      '30 min: partly, dark 100, 2.5 % for 300000, within 35 min',
      '35 min: whole, dark 0, 1.667 % for 2110000, left out',
    ],
  ],
] as const) {
  test(`a lossy member that was cut and came back: ${because}`, async () => {
    assert.deepEqual((await phases(LAG, steps)).map(told), expected)
  })
}

test('of what is cut nobody says that it counts as up', async () => {
  const steps = [
    { at: '0s', loss: [{ on: 'dx-a', share: '0.1%' }] },
    { at: '10m', cut: ['dx-a'], for: '5m' },
  ]
  const saidUp = (await phases(PAIR, steps)).map(({ remarks = [] }) => remarks.some(remark => remark.includes('it counts as up')))
  assert.deepEqual(saidUp, [true, false, true])
})

test('a session that loss is expected to end in 42 minutes is missed at once when all falls silent, and is back after it', async () => {
  const steps = [
    { at: '0s', loss: [{ on: 'dx-a', share: '5%' }], until: '50m' },
    { at: '10m', silent: ['dx-a'], for: '20m' },
  ]
  const found = (await phases(PAIR, steps)).map(({ phase, flows: [flow] }) => [
    phase?.atMs,
    flow?.darkMs,
    flow?.lossy,
    flow?.forward.after?.path.some(path => path.includes('dx-a')),
  ])
  const minutes = (count: number) => count * 60_000
  assert.deepEqual(found, [
    [0, 0, { ms: minutes(10), share: 0.025 }, true],
    [minutes(10), 900, undefined, false],
    // From 10 s after the repair on, when the session is back.
    [minutes(30), 0, { ms: minutes(20) - 10_000, share: 0.025 }, true],
    [minutes(50), 0, undefined, true],
  ])
})

test('a LAG that is down for two cuts is up with the first repair, though loss may leave out one more some day', async () => {
  const steps = [
    { ...lossy, until: '3h' },
    { at: '10m', cut: ['lag-a-2'], until: '2h' },
    { at: '20m', cut: ['lag-a-3'], until: '30m' },
  ]
  const found = (await phases(LAG, steps)).map(({ flows: [flow] }) => flow?.survives)
  assert.deepEqual(found.slice(0, 3), ['partly', 'partly', 'no'])
  // LACP leaves the lossy one out 70 minutes after the loss began, and then one is too few.
  const [after] = (await phases(LAG, steps)).slice(3)
  assert.equal(after?.phase?.atMs, 1_800_000)
  assert.deepEqual([after?.flows[0]?.survives, after?.flows[0]?.forward.darkness?.worst.length], ['no', 2])
})
