import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_ASSUMPTIONS } from '../../src/drill/assumptions.ts'
import { drill } from '../../src/drill/drill.ts'
import { drillHtml } from '../../src/drill/report/reportHtml.ts'
import { drillMarkdown } from '../../src/drill/report/reportMarkdown.ts'
import { DRILL_REPORT } from '../../src/drill/report/reportSchema.ts'
import { worstSentence } from '../../src/drill/report/reportSentence.ts'
import { drillTable } from '../../src/drill/report/reportTable.ts'
import type { DrillReport } from '../../src/drill/report.ts'
import { type DrillRequest, scriptsFor } from '../../src/drill/request.ts'
import type { World } from '../../src/resources/world.ts'
import { compile } from '../../src/topology/compile.ts'
import { GEOGRAPHY, nobodyTestedFailover, twoLocations } from './worlds.ts'

function report(world: World, request: DrillRequest, assumptions = DEFAULT_ASSUMPTIONS): DrillReport {
  const topology = compile(world, GEOGRAPHY)
  const scripts = scriptsFor(topology, request)
  assert.ok('scripts' in scripts, 'problem' in scripts ? scripts.problem : '')
  const drilled = drill(topology, scripts.scripts, assumptions)
  DRILL_REPORT.parse(drilled)
  return drilled
}

/** `survives, dark there / back from best to worst by what, percent of the peak, lossy` of the flow to db. */
function told({ scenarios }: DrillReport): string {
  const { survives, forward, back, peak, lossy } = scenarios[0]?.flows[0] ?? assert.fail()
  const [there, home] = [forward, back].map(({ darkMinMs, darkMs, decidedBy }) =>
    darkMs === 0 ? '0' : `${darkMinMs}..${darkMs} ${decidedBy}`,
  )
  const lost = lossy ? `, ${100 * lossy.share} % lost ${lossy.ms === null ? 'on' : `for ${lossy.ms}`}` : ''
  return `${survives}, ${there} / ${home}, ${Number(((100 * peak.deliveredBps) / peak.demandBps).toFixed(2))}${lost}`
}

const TWO = twoLocations()
const NO_BFD = twoLocations({ bfd: false })
const RESTARTS = twoLocations({ router: { gracefulRestart: true } })
const NOBODY = nobodyTestedFailover()
const DX = 'connection:dx-a'

