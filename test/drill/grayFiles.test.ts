import assert from 'node:assert/strict'
import { test } from 'node:test'
import { topologyOf } from '../../src/cli/openEstate.ts'
import { DRILL_FILE } from '../../src/drill/file/drillFile.ts'
import { playSequence } from '../../src/drill/file/playSequence.ts'
import { sequenceOfFile } from '../../src/drill/file/sequenceOfFile.ts'
import { listingOf } from '../../src/drill/report/listing.ts'
import { plain } from '../../src/drill/report/paint.ts'
import { drillHtml } from '../../src/drill/report/reportHtml.ts'
import { sequenceText } from '../../src/drill/report/sequenceText.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'

/** Two connections behind one gateway, and flows as a test wants them. */
const estate = (flows: string) => `
landbridge: 1
region: us-east-1
sites:
  ash: { prefixes: [10.0.0.0/16], routers: { r1: { asn: 65000 }, r2: { asn: 65000 } }, hosts: { app: 10.0.1.10 } }
vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } } }
directConnectGateways: { hub: { asn: 64600, vpcs: [prod] } }
connections:
  dx-a: { location: EqDC2, bandwidth: 10Gbps, router: r1 }
  dx-b: { location: CSVA1, bandwidth: 10Gbps, router: r2 }
virtualInterfaces:
  vif-a: { connection: dx-a, type: private, vlan: 100, gateway: hub }
  vif-b: { connection: dx-b, type: private, vlan: 100, gateway: hub }
flows: [${flows}]
`
const ONE = '{ from: app, to: db, steady: 3Gbps, peak: 7Gbps, back: { steady: 1Gbps, peak: 2Gbps } }'

async function read(file: Record<string, unknown>, flows = ONE) {
  const { estate: parsed, problems } = parseEstate(estate(flows), 'estate.yaml')
  const topology = await topologyOf(parsed ?? assert.fail(problems.map(({ summary }) => summary).join('\n')))
  return { topology, result: sequenceOfFile(topology, DRILL_FILE.parse({ name: 'a night', ...file })) }
}

async function played(file: Record<string, unknown>, flows = ONE) {
  const { topology, result } = await read(file, flows)
  assert.ok('sequence' in result, 'problems' in result ? JSON.stringify(result.problems) : '')
  return playSequence(topology, result.sequence)
}

const BOTH = ['dx-a', 'dx-b']
const LOSSY = BOTH.map(on => ({ on, share: '4%', direction: 'in' }))
const SLOW = BOTH.map(on => ({ on, to: '1750Mbps' }))

for (const [deliveredAtLeast, step, holds, text, because] of [
  [
    '2Gbps',
    { drain: ['dx-a'] },
    true,
    '2 Gbps get through, at least 2 Gbps expected',
    'of 7 there, and back all that is asked for',
  ],
  ['5Gbps', { drain: ['dx-a'] }, true, '7 Gbps get through, at least 5 Gbps expected', 'back nobody asks for more than 2 Gbps'],
  [
    '5Gbps',
    { loss: LOSSY },
    false,
    '1.92 Gbps get through from db to app, expected all 2 Gbps: 80 Mbps too little',
    'some of that is lost',
  ],
  [
    '2Gbps',
    { rate: SLOW, loss: LOSSY },
    false,
    '1.92 Gbps get through from db to app, expected at least 2 Gbps: 80 Mbps too little',
    'of 7 Gbps there only half arrive, and still more than 2: each way counts by itself',
  ],
  [
    '4Gbps',
    { rate: SLOW },
    false,
    '3.5 Gbps get through, expected at least 4 Gbps: 500 Mbps too little',
    'the way there alone is short',
  ],
] as const) {
  test(`deliveredAtLeast ${deliveredAtLeast} under ${JSON.stringify(step)}: ${text}: ${because}`, async () => {
    const steps = [{ at: '0s', name: 'gray', for: '1m', ...step }]
    const expect = [{ flow: 'app-to-db', deliveredAtLeast }]
    const { sequence } = await played({ steps, expect })
    assert.deepEqual([sequence?.expectations[0]?.holds, sequence?.expectations[0]?.text], [holds, text])
  })
}

for (const [file, path, says] of [
  [
    { steps: [{ at: '0s', cut: ['dx-a'] }], expect: [{ flow: 'app-to-db', deliveredAtLeast: '20Gbps' }] },
    'expect.0.deliveredAtLeast',
    /^app-to-db sends 7 Gbps at its peak, so 20 Gbps never get through; expect 7 Gbps at most\.$/,
  ],
  [
    { steps: [{ at: '0s', name: 'bad fibre', flap: [{ on: 'dx-a', down: '5s', up: '5s' }], for: '2h' }] },
    'steps.0.flap.0',
    /^bad fibre flaps dx-a 720 times in 2 h; at most 200 are played: end it after 33 min 20 s, or sooner\.$/,
  ],
  [
    {
      steps: [
        { at: '0s', name: 'bad fibre', flap: [{ on: 'dx-a', down: '5s', up: '5s' }] },
        { at: '1d', heal: ['dx-a'] },
      ],
    },
    'steps.0.flap.0',
    /^bad fibre flaps dx-a 8640 times in 24 h; at most 200 are played/,
  ],
  [
    { steps: [{ at: '0s', name: 'x', flap: [{ on: 'dx-a', down: '5s', up: '5s' }] }] },
    'steps.0.flap.0',
    /^x flaps dx-a without end; it takes times, for or until, or a later step that heals it\.$/,
  ],
  [
    {
      steps: [
        { at: '0s', silent: ['dx-a:out'] },
        { at: '9s', heal: ['dx-a:out'] },
      ],
    },
    'steps.1.heal.0',
    /^dx-a:out has a direction, and heal takes both at once; give dx-a\.$/,
  ],
] as const) {
  test(`${path} is refused: ${says.source}`, async () => {
    const { result } = await read(file)
    assert.ok('problems' in result)
    assert.equal(result.problems[0]?.path.join('.'), path)
    assert.match(result.problems[0]?.summary ?? '', says)
  })
}