for (const [because, world, request, expected] of [
  // One direction.
  [
    'AWS hears nothing for 3 x 300 ms and says so in its next packet',
    TWO,
    { silent: ['dx-a:out'] },
    'whole, 600..1200 bfd / 0, 100',
  ],
  ['the router hears nothing, and AWS is told', TWO, { silent: ['dx-a:in'] }, 'whole, 0 / 600..1200 bfd, 100'],
  ['an entry of a file says the same', TWO, { silent: [{ on: 'dx-a', direction: 'in' }] }, 'whole, 0 / 600..1200 bfd, 100'],
  [
    'AWS’s hold timer runs out, and its NOTIFICATION gets through',
    NO_BFD,
    { silent: ['dx-a:out'] },
    'whole, 60010..90100 notification / 0, 100',
  ],
  [
    'both directions, one by one, are both ends deaf',
    TWO,
    { silent: ['dx-a:out', 'dx-a:in'] },
    'whole, 600..900 bfd / 600..900 bfd, 100',
  ],
  [
    'BFD ended the session, so that no hold timer runs out: stale routes are used for 120 s from when the router was told',
    RESTARTS,
    { silent: ['dx-a:out'] },
    'whole, 120600..121200 restart / 0, 100',
  ],
  ['and what is left is the VPN', NOBODY, { silent: [`${DX}:out`] }, 'partly, 60010..90100 notification / 0, 17.86'],
  // Loss. Half of the flow is hashed onto dx-a.
  [
    'three in a row of 2 %: every 127,550 packets or 10.6 h, at two ends 5.3 h',
    TWO,
    { loss: [{ on: 'dx-a', share: '2%' }] },
    'partly, 0 / 0, 99, 1 % lost on',
  ],
  [
    'three in a row of 30 %: 51.48 packets or 15.4 s, at two ends 7.7 s',
    TWO,
    { loss: [{ on: 'dx-a', share: '30%' }] },
    'whole, 0 / 0, 100, 15 % lost for 7722',
  ],
  [
    'at the one end that loses: 15.4 s',
    TWO,
    { loss: [{ on: 'dx-a:in', share: '30%' }] },
    'whole, 0 / 0, 100, 15 % lost for 15444',
  ],
  [
    'six sendings of a keepalive all lost: 30 s / 0.3^6 = 11.4 h, at two ends 5.7 h',
    NO_BFD,
    { loss: [{ on: 'dx-a', share: '30%' }] },
    'partly, 0 / 0, 85, 15 % lost on',
  ],
  [
    '90 s + 30 s x (1 / 0.6^6 - 1) = 703 s, at two ends half of it',
    NO_BFD,
    { loss: [{ on: 'dx-a', share: '60%' }] },
    'whole, 0 / 0, 100, 30 % lost for 351502',
  ],
  [
    'two losses in a row: 1 - 0.9 x 0.9',
    NOBODY,
    {
      loss: [
        { on: DX, share: '10%' },
        { on: 'cross-connect:dx-a', share: '10%' },
      ],
    },
    'partly, 0 / 0, 81, 19 % lost on',
  ],
  // Rates: 8 Gbps are asked of two ways alike.
  ['half of all flows gets 1 of 4 Gbps', TWO, { rate: [{ on: 'dx-a', to: '1Gbps' }] }, 'partly, 0 / 0, 62.5'],
  ['nothing notices, so the VPN is not taken', NOBODY, { rate: [{ on: DX, to: '2Gbps' }] }, 'partly, 0 / 0, 28.57'],
  ['slower than it was and fast enough', TWO, { rate: [{ on: 'dx-a', to: '5Gbps' }] }, 'whole, 0 / 0, 100'],
  // Drains.
  ['routes leave while packets still pass', TWO, { drain: ['dx-a'] }, 'whole, 0 / 0, 100'],
  ['a router’s sessions leave, its hosts’ packets go by the other edge', TWO, { drain: ['edge-2'] }, 'whole, 0 / 0, 100'],
  ['the VPN carries what it can, from one packet to the next', NOBODY, { drain: [DX] }, 'partly, 0 / 0, 17.86'],
  // Flaps.
  [
    'each time both ends lose the light for up to 0.1 s',
    TWO,
    { flap: [{ on: 'dx-a', down: '5s', up: '20s', times: 3 }] },
    'whole, 30..300 carrier / 30..300 carrier, 100',
  ],
  [
    'up for less than a session may take to come back: it stays away, or is lost each time',
    TWO,
    { flap: [{ on: 'dx-a', down: '5s', up: '5s', times: 3 }] },
    'whole, 10..300 carrier / 10..300 carrier, 100',
  ],
  [
    'down for less than anybody notices: nothing but the flap ends it',
    TWO,
    { flap: [{ on: 'dx-a', down: '50ms', up: '20s', times: 2 }] },
    'partly, 20..100 null / 20..100 null, 50',
  ],
  [
    'with another that is cut all the while',
    TWO,
    { cut: ['dx-b'], flap: [{ on: 'dx-a', down: '5s', up: '20s', times: 2 }] },
    'partly, 20..200 carrier / 20..200 carrier, 17.86',
  ],
] as const satisfies readonly (readonly [string, World, DrillRequest, string])[]) {
  test(`${JSON.stringify(request)}: ${expected}: ${because}`, () => assert.equal(told(report(world, request)), expected))
}

test('behind a carrier that hides the light a flap of 5 s is not noticed at the far end', () => {
  const world = nobodyTestedFailover({ carrier: { name: 'metro', forwardsLossOfLight: false } })
  const [flow] = report(world, { flap: [{ on: DX, down: '5s', up: '20s', times: 2 }] }).scenarios[0]?.flows ?? []
  // AWS loses its light; the router waits for a hold timer that keepalives reset before it runs out.
  assert.deepEqual([flow?.back.darkMs, flow?.forward.darkMs], [200, 10_000])
})

test('a longer look at loss: what is expected after it does not count', () => {
  const loss = { loss: [{ on: 'dx-a', share: '2%' }] }
  assert.match(
    told(report(TWO, loss, { ...DEFAULT_ASSUMPTIONS, lossWindowMs: 6 * 3_600_000 })),
    /^whole, .*, 1 % lost for 19132500$/,
  )
})