test('a flap is played each time it goes down, as often as may be', async () => {
  const steps = [{ at: '0s', name: 'a', flap: [{ on: 'dx-a', down: '1s', up: '20s' }], for: '70m' }]
  const [phase] = (await played({ steps })).scenarios
  // 4,200 s by 21 s, and each time the light is missed for 0.1 s.
  assert.equal(phase?.flows[0]?.darkMs, 20_000)
})

test('overlapping windows name flows as the estate does, and sum up many', async () => {
  const calendar = BOTH.map(thing => ({ name: thing, from: '2026-12-05T02:00Z', for: '1h', things: [thing] }))
  const fate = async (flows: string) => (await played({ calendar }, flows)).sequence?.overlaps?.[0]?.text.split('): ')[1]
  const named = (name: string) => `{ name: ${name}, from: app, to: db, steady: 1Gbps }`
  assert.equal(await fate([named('backup'), named('web')].join()), 'backup is gone, web is gone.')
  assert.equal(await fate(['a', 'b', 'c', 'd', 'e'].map(named).join()), 'a, b and 3 more are gone.')
})

test('a terminal, too, names what holds flows back', async () => {
  const steps = [{ at: '0s', name: 'slow', rate: SLOW, for: '1h' }]
  const text = sequenceText(await played({ steps }), listingOf(undefined), { width: 300, paint: plain })
  assert.match(text, /With slow: .*dx-a \(lowered\) carries 1\.75 of 3\.5 Gbps to AWS at peak/)
})

test('loss that is not expected to end anything while it lasts takes no spare way', async () => {
  const lossy = (time: string) => [{ at: '0s', name: 'lossy', loss: [{ on: 'dx-a', share: '5%' }], for: time }]
  const isLost = async (time: string) => (await played({ steps: lossy(time) })).scenarios[0]?.flows[0]?.redundancyLost
  // BFD is expected to end after 21 min.
  assert.deepEqual([await isLost('10m'), await isLost('30m')], [false, true])
})

test('the page counts what a flap does, and names the first of it', async () => {
  const steps = [{ at: '0s', name: 'flap', flap: [{ on: 'dx-a', down: '1s', up: '20s', times: 150 }] }]
  const page = drillHtml(await played({ steps }), { title: 'x' })
  assert.match(page, /… 143 more</)
  assert.match(page, /dark from 2\.1 min to 2\.1 min \(carrier\), dark 143 more times, then 100 % of the peak arrive/)
})

test('JSON tells when loss is expected to end something in whole milliseconds', async () => {
  const { scenarios } = await played({ steps: [{ at: '0s', loss: [{ on: 'dx-a', share: '10%' }], cut: ['dx-b'], for: '10m' }] })
  assert.deepEqual(scenarios[0]?.flows[0]?.forward.darkness?.worst.at(-1)?.slice(0, 2), [166_500, 600_000])
})

test('what is noticed soon is dark for longer where nothing else leads there: at best is never more than at worst', async () => {
  const all = { drain: BOTH, for: '10m' }
  const [drained] = (await played({ steps: [{ at: '0s', ...all }] })).scenarios
  assert.deepEqual([drained?.flows[0]?.darkMs, drained?.flows[0]?.darkMinMs], [599_990, 599_900])
  // AWS sends on until BFD has ended, and what it sends arrives.
  const steps = [{ at: '0s', name: 'deaf', silent: BOTH.map(on => ({ on, direction: 'out' })), for: '10m' }]
  const { forward, back } = (await played({ steps })).scenarios[0]?.flows[0] ?? assert.fail()
  assert.deepEqual([forward.darkMs, forward.darkMinMs, back.darkMs, back.darkMinMs], [600_000, 600_000, 599_400, 599_100])
})

test('what is just noticed before it heals is back late, at worst, though no other step follows', async () => {
  const steps = [
    { at: '0s', name: 'blip', silent: ['dx-a'], for: '800ms' },
    { at: '0s', name: 'gone', cut: ['dx-b'] },
  ]
  const { scenarios } = await played({ steps })
  const dark = scenarios.map(({ flows: [flow] }) => [flow?.darkMinMs, flow?.darkMs])
  // BFD ends after 600 to 900 ms, and a session is back after 1 to 10 s.
  assert.deepEqual(dark, [
    [800, 800],
    [0, 10_000],
  ])
})

test('a stop condition comes true wherever the report has so long a darkness', async () => {
  const steps = [
    { at: '0s', name: 'blip', silent: ['dx-a'], for: '800ms' },
    { at: '0s', name: 'gone', cut: ['dx-b'] },
  ]
  const { sequence } = await played({ steps, stopIf: { flow: 'app-to-db', darkFor: '5s' } })
  assert.equal(sequence?.stopped?.atMs, 5000)
})