for (const [request, sentence, how] of [
  [
    { silent: ['dx-a:out'] },
    /^If dx-a \(connection\) fails silently towards AWS, 50 % of app → lake is dark for up to 1\.2 s/,
    'silent out',
  ],
  [
    { loss: [{ on: 'dx-a', share: '2%' }] },
    /^If dx-a \(connection\) loses 2 % of packets, app → db gets 6\.93 of 7 Gbps/,
    'loss 2 %',
  ],
  [
    { loss: [{ on: 'dx-a:in', share: '30%' }] },
    /loses 30 % of packets from AWS, app → lake loses 15 % of its packets for 15\.4 s \(expected\)/,
    'loss 30 % in',
  ],
  [
    { rate: [{ on: 'dx-a', to: '1Gbps' }] },
    /dx-a \(connection\) is down to 1 Gbps, .* held back by dx-a \(lowered\)/,
    'rate 1 Gbps',
  ],
  [{ drain: ['dx-a'] }, /^Nothing hurts: .* once dx-a \(connection\) is drained/, 'drain'],
  [
    { flap: [{ on: 'dx-a', down: '5s', up: '20s', times: 3 }] },
    /flaps \(5 s down, 20 s up, 3 times\), 50 %/,
    'flap 5 s/20 s x 3',
  ],
] as const satisfies readonly (readonly [DrillRequest, RegExp, string])[]) {
  test(`${how} is told as such in the sentence, the table, the page and for a pull request`, () => {
    const drilled = report(TWO, request)
    assert.match(worstSentence(drilled), sentence)
    assert.ok(drillTable(drilled, { width: 200 }).includes(how), drillTable(drilled, { width: 200 }))
    assert.ok(drillMarkdown(drilled, 'x').includes(`| ${how} |`))
    assert.ok(drillHtml(drilled, { title: 'x' }).includes(how))
  })
}

test('what loss is expected to do is estimated by rules that are named', () => {
  const drilled = report(TWO, { loss: [{ on: 'dx-a', share: '2%' }] })
  assert.deepEqual(drilled.scenarios[0]?.remarks, [
    'Under loss, on vif-a: BFD misses as many packets in a row as its multiplier says after 5.3 h (expected), within 60 min with about 17 %: it counts as up.',
    'app → db: one TCP connection gets at most about 1.7 Gbps at 2 % loss and a round trip of 0.29 ms (MSS / (RTT x √p), Mathis et al. 1997); of datagrams 98 % arrive.',
    'app → lake: one TCP connection gets at most about 1.7 Gbps at 2 % loss and a round trip of 0.29 ms (MSS / (RTT x √p), Mathis et al. 1997); of datagrams 98 % arrive.',
  ])
  assert.match(drilled.assumptions.join(' '), /expected after \(1 - p\^n\) \/ \(\(1 - p\) x p\^n\) packets/)
  assert.doesNotMatch(report(TWO, { cut: ['dx-a'] }).assumptions.join(' '), /Mathis|p\^n|NOTIFICATION of the end/)
})

for (const [because, request, says] of [
  [
    'a router has no direction',
    { silent: ['edge-1:out'] },
    /^edge-1 \(router\) cannot have a failure of one direction in a drill: it takes what lies between AWS and a router/,
  ],
  [
    'light has no direction',
    { cut: ['dx-a:out'] },
    /^dx-a:out has a direction, and cut takes both at once; give dx-a, or make it silent or lossy instead\.$/,
  ],
  [
    'there are two directions',
    { silent: ['dx-a:up'] },
    /^dx-a:up has the direction up; it takes dx-a:out \(to AWS\), dx-a:in \(from there\), or dx-a for both\.$/,
  ],
  [
    'a location has no loss of its own',
    { loss: [{ on: 'location:EqDC2', share: '2%' }] },
    /^EqDC2 \(location\) cannot have loss in a drill/,
  ],
  [
    'nobody lowers a router’s rate',
    { rate: [{ on: 'edge-1', to: '1Gbps' }] },
    /^edge-1 \(router\) cannot have a lowered rate in a drill/,
  ],
  [
    'faster is not lower',
    { rate: [{ on: 'dx-a', to: '20Gbps' }] },
    /^dx-a carries 10 Gbps as it is, so 20 Gbps lowers nothing; give a rate below that\.$/,
  ],
  [
    'edges of one site have no session to AWS between them',
    { drain: ['site-link:edge-1~edge-2'] },
    /^edge-1~edge-2 \(link\) has no BGP session to shut, so it cannot be drained; cut it instead\.$/,
  ],
  [
    'nobody would ever heal it',
    { flap: [{ on: 'dx-a', down: '5s', up: '5s' }] },
    /^dx-a flaps without end: say how often it goes down, as in 5s\/20s\*3/,
  ],
  [
    'nothing is called so',
    { loss: [{ on: 'dx-c:in', share: '2%' }] },
    /^Nothing that can fail is called dx-c; did you mean dx-a/,
  ],
] as const satisfies readonly (readonly [string, DrillRequest, RegExp])[]) {
  test(`${JSON.stringify(request)} is refused: ${because}`, () => {
    const scripts = scriptsFor(compile(TWO, GEOGRAPHY), request)
    assert.match('problem' in scripts ? scripts.problem : 'no problem', says)
  })
}
